"use client";

import { useEffect, useMemo, useRef } from "react";
import { useJob } from "@/components/widget/use-job";
import { makeDigit, moveDigit } from "./digit";
import { makeExperiment } from "./experiment";
import type { ShownDigit } from "./job";
import type { State } from "./state";

/** The network in training, looking at the digit in view. It begins again when what is trained changes. */
export function useMaps(state: State) {
  const { strokes, digit, hand, right, down, width, kernel, steps, seed } = state;
  const shown = useMemo<ShownDigit>(() => {
    const still = makeDigit({ strokes, digit, hand });
    return { still, moved: moveDigit(still, { right, down }) };
  }, [digit, down, hand, right, strokes]);
  const experiment = useMemo(
    () => makeExperiment({ width, kernel, steps, seed }),
    [kernel, seed, steps, width],
  );
  const spec = useMemo(() => ({ experiment, steps, digit: shown }), [experiment, shown, steps]);
  const job = useJob("feature-maps", { spec, opens: "running" });
  const { send, start, status } = job;

  const told = useRef({ experiment, shown });
  useEffect(() => {
    const before = told.current;
    told.current = { experiment, shown };
    if (status === "idle") return;
    if (before.experiment !== experiment) start(spec);
    else if (before.shown !== shown) send({ digit: shown });
  }, [experiment, send, shown, spec, start, status]);

  return { job, shown, frame: job.latest };
}
