import { BLOCK, convolveImage, packColumns } from "./convolve";

/** Bytes of scratch for `multiplyMatrices`. */
export function multiplyScratch(rows: i32, inner: i32, columns: i32): i32 {
  return (rows + inner + inner * (((columns + BLOCK - 1) / BLOCK) * BLOCK) + BLOCK) * 4;
}

/**
 * out[n, i, j] = sum over k of a[n, i, k] * b[n, k, j], for a batch of matrices. Strides are in floats, so a transposed
 * matrix is one with its strides exchanged; a batch stride of 0 uses the same matrix throughout.
 * A row of `a` is read like the window of a convolution, so both share one inner loop.
 */
export function multiplyMatrices(
  out: usize,
  a: usize,
  b: usize,
  scratch: usize,
  batch: i32,
  rows: i32,
  inner: i32,
  columns: i32,
  aBatchStride: i32,
  aRowStride: i32,
  aInnerStride: i32,
  bBatchStride: i32,
  bInnerStride: i32,
  bColumnStride: i32,
): void {
  const rowOffsets = scratch;
  const innerOffsets = rowOffsets + ((<usize>rows) << 2);
  const packed = innerOffsets + ((<usize>inner) << 2);
  const spill = packed + ((<usize>(inner * (((columns + BLOCK - 1) / BLOCK) * BLOCK))) << 2);
  for (let i = 0; i < rows; i++) store<i32>(rowOffsets + ((<usize>i) << 2), i * aRowStride * 4);
  for (let k = 0; k < inner; k++) store<i32>(innerOffsets + ((<usize>k) << 2), k * aInnerStride * 4);
  for (let n = 0; n < batch; n++) {
    if (n == 0 || bBatchStride != 0) packColumns(packed, b, inner, columns, bInnerStride, bColumnStride);
    convolveImage(out, a, packed, rowOffsets, rows, innerOffsets, inner, columns, spill);
    a += (<usize>aBatchStride) << 2;
    b += (<usize>bBatchStride) << 2;
    out += (<usize>(rows * columns)) << 2;
  }
}
