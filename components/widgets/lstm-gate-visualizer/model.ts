import { createMemoryTask, type MemorySequence, type MemoryTask } from "@/lib/data/memory-tasks";
import { initializeWeights } from "@/lib/math/initialization";
import { createRandom } from "@/lib/math/random";
import type { RecurrentWeights } from "@/lib/math/recurrent";
import { cells, noIntervention, runCell, type CellTrace, type Intervention } from "./cells";
import type { State } from "./state";

/** What is trained: every field that changes the weights of some step. */
export type Spec = Pick<
  State,
  | "task"
  | "lag"
  | "text"
  | "cell"
  | "units"
  | "forgetBias"
  | "recurrentStart"
  | "learningRate"
  | "steps"
  | "seed"
>;

/** Weights of a recurrent layer of n units over V symbols and of the dense layer to C classes above it; row-major. */
export interface Weights extends RecurrentWeights {
  /** [n, C]. */
  outputKernel: Float32Array;
  /** [C]. */
  outputBias: Float32Array;
}

export const weightNames = ["kernel", "recurrentKernel", "bias", "outputKernel", "outputBias"] as const;

/** Sequences on which the loss beside the picture is measured; training never sees them. */
export const heldOutCount = 32;

export function pickSpec(state: State): Spec {
  const { task, lag, text, cell, units, forgetBias, recurrentStart, learningRate, steps, seed } = state;
  return { task, lag, text, cell, units, forgetBias, recurrentStart, learningRate, steps, seed };
}

export function createTask({ task, lag, text }: Pick<Spec, "task" | "lag" | "text">): MemoryTask {
  return createMemoryTask({ kind: task, lag, text });
}

/** Shape of each weight, in the order of `weightNames`. */
export function findShapes(spec: Spec, task: MemoryTask): Record<(typeof weightNames)[number], number[]> {
  const columns = cells[spec.cell].kernelOrder.length * spec.units;
  return {
    kernel: [task.vocabulary.length, columns],
    recurrentKernel: [spec.units, columns],
    bias: [columns],
    outputKernel: [spec.units, task.classes.length],
    outputBias: [task.classes.length],
  };
}

/**
 * The weights before training, as Keras starts them: Glorot for the kernels, orthogonal (or uniform within 1/sqrt(n), as
 * PyTorch does) for the recurrent one, biases 0 but for the forget gate's.
 */
export function createWeights(spec: Spec, task: MemoryTask): Weights {
  const shapes = findShapes(spec, task);
  const glorot = { kind: "glorot" } as const;
  const recurrent =
    spec.recurrentStart === "orthogonal"
      ? ({ kind: "orthogonal" } as const)
      : ({ kind: "uniform", limit: 1 / Math.sqrt(spec.units) } as const);
  const random = (name: string) => createRandom(spec.seed, "weights", name);
  const bias = initializeWeights(shapes.bias, { kind: "zeros" }, random("bias"));
  if (spec.cell === "lstm") bias.fill(spec.forgetBias, spec.units, 2 * spec.units);
  return {
    kernel: initializeWeights(shapes.kernel, glorot, random("kernel")),
    recurrentKernel: initializeWeights(shapes.recurrentKernel, recurrent, random("recurrent")),
    bias,
    outputKernel: initializeWeights(shapes.outputKernel, glorot, random("output")),
    outputBias: initializeWeights(shapes.outputBias, { kind: "zeros" }, random("output bias")),
  };
}

/** The same sequences for every cell trained on this task with this seed. */
export function drawHeldOut(task: MemoryTask, seed: number): MemorySequence[] {
  const random = createRandom(seed, "held-out");
  return Array.from({ length: heldOutCount }, () => task.draw(random, "held-out"));
}

/** One row per step, a 1 in the column of its symbol: [time, vocabulary]. */
export function encodeOneHot(symbols: readonly number[], vocabulary: number): Float32Array {
  const inputs = new Float32Array(symbols.length * vocabulary);
  symbols.forEach((symbol, step) => (inputs[step * vocabulary + symbol] = 1));
  return inputs;
}

export interface Reading {
  trace: CellTrace;
  /** [time, classes]; each row adds up to 1. */
  probabilities: Float32Array;
}

/** Everything the cell computes on one sequence, and what the layer above makes of it. */
export function readSequence(
  spec: Spec,
  task: MemoryTask,
  weights: Weights,
  symbols: readonly number[],
  intervention: Intervention = noIntervention,
): Reading {
  const size = { time: symbols.length, inputs: task.vocabulary.length, units: spec.units };
  const inputs = encodeOneHot(symbols, size.inputs);
  const trace = runCell(spec.cell, weights, inputs, size, intervention);
  const h = trace.h ?? new Float32Array(size.time * size.units);
  return { trace, probabilities: computeProbabilities(h, weights, size.time, spec.units) };
}

/** softmax(h V + b), a row per step. */
function computeProbabilities(h: Float32Array, weights: Weights, time: number, units: number): Float32Array {
  const classes = weights.outputBias.length;
  const probabilities = new Float32Array(time * classes);
  for (let step = 0; step < time; step++) {
    const row = Float64Array.from(weights.outputBias);
    for (let unit = 0; unit < units; unit++) {
      const value = h[step * units + unit] ?? 0;
      for (let k = 0; k < classes; k++)
        row[k] = (row[k] ?? 0) + value * (weights.outputKernel[unit * classes + k] ?? 0);
    }
    const largest = row.reduce((a, b) => Math.max(a, b));
    const powers = row.map((logit) => Math.exp(logit - largest));
    const sum = powers.reduce((a, b) => a + b);
    powers.forEach((power, k) => (probabilities[step * classes + k] = power / sum));
  }
  return probabilities;
}

export interface Score {
  /** Mean cross-entropy of the asked steps, in nats. */
  loss: number;
  /** Share of the asked steps whose likeliest answer is right. */
  accuracy: number;
}

/** Every sequence read by the same weights. */
export function readSequences(
  spec: Spec,
  task: MemoryTask,
  weights: Weights,
  sequences: readonly MemorySequence[],
  intervention: Intervention = noIntervention,
): Reading[] {
  return sequences.map(({ symbols }) => readSequence(spec, task, weights, symbols, intervention));
}

/** Loss and accuracy of the answers in `readings`, one per sequence. */
export function scoreReadings(sequences: readonly MemorySequence[], readings: readonly Reading[]): Score {
  let [sum, right, asked] = [0, 0, 0];
  sequences.forEach(({ targets }, index) => {
    const probabilities = readings[index]?.probabilities ?? new Float32Array();
    const classes = probabilities.length / targets.length;
    targets.forEach((target, step) => {
      if (target < 0) return;
      const row = probabilities.subarray(step * classes, (step + 1) * classes);
      sum -= Math.log(Math.max(row[target] ?? 0, 1e-12));
      if (findLargest(row) === target) right++;
      asked++;
    });
  });
  return { loss: sum / asked, accuracy: right / asked };
}

/** Loss and accuracy over some sequences, recomputed on typed arrays. */
export function scoreSequences(
  spec: Spec,
  task: MemoryTask,
  weights: Weights,
  sequences: readonly MemorySequence[],
  intervention: Intervention = noIntervention,
): Score {
  return scoreReadings(sequences, readSequences(spec, task, weights, sequences, intervention));
}

/** Index of the first largest value. */
export function findLargest(values: ArrayLike<number>): number {
  let best = 0;
  for (let k = 1; k < values.length; k++) if ((values[k] ?? 0) > (values[best] ?? 0)) best = k;
  return best;
}
