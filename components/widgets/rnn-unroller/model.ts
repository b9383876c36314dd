import { printNumber, printOperand } from "@/components/charts/print-number";
import { runRnn } from "@/lib/math/recurrent";
import type { State } from "./state";

/** Everything that is drawn, from the state. */
export interface Unrolled {
  steps: number;
  inputs: number;
  units: number;
  outputs: number;
  /** The step and the unit on stage, within their bounds. */
  time: number;
  unit: number;
  /** h_t of each step, one number per unit; `before` gives h_{t-1}. */
  h: number[][];
  /** W_hy h_t of each step. */
  y: number[][];
  /** Numbers that training would move; the length of the sequence is not among them. */
  parameters: number;
}

/** A matrix of rows as Keras keeps it: transposed, and row by row. */
function toKernel(rows: readonly (readonly number[])[]): Float32Array {
  return Float32Array.from((rows[0] ?? []).flatMap((_, column) => rows.map((row) => row[column] ?? 0)));
}

const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);

/** h_t = tanh(W_xh x_t + W_hh h_{t-1} + b) from a state of zeros (Elman 1990), and y_t = W_hy h_t, for every step. */
export function unroll(state: State): Unrolled {
  const { sequence, inputWeights, recurrentWeights, biases, outputWeights } = state;
  const [steps, inputs, units] = [sequence.length, inputWeights[0]?.length ?? 0, biases.length];
  const states = runRnn(
    {
      kernel: toKernel(inputWeights),
      recurrentKernel: toKernel(recurrentWeights),
      bias: Float32Array.from(biases),
    },
    Float32Array.from(sequence.flat()),
    { time: steps, inputs, units },
  ).h;
  const h = sequence.map((_, t) => [...states.subarray(t * units, (t + 1) * units)]);
  return {
    steps,
    inputs,
    units,
    outputs: outputWeights.length,
    time: Math.min(state.time, steps - 1),
    unit: Math.min(state.unit, units - 1),
    h,
    y: h.map((values) => outputWeights.map((row) => dot(row, values))),
    parameters: units * inputs + units * units + units + outputWeights.length * units,
  };
}

/** h_{t-1}: zeros before the first step. */
export function findBefore({ h, units }: Unrolled, time: number): number[] {
  return h[time - 1] ?? new Array<number>(units).fill(0);
}

const products = (row: readonly number[], vector: readonly number[]) =>
  row.map((weight, i) => `${printOperand(weight)}·${printOperand(vector[i] ?? 0)}`);

/** For example "tanh(2·1 + (−4)·0 + 2·0 + 0·0 + 0) = tanh(2) = 0.96". */
export function spellState(state: State, net: Unrolled, time: number, unit: number): string {
  const x = state.sequence[time] ?? [];
  const before = findBefore(net, time);
  const [fromInput = [], fromState = []] = [state.inputWeights[unit], state.recurrentWeights[unit]];
  const bias = state.biases[unit] ?? 0;
  const terms = [...products(fromInput, x), ...products(fromState, before), printOperand(bias)];
  const sum = dot(fromInput, x) + dot(fromState, before) + bias;
  return `tanh(${terms.join(" + ")}) = tanh(${printNumber(sum)}) = ${printNumber(net.h[time]?.[unit] ?? 0)}`;
}

/** For example "3·0.96 + 1·0.96 = 3.86". */
export function spellOutput(state: State, net: Unrolled, time: number, output: number): string {
  const terms = products(state.outputWeights[output] ?? [], net.h[time] ?? []);
  return `${terms.join(" + ")} = ${printNumber(net.y[time]?.[output] ?? 0)}`;
}
