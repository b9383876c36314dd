import type { LossName } from "../../schema-training";
import type { KernelMemory } from "./memory";

/** In the order of `Loss` in `assembly/losses.ts`. */
const names: readonly LossName[] = ["squaredError", "softmaxCrossEntropy", "sigmoidCrossEntropy"];

/** Outputs before any softmax or sigmoid, beside what they should be; both [units, stride]. */
export interface Answers {
  outputs: Float32Array;
  /** A row of zeros asks nothing of a softmax. */
  targets: Float32Array;
  /** Where the gradient of the mean loss with respect to the outputs goes. */
  gradient: Float32Array;
  units: number;
}

/** Of a loss over rows. */
export interface LossMeter {
  /** Forgets what it has added up. */
  clear(): void;
  /** Adds a batch's loss, and writes the gradient of its mean where that is wanted. */
  add(rows: number, stride: number, wantsGradient: boolean): void;
  /** Of all since `clear`; NaN when there were none. */
  readMean(): number;
  /** Turns the outputs in place into what they say: probabilities under cross-entropy. */
  finish(stride: number): void;
}

/** Numbers that `createLossMeter` takes from the memory, in one array. */
export const lossMemory = 4;

export function createLossMeter(
  { kernels, allocateDoubles }: KernelMemory,
  loss: LossName,
  { outputs, targets, gradient, units }: Answers,
): LossMeter {
  /** The sum, and what it is to be divided by to be the mean. */
  const total = allocateDoubles(2);
  const kind = names.indexOf(loss);
  const [z, t, g] = [outputs.byteOffset, targets.byteOffset, gradient.byteOffset];
  return {
    clear() {
      total[0] = 0;
      total[1] = 0;
    },
    add(rows, stride, wantsGradient) {
      kernels.addLoss(kind, z, t, wantsGradient ? g : 0, units, rows, stride, total.byteOffset);
    },
    readMean: () => total[0]! / total[1]!,
    finish(stride) {
      kernels.finish(kind, z, units, stride);
    },
  };
}
