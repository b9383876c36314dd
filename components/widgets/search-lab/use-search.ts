"use client";

import { useMemo } from "react";
import { useTrainings } from "@/components/training/use-trainings";
import { type Plan, planTrials } from "./plan";
import { readResults } from "./results";
import type { State } from "./state";

/** The state without what only changes the picture. */
function namePlan({ x: _x, y: _y, shown: _shown, ...plan }: State): string {
  return JSON.stringify(plan);
}

/** The searches of the state, in training, and what they have found. */
export function useSearch(state: State) {
  const key = namePlan(state);
  const trials = useMemo(() => planTrials(JSON.parse(key) as Plan), [key]);
  const spec = useMemo(
    () => ({ key, experiments: trials.map(({ experiment }) => experiment), parts: ["validation" as const] }),
    [key, trials],
  );
  const { job, outcomes } = useTrainings(spec, true, 1);
  const results = useMemo(() => readResults(trials, outcomes), [outcomes, trials]);
  return { job, trials, results };
}
