"use client";

import { useEffect, useMemo, useRef } from "react";
import { useJob } from "@/components/widget/use-job";
import { makeExperiments } from "./experiments";
import { makeHeldOut } from "./held-out";
import type { ShiftSpec } from "./job";
import type { State } from "./state";

/** The three networks in training, and the digits that they are tested on. They begin again when their setup changes. */
export function useLab({ direction, trainingShift, examples, steps, seed }: State) {
  const held = useMemo(() => makeHeldOut(seed), [seed]);
  const experiments = useMemo(
    () => makeExperiments({ trainingShift, examples, steps, seed }),
    [examples, seed, steps, trainingShift],
  );
  const spec = useMemo<ShiftSpec>(
    () => ({ experiments, steps, seed, direction }),
    [direction, experiments, seed, steps],
  );
  const job = useJob("shift-lab", { spec, opens: "running" });
  const { send, start, status } = job;

  const told = useRef({ experiments, direction });
  useEffect(() => {
    const before = told.current;
    told.current = { experiments, direction };
    if (status === "idle") return;
    if (before.experiments !== experiments) start(spec);
    else if (before.direction !== direction) send({ direction });
  }, [direction, experiments, send, spec, start, status]);

  return { job, held, experiments, frame: job.latest };
}
