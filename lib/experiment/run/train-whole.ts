import type { Engine } from "../engines/engine";
import type { Experiment } from "../schema";

/**
 * Trains to the last epoch, and looks at nothing on the way but whether the training loss is still a number.
 * @param signal ends it after the epoch in which it is aborted
 * @returns false when the loss was no longer a finite number
 */
export async function trainWhole(
  engine: Engine,
  { training }: Pick<Experiment, "training">,
  signal?: AbortSignal,
): Promise<boolean> {
  const last = training.epochs * engine.stepsPerEpoch;
  while (engine.step < last && signal?.aborted !== true) {
    engine.trainStep();
    if (engine.step % engine.stepsPerEpoch === 0 && !Number.isFinite(await engine.readLoss())) return false;
  }
  return true;
}
