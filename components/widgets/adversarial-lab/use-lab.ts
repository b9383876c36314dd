"use client";

import { useEffect, useMemo, useRef } from "react";
import { useJob } from "@/components/widget/use-job";
import type { LabSpec, Question } from "./job";
import type { State } from "./state";

/** The networks in training and under attack. They begin again with another seed; every other setting is asked of them. */
export function useLab(state: State) {
  const key = JSON.stringify(state);
  const spec = useMemo<LabSpec>(() => {
    const { seed, ...question } = JSON.parse(key) as { seed: number } & Question;
    return { seed, question };
  }, [key]);
  const job = useJob("adversarial-lab", { spec, opens: "running" });
  const { send, start, status } = job;
  const told = useRef(spec);
  useEffect(() => {
    const before = told.current;
    told.current = spec;
    if (status === "idle" || before === spec) return;
    if (before.seed !== spec.seed) start(spec);
    else send({ question: spec.question });
  }, [send, spec, start, status]);
  return job;
}
