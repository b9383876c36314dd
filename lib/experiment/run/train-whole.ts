import type { Engine } from "../engines/engine";
import type { Experiment } from "../schema";

/** How far a training is that goes to its last epoch. */
export interface TrainingProgress {
  /** The epoch that it is in, from 1. */
  epoch: number;
  epochs: number;
  /** Mean training loss of this epoch so far. */
  loss: number;
}

type Trained = Pick<Experiment, "training">;

/**
 * Trains to the last epoch, and looks at nothing on the way but the training loss.
 * @param pieceLength milliseconds of training after which it tells how far it is and waits to go on
 * @returns false when the loss of an epoch was no longer a finite number
 */
export async function* trainInPieces(
  engine: Engine,
  { training: { epochs } }: Trained,
  pieceLength: number,
): AsyncGenerator<TrainingProgress, boolean> {
  const { stepsPerEpoch } = engine;
  const last = epochs * stepsPerEpoch;
  let [sum, count, unread] = [0, 0, 0];
  let started = performance.now();
  while (engine.step < last) {
    engine.trainStep();
    unread++;
    const isEpochOver = engine.step % stepsPerEpoch === 0;
    const isPieceOver = performance.now() - started >= pieceLength;
    if (!isEpochOver && !isPieceOver) continue;
    sum += unread * (await engine.readLoss());
    count += unread;
    unread = 0;
    if (isEpochOver && !Number.isFinite(sum)) return false;
    if (isPieceOver) {
      yield { epoch: Math.ceil(engine.step / stepsPerEpoch), epochs, loss: sum / count };
      started = performance.now();
    }
    if (isEpochOver) [sum, count] = [0, 0];
  }
  return true;
}

/** The same without a stop on the way. */
export async function trainWhole(engine: Engine, experiment: Trained): Promise<boolean> {
  const { value } = await trainInPieces(engine, experiment, Infinity).next();
  return value === true;
}
