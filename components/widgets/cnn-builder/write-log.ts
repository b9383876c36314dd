import { beginLog, type RunLog } from "@/lib/experiment/run/log";
import type { Experiment } from "@/lib/experiment/schema";
import type { BuilderFrame } from "./job";

/** The run as others keep it: its curves, and its model where the frame has one. Nothing is measured on a test part here. */
export function writeLog(experiment: Experiment, { points, end, model }: BuilderFrame): RunLog {
  return {
    ...beginLog("cnn-builder", experiment),
    points: points.map(({ step, loss, validationLoss, accuracy }) => ({
      step,
      train: { loss, accuracy: null },
      validation: { loss: validationLoss, accuracy },
      test: { loss: NaN, accuracy: null },
    })),
    states: model === null ? [] : [model],
    end: end === null ? null : { reason: end, step: points.at(-1)?.step ?? 0 },
  };
}
