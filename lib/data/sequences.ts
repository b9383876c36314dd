import { createRandom } from "@/lib/math/random";
import type { Dataset } from "./dataset";
import { createMemoryTask, type MemoryTaskOptions } from "./memory-tasks";

export interface SequencesOptions extends MemoryTaskOptions {
  /** A target at each step, or the last step's alone. */
  targets: "each" | "last";
  count: number;
  /** The first so many are for training; the others are drawn from held-out text, where the task has any. */
  trainCount: number;
  seed: number;
}

/** Sequences of a memory task as one-hot vectors [length, vocabulary]. */
export function makeSequences(options: SequencesOptions): Dataset {
  const { count, trainCount, seed, targets } = options;
  const task = createMemoryTask(options);
  const random = createRandom(seed, "sequences");
  const size = task.vocabulary.length;
  const perStep = targets === "each";
  const inputs = new Float32Array(count * task.length * size);
  const labels = new Int32Array(perStep ? count * task.length : count);
  for (let i = 0; i < count; i++) {
    const sequence = task.draw(random, i < trainCount ? "train" : "held-out");
    sequence.symbols.forEach((symbol, step) => (inputs[(i * task.length + step) * size + symbol] = 1));
    if (perStep) labels.set(sequence.targets, i * task.length);
    else labels[i] = sequence.targets.at(-1) ?? -1;
  }
  return {
    count,
    inputShape: [task.length, size],
    inputs,
    targets: { kind: "classes", names: task.classes, labels, perStep },
  };
}
