"use client";

import { useCallback, useEffect, useMemo, useRef } from "react";
import { useThrottled } from "@/components/training/use-throttled";
import { useJob } from "@/components/widget/use-job";
import { keepLastRun } from "@/components/widget/keep-last-run";
import { type CellName, cellNames, openingCells } from "./cells";
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
  const { outputs } = frame;
  const keys = useMemo(() => readKeys(outputs), [outputs]);
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
      if (status !== "idle" && status !== "failed") return send({ kind: "run", state, cells });
      // Nothing is left of a run that failed: what it had found must be found again first.
      const known = (cell: CellName) => cell !== "test" && keys[cell] !== undefined;
      start({ state, cells: cellNames.filter((cell) => known(cell) || cells.includes(cell)) });
    },
    [keys, send, start, state, status],
  );
  const stop = useCallback(() => {
    isAsked.current = false;
    send({ kind: "stop" });
  }, [send]);
  const startOver = useCallback(() => {
    update(() => nothing);
    start({ state, cells: openingCells });
  }, [start, state, update]);

  const { train } = outputs;
  useEffect(() => {
    if (train?.isWhole === true) keepLastRun(train.found.points.map((point) => point.validation.loss));
  }, [train]);
  return { job, frame, keys, run, stop, startOver };
}
