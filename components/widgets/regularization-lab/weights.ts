import type { Weights } from "@/lib/experiment/initialize";

/** A weight smaller than this in size counts as near zero. */
export const nearZero = 0.01;

/** The kernels, layer by layer: what is regularized. Biases are not among them. */
export function listKernels(weights: Weights): Weights {
  return weights.filter(({ shape }) => shape.length === 2);
}

/** All weights of one layer's kernel, from 1, or of all of them for 0. */
export function collectWeights(weights: Weights, layer: number): Float32Array {
  const kernels = listKernels(weights).filter((_, index) => layer === 0 || index === layer - 1);
  const all = new Float32Array(kernels.reduce((sum, { values }) => sum + values.length, 0));
  let from = 0;
  for (const { values } of kernels) {
    all.set(values, from);
    from += values.length;
  }
  return all;
}

export function countNearZero(values: Float32Array): number {
  return values.reduce((count, value) => count + Number(Math.abs(value) < nearZero), 0);
}

/** The largest size among them; 0 for none, Infinity where one is no number. */
export function findLargest(values: Float32Array): number {
  let largest = 0;
  for (const value of values) {
    if (!Number.isFinite(value)) return Infinity;
    largest = Math.max(largest, Math.abs(value));
  }
  return largest;
}

/** A neuron of the first layer, as the vector of its two incoming weights. */
export interface Arrow {
  x: number;
  y: number;
  length: number;
}

export function listArrows(weights: Weights): Arrow[] {
  const first = listKernels(weights)[0];
  if (first?.shape[0] !== 2) return [];
  const units = first.shape[1] ?? 0;
  return Array.from({ length: units }, (_, unit) => {
    const [x, y] = [first.values[unit] ?? NaN, first.values[units + unit] ?? NaN];
    return { x, y, length: Math.hypot(x, y) };
  });
}

/** Lengths are rounded to 32 bits: one this near to c is at c. */
export function isOnBall({ length }: Pick<Arrow, "length">, c: number): boolean {
  return length > c * 0.999;
}

/** The lengths of the incoming weights of every neuron of every layer. */
export function listLengths(weights: Weights): number[] {
  return listKernels(weights).flatMap(({ shape, values }) => {
    const units = shape[1] ?? 1;
    return Array.from({ length: units }, (_, unit) => {
      let square = 0;
      for (let i = unit; i < values.length; i += units) square += (values[i] ?? NaN) ** 2;
      return Math.sqrt(square);
    });
  });
}

const reaches = [0.1, 0.2, 0.3, 0.5, 1, 1.5, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 50, 100, 200, 500, 1000];

/** The end of an axis that holds a value of this size: it changes seldom, so that a picture in motion can be read. */
export function pickReach(largest: number): number {
  return reaches.find((reach) => reach >= largest) ?? largest;
}
