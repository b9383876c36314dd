import { createBatchOrder } from "@/lib/experiment/batch-order";
import type { EngineState } from "@/lib/experiment/engines/engine";
import { countSplit } from "@/lib/experiment/prepare-data";
import type { RunLog } from "@/lib/experiment/run/log";
import type { RunPoint } from "@/lib/experiment/run/point";
import type { Experiment } from "@/lib/experiment/schema";

/** A recorded model, and what was measured when it stood there. */
export interface ScrubPlace {
  state: EngineState;
  epoch: number;
  /** Null where nothing was measured up to then. */
  point: RunPoint | null;
}

export function countStepsPerEpoch({ data, training }: Experiment): number {
  return createBatchOrder(countSplit(data).train, training.batchSize, training.seed).stepsPerEpoch;
}

/** Every recorded model of a run by step, each with the last measurement up to it. */
export function listPlaces(log: RunLog): ScrubPlace[] {
  const stepsPerEpoch = countStepsPerEpoch(log.experiment);
  const states = [...log.states].sort((a, b) => a.step - b.step);
  return states.map((state) => ({
    state,
    epoch: state.step / stepsPerEpoch,
    point: log.points.findLast(({ step }) => step <= state.step) ?? null,
  }));
}
