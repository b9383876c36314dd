"use client";

import { useEffect, useMemo } from "react";
import { readPlane } from "@/components/training/plane";
import { useComparison } from "@/components/training/use-comparison";
import type { Weights } from "@/lib/experiment/initialize";
import type { ViewSpec } from "@/lib/lab/experiment-view";
import { makeExperiments } from "./experiments";
import { drawMasks } from "./masks";
import { readNetwork, sendForward } from "./model";
import { pickRow, type State } from "./state";
import { strikeEach } from "./strikes";
import { useHeld } from "./use-held";

const views: ViewSpec = { mapSize: 48, weights: true };

/** Steps a frame: the overfitting can be watched. */
const SPEED = 10;

/** Milliseconds for which a mask stands while training runs on. */
const HOLD = 450;

interface Snapshot {
  step: number;
  /** Of each copy. */
  weights: Weights[];
}

/** Both copies in training, and the one with dropout as its next step sees it. */
export function useLab(state: State) {
  const experiments = useMemo(() => makeExperiments(state), [state]);
  const comparison = useComparison(experiments, views, "running");
  const { job, frame } = comparison;
  const { setSpeed } = job;
  useEffect(() => setSpeed(SPEED), [setSpeed]);

  const key = JSON.stringify(experiments[1].data);
  const plane = useMemo(() => {
    const { data, training } = experiments[1];
    return readPlane({ data, training });
    // The points are made again only when they change.
  }, [key]); // eslint-disable-line react-hooks/exhaustive-deps

  const snapshot = useMemo<Snapshot | null>(
    () => frame && { step: frame.step, weights: frame.runs.map(({ weights }) => weights ?? []) },
    [frame],
  );
  const held = useHeld(snapshot, job.status === "running" ? HOLD : 0);

  const { mode, activation, panel } = state;
  const row = pickRow(state);
  const experiment = experiments[1];
  const shown = useMemo(() => {
    if (held === null) return null;
    const point = plane.points[row];
    const input = [point?.x ?? 0, point?.y ?? 0];
    const network = readNetwork(held.weights[1] ?? [], activation);
    const masks = mode === "training" ? drawMasks(experiment, held.step, row) : null;
    return {
      step: held.step,
      network,
      input,
      row,
      target: point?.target ?? 0,
      masks,
      pass: sendForward(network, input, masks),
    };
  }, [held, plane, row, activation, mode, experiment]);

  const strikes = useMemo(() => {
    if (panel !== "strikes" || held === null) return null;
    const points = plane.points.filter(({ part }) => part === "train");
    return held.weights.map((weights) => strikeEach(readNetwork(weights, activation), points));
  }, [panel, held, plane, activation]);

  return { ...comparison, experiments, plane, shown, strikes };
}

export type Lab = ReturnType<typeof useLab>;
export type Shown = NonNullable<Lab["shown"]>;
