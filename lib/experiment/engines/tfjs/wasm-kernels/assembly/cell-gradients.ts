import { one } from "../../../dense/assembly/functions";
import { combine } from "../../../dense/assembly/matrix";
import { addProducts, addTo } from "./rows";

// One step of each cell, backward: from the gradient by h, in `dh`, to that by the sums before the gates, in `d`, and by the
// h before, again in `dh`. The gradient by the recurrent weights is added to `dw`. Frames are those of cells.ts.

function slopeOfSigmoid(a: v128): v128 {
  return f32x4.mul(a, f32x4.sub(one, a));
}

function slopeOfTanh(a: v128): v128 {
  return f32x4.sub(one, f32x4.mul(a, a));
}

/** @param weights [units, gates * units] */
export function unstepRnn(
  frame: usize,
  h: usize,
  dh: usize,
  d: usize,
  weights: usize,
  dw: usize,
  row: usize,
  units: i32,
  step: usize,
): void {
  const block = <usize>units * step;
  const width = (<usize>units) << 2;
  for (let k: usize = 0; k < block; k += 16)
    v128.store(d + k, f32x4.mul(v128.load(dh + k), slopeOfTanh(v128.load(frame + k))));
  addProducts(dw, width, h, units, d, units, step, row);
  combine(0, weights, 4, width, d, units, dh, units, step);
}

/**
 * @param c the cell state of the step before
 * @param dc gradient by the cell state: comes in from the step after, goes out to the step before
 */
export function unstepLstm(
  frame: usize,
  h: usize,
  c: usize,
  dh: usize,
  dc: usize,
  d: usize,
  weights: usize,
  dw: usize,
  row: usize,
  units: i32,
  step: usize,
): void {
  const block = <usize>units * step;
  const width = (<usize>units) << 4;
  for (let k: usize = 0; k < block; k += 16) {
    const at = frame + k;
    const to = d + k;
    const i = v128.load(at);
    const f = v128.load(at + block);
    const candidate = v128.load(at + 2 * block);
    const o = v128.load(at + 3 * block);
    const shown = v128.load(at + 5 * block);
    const g = v128.load(dh + k);
    const gc = f32x4.add(v128.load(dc + k), f32x4.mul(f32x4.mul(g, o), slopeOfTanh(shown)));
    v128.store(to, f32x4.mul(f32x4.mul(gc, candidate), slopeOfSigmoid(i)));
    v128.store(to + block, f32x4.mul(f32x4.mul(gc, v128.load(c + k)), slopeOfSigmoid(f)));
    v128.store(to + 2 * block, f32x4.mul(f32x4.mul(gc, i), slopeOfTanh(candidate)));
    v128.store(to + 3 * block, f32x4.mul(f32x4.mul(g, shown), slopeOfSigmoid(o)));
    v128.store(dc + k, f32x4.mul(gc, f));
  }
  addProducts(dw, width, h, units, d, 4 * units, step, row);
  combine(0, weights, 4, width, d, 4 * units, dh, units, step);
}

/** @param spare scratch of two blocks */
export function unstepGru(
  frame: usize,
  h: usize,
  dh: usize,
  d: usize,
  weights: usize,
  dw: usize,
  row: usize,
  spare: usize,
  units: i32,
  step: usize,
): void {
  const block = <usize>units * step;
  const width = <usize>units * 12;
  const candidates = (<usize>units) << 3;
  const open = frame + 3 * block;
  const dOpen = spare + block;
  for (let k: usize = 0; k < block; k += 16) {
    const z = v128.load(frame + k);
    const candidate = v128.load(frame + k + 2 * block);
    const g = v128.load(dh + k);
    const dz = f32x4.mul(g, f32x4.sub(v128.load(h + k), candidate));
    v128.store(d + k, f32x4.mul(dz, slopeOfSigmoid(z)));
    v128.store(d + k + 2 * block, f32x4.mul(f32x4.mul(g, f32x4.sub(one, z)), slopeOfTanh(candidate)));
    v128.store(dh + k, f32x4.mul(g, z));
  }
  addProducts(dw + candidates, width, open, units, d + 2 * block, units, step, row);
  combine(0, weights + candidates, 4, width, d + 2 * block, units, dOpen, units, step);
  for (let k: usize = 0; k < block; k += 16) {
    const r = v128.load(frame + k + block);
    const g = v128.load(dOpen + k);
    v128.store(d + k + block, f32x4.mul(f32x4.mul(g, v128.load(h + k)), slopeOfSigmoid(r)));
    v128.store(dh + k, f32x4.add(v128.load(dh + k), f32x4.mul(g, r)));
  }
  addProducts(dw, width, h, units, d, 2 * units, step, row);
  combine(0, weights, 4, width, d, 2 * units, spare, units, step);
  addTo(dh, spare, block);
}
