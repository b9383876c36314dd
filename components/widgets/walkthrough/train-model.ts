import { createTfjsEngine, type TfjsEngine } from "@/lib/experiment/engines/tfjs/create-engine";
import type { Experiment } from "@/lib/experiment/schema";
import type { Memory, Model } from "./memory";
import type { CurvePoint } from "./outputs";

export interface TrainingProgress {
  step: number;
  steps: number;
  /** After each epoch, the first weights included. */
  points: CurvePoint[];
}

async function measure(engine: TfjsEngine): Promise<CurvePoint> {
  const [train, validation] = [await engine.evaluate("train"), await engine.evaluate("validation")];
  return { step: engine.step, train, validation };
}

/**
 * A network trained to its last epoch, or to a loss that is no number; gives way after every step. The test part is not
 * looked at. What is left of a training that is broken off is freed.
 */
export async function* trainModel(
  memory: Memory,
  experiment: Experiment,
): AsyncGenerator<TrainingProgress, Model> {
  const engine = await createTfjsEngine(await memory.tf(), experiment);
  const steps = experiment.training.epochs * engine.stepsPerEpoch;
  let isKept = false;
  try {
    let points = [await measure(engine)];
    yield { step: 0, steps, points };
    while (engine.step < steps) {
      engine.trainStep();
      if (engine.step % engine.stepsPerEpoch === 0) {
        await engine.readLoss();
        points = [...points, await measure(engine)];
        if (!Number.isFinite(points.at(-1)?.train.loss)) break;
      }
      yield { step: engine.step, steps, points };
    }
    isKept = true;
    return { experiment, engine, points };
  } finally {
    if (!isKept) engine.dispose();
  }
}
