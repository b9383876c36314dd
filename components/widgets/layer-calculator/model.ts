import { printNumber, printOperand } from "@/components/charts/print-number";
import { activate, activationSlope } from "@/lib/math/activation";
import type { State } from "./state";

/** Everything that is drawn, from the state. */
export interface Layer {
  units: number;
  inputs: number;
  examples: number;
  /** X: inputs x examples, row by row; each column is one example. */
  x: number[];
  /** Z = W X + b: units x examples, row by row; b is added to every column. */
  z: number[];
  /** A = g(Z), of the same shape. */
  a: number[];
  /** g'(Z), of the same shape. */
  slopes: number[];
  /** The neuron and the example on stage, within their bounds. */
  row: number;
  example: number;
  /** Numbers that training would move: all weights and all biases. */
  parameters: number;
}

/** The pre-activation of one neuron: the dot product of its weights with the input, and its bias. */
export function computePreActivation(weights: readonly number[], x: readonly number[], bias: number): number {
  return weights.reduce((sum, weight, i) => sum + weight * (x[i] ?? 0), 0) + bias;
}

/** Computes g(WX + b). Each entry of Z is one row of W times one column of X, plus that row's bias. */
export function computeLayer({ weights, biases, examples, activation, ...at }: State): Layer {
  const [units, inputs] = [weights.length, weights[0]?.length ?? 0];
  const z = weights.flatMap((row, j) => examples.map((x) => computePreActivation(row, x, biases[j] ?? 0)));
  return {
    units,
    inputs,
    examples: examples.length,
    x: Array.from({ length: inputs }, (_, i) => examples.map((x) => x[i] ?? 0)).flat(),
    z,
    a: z.map((value) => activate(activation, value)),
    slopes: z.map((value) => activationSlope(activation, value)),
    row: Math.min(at.row, units - 1),
    example: Math.min(at.example, examples.length - 1),
    parameters: units * inputs + units,
  };
}

/** For example "2·1 + 4·3 + 2·2 + (−3) = 15". */
export function spellRow({ weights, biases, examples }: State, row: number, example: number): string {
  const products = (weights[row] ?? []).map(
    (weight, i) => `${printOperand(weight, 3)}·${printOperand(examples[example]?.[i] ?? 0, 3)}`,
  );
  const bias = biases[row] ?? 0;
  const sum = computePreActivation(weights[row] ?? [], examples[example] ?? [], bias);
  return `${[...products, printOperand(bias, 3)].join(" + ")} = ${printNumber(sum, 3)}`;
}

/** A number that may be very small: at most three decimals, or a power of ten where these would all be zero. */
export function printSmall(value: number): string {
  if (value === 0 || Math.abs(value) >= 0.001) return printNumber(value, 3);
  return value.toExponential(1).replace("e-", "e−").replace(/^-/, "−");
}
