// The three matrix products of a dense layer. Each keeps four sums in registers at once: stores to memory, not
// multiplications, are what takes the time in networks of this size.

type Numbers = Float32Array | Float64Array;

/** out = x W + b: x [rows, inputs], W [inputs, units], b [units], out [rows, units]. */
export function multiplyAdd(
  x: Float64Array,
  weights: Numbers,
  biases: Numbers,
  out: Float64Array,
  rows: number,
  inputs: number,
  units: number,
): void {
  const whole = units - (units % 4);
  for (let row = 0; row < rows; row++) {
    const from = row * inputs;
    const to = row * units;
    for (let j = 0; j < whole; j += 4) {
      let s0 = biases[j]!;
      let s1 = biases[j + 1]!;
      let s2 = biases[j + 2]!;
      let s3 = biases[j + 3]!;
      for (let i = 0, w = j; i < inputs; i++, w += units) {
        const value = x[from + i]!;
        s0 += value * weights[w]!;
        s1 += value * weights[w + 1]!;
        s2 += value * weights[w + 2]!;
        s3 += value * weights[w + 3]!;
      }
      out[to + j] = s0;
      out[to + j + 1] = s1;
      out[to + j + 2] = s2;
      out[to + j + 3] = s3;
    }
    for (let j = whole; j < units; j++) {
      let sum = biases[j]!;
      for (let i = 0, w = j; i < inputs; i++, w += units) sum += x[from + i]! * weights[w]!;
      out[to + j] = sum;
    }
  }
}

/** out = xᵀ d: x [rows, inputs], d [rows, units], out [inputs, units]. */
export function multiplyTransposed(
  x: Float64Array,
  d: Float64Array,
  out: Float64Array,
  rows: number,
  inputs: number,
  units: number,
): void {
  const whole = units - (units % 4);
  for (let i = 0; i < inputs; i++) {
    const to = i * units;
    for (let j = 0; j < whole; j += 4) {
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      for (let row = 0, a = i, b = j; row < rows; row++, a += inputs, b += units) {
        const value = x[a]!;
        s0 += value * d[b]!;
        s1 += value * d[b + 1]!;
        s2 += value * d[b + 2]!;
        s3 += value * d[b + 3]!;
      }
      out[to + j] = s0;
      out[to + j + 1] = s1;
      out[to + j + 2] = s2;
      out[to + j + 3] = s3;
    }
    for (let j = whole; j < units; j++) {
      let sum = 0;
      for (let row = 0, a = i, b = j; row < rows; row++, a += inputs, b += units) sum += x[a]! * d[b]!;
      out[to + j] = sum;
    }
  }
}

/** out = d Wᵀ: d [rows, units], W [inputs, units], out [rows, inputs]. */
export function multiplyByTransposed(
  d: Float64Array,
  weights: Numbers,
  out: Float64Array,
  rows: number,
  inputs: number,
  units: number,
): void {
  const whole = inputs - (inputs % 4);
  for (let row = 0; row < rows; row++) {
    const from = row * units;
    const to = row * inputs;
    for (let i = 0; i < whole; i += 4) {
      const w0 = i * units;
      const w1 = w0 + units;
      const w2 = w1 + units;
      const w3 = w2 + units;
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      for (let j = 0; j < units; j++) {
        const value = d[from + j]!;
        s0 += value * weights[w0 + j]!;
        s1 += value * weights[w1 + j]!;
        s2 += value * weights[w2 + j]!;
        s3 += value * weights[w3 + j]!;
      }
      out[to + i] = s0;
      out[to + i + 1] = s1;
      out[to + i + 2] = s2;
      out[to + i + 3] = s3;
    }
    for (let i = whole; i < inputs; i++) {
      let sum = 0;
      for (let j = 0, w = i * units; j < units; j++, w++) sum += d[from + j]! * weights[w]!;
      out[to + i] = sum;
    }
  }
}
