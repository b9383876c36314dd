import { createDenseEngine } from "@/lib/experiment/engines/dense/create-engine";
import { beginLog, extendLog, type RunLog } from "@/lib/experiment/run/log";
import { createSession } from "@/lib/experiment/run/session";
import { createExperiment, type Experiment, type ExperimentInput } from "@/lib/experiment/schema";
import type { KeptRun } from "./kept-run";

/** A small run that was really trained, for tests. */
export async function trainRun(id: string, parts: ExperimentInput = {}, steps = 20): Promise<RunLog> {
  const experiment = createExperiment({
    ...parts,
    data: { size: 60, ...parts.data },
    model: parts.model ?? { layers: [{ kind: "dense", units: 3, activation: "tanh" }, { kind: "dense" }] },
    training: { batchSize: 12, ...parts.training },
  });
  const session = await createSession(createDenseEngine(experiment), experiment);
  for (let i = 0; i < steps; i++) await session.step();
  await session.measure();
  const { edits, end } = session;
  return extendLog(beginLog(id, experiment), { recording: session.takeRecording(), edits, end });
}

/** A run of one point whose one state has so many weights. */
export function inventRun(id: string, weights = 4, experiment: Experiment = createExperiment()): RunLog {
  const evaluation = { loss: 0.5, accuracy: 0.75 };
  const { regularization, learningRate } = experiment.training;
  return {
    ...beginLog(id, experiment),
    points: [10, 20].map((step) => ({ step, train: evaluation, validation: evaluation, test: evaluation })),
    states: [10, 20].map((step) => ({
      step,
      learningRate,
      regularization,
      weights: [{ name: "0/kernel", shape: [weights], values: new Float32Array(weights) }],
      slots: [],
    })),
  };
}

export const keep = (log: RunLog, number: number, slot = number - 1): KeptRun => ({ log, number, slot });
