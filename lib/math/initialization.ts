import type { Random } from "./random";

/** How one weight tensor gets its first values. Every kind takes a gain that multiplies what it gives. */
export type Initialization =
  | { kind: "zeros" }
  | { kind: "constant"; value: number; gain?: number | undefined }
  /** Normal of standard deviation `std`. */
  | { kind: "normal"; std: number; gain?: number | undefined }
  /** Uniform on -limit to limit. */
  | { kind: "uniform"; limit: number; gain?: number | undefined }
  /**
   * Normal of variance 1/fanIn ("xavier": the course's rule, LeCun's), 2/(fanIn + fanOut) ("glorot": Glorot and Bengio
   * 2010, equation 12) or 2/fanIn ("he": He et al. 2015, equation 10), or rows or columns at right angles and of length
   * 1 ("orthogonal": Saxe et al. 2014).
   */
  | { kind: "xavier" | "glorot" | "he" | "orthogonal"; gain?: number | undefined };

/**
 * First values of one weight tensor, in row-major order.
 * @param shape [inputs, outputs] for a dense kernel, [height, width, channelsIn, channelsOut] for a filter
 */
export function initializeWeights(
  shape: readonly number[],
  initialization: Initialization,
  random: Random,
): Float32Array {
  const weights = new Float32Array(shape.reduce((product, size) => product * size, 1));
  switch (initialization.kind) {
    case "zeros":
      return weights;
    case "constant":
      return weights.fill(initialization.value * (initialization.gain ?? 1));
    case "uniform": {
      const limit = initialization.limit * (initialization.gain ?? 1);
      for (let i = 0; i < weights.length; i++) weights[i] = limit * (2 * random.next() - 1);
      return weights;
    }
    case "orthogonal":
      return fillOrthogonal(weights, shape, initialization.gain ?? 1, random);
    default: {
      const std = standardDeviation(shape, initialization);
      for (let i = 0; i < weights.length; i++) weights[i] = std * random.normal();
      return weights;
    }
  }
}

/** Standard deviation of one weight as `initialization` draws it, gain included. */
export function standardDeviation(shape: readonly number[], initialization: Initialization): number {
  const { fanIn, fanOut } = countFans(shape);
  const gain = "gain" in initialization ? (initialization.gain ?? 1) : 1;
  switch (initialization.kind) {
    case "zeros":
    case "constant":
      return 0;
    case "normal":
      return gain * initialization.std;
    case "uniform":
      return (gain * initialization.limit) / Math.sqrt(3);
    case "xavier":
      return gain / Math.sqrt(fanIn);
    case "glorot":
      return gain * Math.sqrt(2 / (fanIn + fanOut));
    case "he":
      return gain * Math.sqrt(2 / fanIn);
    case "orthogonal":
      return gain / Math.sqrt(Math.max(fanIn, fanOut));
  }
}

/** Inputs one output sums over (fan-in) and outputs one input feeds (fan-out), of a dense kernel or a filter. */
export function countFans(shape: readonly number[]): { fanIn: number; fanOut: number } {
  const field = shape.slice(0, -2).reduce((product, size) => product * size, 1);
  return { fanIn: field * (shape.at(-2) ?? 1), fanOut: field * (shape.at(-1) ?? 1) };
}

/**
 * Gram-Schmidt on rows of normal numbers, in double precision: uniform over all orthogonal matrices. A filter is taken as
 * the matrix [height * width * channelsIn, channelsOut]; of a matrix that is not square the shorter side is orthonormal.
 */
function fillOrthogonal(weights: Float32Array, shape: readonly number[], gain: number, random: Random) {
  const columns = shape.at(-1) ?? 1;
  const rows = weights.length / columns;
  const count = Math.min(rows, columns);
  const length = Math.max(rows, columns);
  const vectors = Float64Array.from({ length: count * length }, () => random.normal());
  for (let i = 0; i < count; i++) {
    const vector = vectors.subarray(i * length, (i + 1) * length);
    // Four earlier rows at a time: one walk over memory instead of four.
    let earlier = 0;
    for (; earlier + 4 <= i; earlier += 4) removeFour(vector, vectors, earlier * length);
    for (; earlier < i; earlier++) removeOne(vector, vectors, earlier * length);
    let square = 0;
    for (const value of vector) square += value * value;
    const norm = Math.sqrt(square);
    for (let k = 0; k < length; k++) vector[k] = (vector[k] as number) / norm;
  }
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const at = rows <= columns ? row * length + column : column * length + row;
      weights[row * columns + column] = gain * (vectors[at] as number);
    }
  return weights;
}

/** Takes from `vector` its part along the unit vector that starts at `at`. */
function removeOne(vector: Float64Array, unit: Float64Array, at: number): void {
  let overlap = 0;
  for (let k = 0; k < vector.length; k++) overlap += (vector[k] as number) * (unit[at + k] as number);
  for (let k = 0; k < vector.length; k++)
    vector[k] = (vector[k] as number) - overlap * (unit[at + k] as number);
}

/** The same for four orthonormal vectors that follow one another. */
function removeFour(vector: Float64Array, units: Float64Array, at: number): void {
  const length = vector.length;
  const at1 = at + length;
  const at2 = at1 + length;
  const at3 = at2 + length;
  let overlap0 = 0;
  let overlap1 = 0;
  let overlap2 = 0;
  let overlap3 = 0;
  for (let k = 0; k < length; k++) {
    const value = vector[k] as number;
    overlap0 += value * (units[at + k] as number);
    overlap1 += value * (units[at1 + k] as number);
    overlap2 += value * (units[at2 + k] as number);
    overlap3 += value * (units[at3 + k] as number);
  }
  for (let k = 0; k < length; k++)
    vector[k] =
      (vector[k] as number) -
      overlap0 * (units[at + k] as number) -
      overlap1 * (units[at1 + k] as number) -
      overlap2 * (units[at2 + k] as number) -
      overlap3 * (units[at3 + k] as number);
}
