import { multiplyRows } from "../../../dense/assembly/matrix";

// A step of a recurrent layer works as the dense engine does: the numbers of one unit for all sequences of the batch stand
// together, `step` bytes of them, filled up with zeros to a multiple of 16. So four sequences are computed at once, however
// narrow the layer.

/** to[column, row] = from[row, column]; rows of `from` are `fromStep` bytes apart, columns of `to` `step` bytes. */
export function layUnits(
  to: usize,
  step: usize,
  from: usize,
  fromStep: usize,
  rows: i32,
  columns: i32,
): void {
  for (let row = 0; row < rows; row++) {
    let at = to + ((<usize>row) << 2);
    for (let column = 0; column < columns; column++) {
      store<f32>(at, load<f32>(from + ((<usize>column) << 2)));
      at += step;
    }
    from += fromStep;
  }
}

/** The way back: to[row, column] = from[column, row]. */
export function laySequences(
  to: usize,
  toStep: usize,
  from: usize,
  step: usize,
  rows: i32,
  columns: i32,
): void {
  for (let row = 0; row < rows; row++) {
    let at = from + ((<usize>row) << 2);
    for (let column = 0; column < columns; column++) {
      store<f32>(to + ((<usize>column) << 2), load<f32>(at));
      at += step;
    }
    to += toStep;
  }
}

/** to += from, for so many bytes, a multiple of 16. */
export function addTo(to: usize, from: usize, bytes: usize): void {
  for (let k: usize = 0; k < bytes; k += 16)
    v128.store(to + k, f32x4.add(v128.load(to + k), v128.load(from + k)));
}

/**
 * dw[i, j] += the sum over rows of x[i] d[j]: the gradient of a matrix of weights by one step.
 * @param x [ins, rows]
 * @param d [outs, rows]
 * @param dw rows of it are `dwStep` bytes apart
 * @param row scratch for 64 numbers
 */
export function addProducts(
  dw: usize,
  dwStep: usize,
  x: usize,
  ins: i32,
  d: usize,
  outs: i32,
  step: usize,
  row: usize,
): void {
  // So many columns at a time that their gradients stay in the fastest memory while the rows go by.
  for (let first = 0; first < outs; first += 64) {
    const columns = min(64, outs - first);
    const bytes = (<usize>columns) << 2;
    const whole = bytes & ~15;
    const from = d + <usize>first * step;
    let to = dw + ((<usize>first) << 2);
    for (let i = 0; i < ins; i++) {
      multiplyRows(x + <usize>i * step, from, columns, step, row);
      addTo(to, row, whole);
      for (let k = whole; k < bytes; k += 4) store<f32>(to + k, load<f32>(to + k) + load<f32>(row + k));
      to += dwStep;
    }
  }
}
