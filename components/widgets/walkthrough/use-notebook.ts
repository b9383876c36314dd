"use client";

import { useCallback, useEffect, useMemo, useRef } from "react";
import { useThrottled } from "@/components/training/use-throttled";
import { useJob } from "@/components/widget/use-job";
import { keepLastRun } from "@/components/widget/keep-last-run";
import { type CellName, openingCells } from "./cells";
import type { WalkthroughFrame } from "./job";
import { type Output, type Outputs, readKeys } from "./outputs";
import type { State } from "./state";

const nothing: WalkthroughFrame = { outputs: {}, running: null, queue: [] };

/** The newest frame, with the outputs that did not change as the objects that they were. */
function merge(before: WalkthroughFrame, next: WalkthroughFrame): WalkthroughFrame {
  const outputs = Object.fromEntries(
    Object.entries(next.outputs).map(([cell, output]): [string, Output] => {
      const known = before.outputs[cell as CellName];
      return [cell, known?.version === output.version && known.key === output.key ? known : output];
    }),
  ) as Outputs;
  return { ...next, outputs };
}

/** The cells' job: what they found so far, and how to run them. */
export function useNotebook(state: State) {
  const spec = useMemo(() => ({ state, cells: openingCells }), [state]);
  const job = useJob("walkthrough", { spec, opens: "running" });
  const [frame, update] = useThrottled<WalkthroughFrame>(nothing);
  const { onFrame, play, send, setSpeed, start, status } = job;
  const isAsked = useRef(false);

  useEffect(() => setSpeed("max"), [setSpeed]);
  useEffect(() => onFrame((next) => update((before) => merge(before, next))), [onFrame, update]);
  // A job that had come to its end stands still when it is given more, until it is told to go on.
  useEffect(() => {
    if (status === "paused" && isAsked.current) play();
  }, [play, status]);

  const run = useCallback(
    (cells: readonly CellName[]) => {
      isAsked.current = true;
      if (status === "idle" || status === "failed") start({ state, cells });
      else send({ kind: "run", state, cells });
    },
    [send, start, state, status],
  );
  const stop = useCallback(() => {
    isAsked.current = false;
    send({ kind: "stop" });
  }, [send]);
  const startOver = useCallback(() => {
    update(() => nothing);
    start({ state, cells: openingCells });
  }, [start, state, update]);

  const { outputs } = frame;
  const { train } = outputs;
  useEffect(() => {
    if (train?.isWhole === true) keepLastRun(train.found.points.map((point) => point.validation.loss));
  }, [train]);
  return { job, frame, keys: useMemo(() => readKeys(outputs), [outputs]), run, stop, startOver };
}
