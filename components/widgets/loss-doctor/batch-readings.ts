import { measureJaggedness, takeLast } from "@/components/training/diagnosis/curve";
import type { BatchRun } from "./job";

/** What three runs of different batch sizes show. */
export interface BatchReading {
  batchSize: number;
  /** How far the batches' own losses jump from step to step, over the second half of the run so far. */
  batchJump: number;
  /** The same of the loss over all training examples. */
  wholeJump: number;
  /** Over all training examples, now. */
  end: number;
  /** Examples looked at, repeats counted. */
  seen: number;
}

export function readBatchRun({ batch, whole, batchSize }: BatchRun): BatchReading {
  return {
    batchSize,
    batchJump: measureJaggedness(takeLast(Array.from(batch), 0.5)),
    wholeJump: measureJaggedness(takeLast(Array.from(whole), 0.5)),
    end: whole.at(-1) ?? NaN,
    seen: batch.length * batchSize,
  };
}

/**
 * The jump that theory expects for another batch size: the mean of `size` independent losses scatters by 1/√size, and
 * the less, the more of the `count` examples are in it, since none is in it twice.
 */
export function predictJump(from: { size: number; jump: number }, size: number, count: number): number {
  const scatter = (batch: number) => Math.sqrt((count - batch) / (batch * Math.max(1, count - 1)));
  return scatter(from.size) === 0 ? NaN : (from.jump * scatter(size)) / scatter(from.size);
}
