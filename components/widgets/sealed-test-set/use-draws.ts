"use client";

import { useMemo } from "react";
import { useTrainings } from "@/components/training/use-trainings";
import { listDraws, planModels } from "./plan";
import type { State } from "./state";

/** The models of the reader's draw, measured on the validation set alone. */
function planDraw(key: string) {
  const state = JSON.parse(key) as State;
  return { key, experiments: planModels(state, state.seed), parts: ["validation" as const] };
}

/** The models of all draws of `many`, whose test sets are there to be looked at. */
function planMany(key: string) {
  const state = JSON.parse(key) as State;
  const experiments = listDraws(state).flatMap((seed) => planModels(state, seed));
  return { key, experiments, parts: ["validation" as const, "test" as const] };
}

/** What is in view, in training: one draw or many. */
export function useDraws(state: State) {
  const { mode, draws, ...draw } = state;
  const isMany = mode === "many";
  const drawKey = JSON.stringify(draw);
  const manyKey = JSON.stringify({ ...draw, draws });
  const drawSpec = useMemo(() => planDraw(drawKey), [drawKey]);
  const manySpec = useMemo(() => planMany(manyKey), [manyKey]);
  const one = useTrainings(drawSpec, !isMany, 1);
  const many = useTrainings(manySpec, isMany, 10);
  return { drawKey, drawSpec, one, many, job: isMany ? many.job : one.job };
}
