import { Tanh } from "../../../dense/assembly/activations";
import { logistic, one } from "../../../dense/assembly/functions";
import { combine } from "../../../dense/assembly/matrix";

// One step of each cell, forward. What it computes for all units, a block of `units` times `step` bytes for each kind of
// number, it leaves in the step's frame, where the way back reads it. The equations stand in lib/math/recurrent.

export enum Kind {
  Rnn,
  Lstm,
  Gru,
}

export function countGates(kind: Kind): i32 {
  return kind == Kind.Rnn ? 1 : kind == Kind.Lstm ? 4 : 3;
}

/** Blocks of a frame; the last of them is h. RNN: h. LSTM: i, f, candidate, o, c, tanh c, h. GRU: z, r, candidate, r h', h. */
export function countBlocks(kind: Kind): i32 {
  return kind == Kind.Rnn ? 1 : kind == Kind.Lstm ? 7 : 5;
}

export function tanh(x: v128): v128 {
  return changetype<Tanh>(0).value(x);
}

/** @param weights transposed, [gates * units, units]: then each sum reads its weights one after the other */
export function stepRnn(frame: usize, h: usize, sums: usize, weights: usize, units: i32, step: usize): void {
  const block = <usize>units * step;
  combine(0, weights, 4, (<usize>units) << 2, h, units, frame, units, step);
  for (let k = frame; k < frame + block; k += 16)
    v128.store(k, tanh(f32x4.add(v128.load(k), v128.load(sums + (k - frame)))));
}

/** @param c the cell state of the step before */
export function stepLstm(
  frame: usize,
  h: usize,
  c: usize,
  sums: usize,
  weights: usize,
  units: i32,
  step: usize,
): void {
  const block = <usize>units * step;
  combine(0, weights, 4, (<usize>units) << 2, h, units, frame, 4 * units, step);
  for (let k: usize = 0; k < block; k += 16) {
    const at = frame + k;
    const from = sums + k;
    const i = logistic(f32x4.add(v128.load(at), v128.load(from)));
    const f = logistic(f32x4.add(v128.load(at + block), v128.load(from + block)));
    const candidate = tanh(f32x4.add(v128.load(at + 2 * block), v128.load(from + 2 * block)));
    const o = logistic(f32x4.add(v128.load(at + 3 * block), v128.load(from + 3 * block)));
    const next = f32x4.add(f32x4.mul(f, v128.load(c + k)), f32x4.mul(i, candidate));
    const shown = tanh(next);
    v128.store(at, i);
    v128.store(at + block, f);
    v128.store(at + 2 * block, candidate);
    v128.store(at + 3 * block, o);
    v128.store(at + 4 * block, next);
    v128.store(at + 5 * block, shown);
    v128.store(at + 6 * block, f32x4.mul(o, shown));
  }
}

export function stepGru(frame: usize, h: usize, sums: usize, weights: usize, units: i32, step: usize): void {
  const block = <usize>units * step;
  const row = (<usize>units) << 2;
  const candidates = frame + 2 * block;
  const open = frame + 3 * block;
  combine(0, weights, 4, row, h, units, frame, 2 * units, step);
  for (let k: usize = 0; k < block; k += 16) {
    const at = frame + k;
    const r = logistic(f32x4.add(v128.load(at + block), v128.load(sums + k + block)));
    v128.store(at, logistic(f32x4.add(v128.load(at), v128.load(sums + k))));
    v128.store(at + block, r);
    v128.store(open + k, f32x4.mul(r, v128.load(h + k)));
  }
  combine(0, weights + 2 * row * <usize>units, 4, row, open, units, candidates, units, step);
  for (let k: usize = 0; k < block; k += 16) {
    const z = v128.load(frame + k);
    const candidate = tanh(f32x4.add(v128.load(candidates + k), v128.load(sums + k + 2 * block)));
    v128.store(candidates + k, candidate);
    v128.store(
      frame + k + 4 * block,
      f32x4.add(f32x4.mul(z, v128.load(h + k)), f32x4.mul(f32x4.sub(one, z), candidate)),
    );
  }
}
