import { unstepGru, unstepLstm, unstepRnn } from "./cell-gradients";
import { countBlocks, countGates, Kind, stepGru, stepLstm, stepRnn } from "./cells";
import { addTo, laySequences, layUnits } from "./rows";

/** Bytes of one unit's numbers for a batch. */
function findStep(batch: i32): usize {
  return ((<usize>batch + 3) >> 2) << 4;
}

/** Numbers that `recur` keeps of each step for `recurBack`. */
export function recurFrame(kind: Kind, batch: i32, units: i32): i32 {
  return <i32>((<usize>(countBlocks(kind) * units) * findStep(batch)) >> 2);
}

/** Bytes of scratch: state before the first step, one step's sums, weights. */
export function recurScratch(kind: Kind, batch: i32, units: i32): i32 {
  const gates = countGates(kind);
  return <i32>(<usize>(units * (1 + gates)) * findStep(batch)) + gates * units * units * 4;
}

/** Bytes of scratch: state before the first step, the gradients by h, c, the sums and this step's own output, two spare blocks, one row. */
export function recurBackScratch(kind: Kind, batch: i32, units: i32): i32 {
  return <i32>(<usize>(units * (6 + countGates(kind))) * findStep(batch)) + 256;
}

/**
 * A recurrent layer over whole sequences, from a state of zeros.
 * @param out h, [batch, time, units], or [batch, units] with `last`
 * @param frames what `recurBack` wants of it, [time] frames
 * @param sums x W + b, [batch, time, gates * units]
 * @param weights U, [units, gates * units]
 */
export function recur(
  out: usize,
  frames: usize,
  sums: usize,
  weights: usize,
  scratch: usize,
  kind: Kind,
  batch: i32,
  time: i32,
  units: i32,
  last: bool,
): void {
  const step = findStep(batch);
  const block = <usize>units * step;
  const width = countGates(kind) * units;
  const sumsRow = (<usize>width) << 2;
  const outRow = (<usize>units) << 2;
  const frameBytes = <usize>countBlocks(kind) * block;
  const own = scratch + block;
  const transposed = own + <usize>width * step;
  // The sequences that fill up the last vector stay at zero sums.
  memory.fill(scratch, 0, transposed - scratch);
  layUnits(transposed, outRow, weights, sumsRow, units, width);
  let h = scratch;
  let c = scratch;
  for (let t = 0; t < time; t++) {
    layUnits(own, step, sums + <usize>t * sumsRow, <usize>time * sumsRow, batch, width);
    if (kind == Kind.Lstm) stepLstm(frames, h, c, own, transposed, units, step);
    else if (kind == Kind.Gru) stepGru(frames, h, own, transposed, units, step);
    else stepRnn(frames, h, own, transposed, units, step);
    c = frames + 4 * block;
    frames += frameBytes;
    h = frames - block;
    if (!last) laySequences(out + <usize>t * outRow, <usize>time * outRow, h, step, batch, units);
  }
  if (last) laySequences(out, outRow, h, step, batch, units);
}

/**
 * Backpropagation through time of `recur`.
 * @param dSums [batch, time, gates * units]
 * @param dWeights [units, gates * units]
 * @param dy gradient by what `recur` gave
 */
export function recurBack(
  dSums: usize,
  dWeights: usize,
  dy: usize,
  frames: usize,
  weights: usize,
  scratch: usize,
  kind: Kind,
  batch: i32,
  time: i32,
  units: i32,
  last: bool,
): void {
  const step = findStep(batch);
  const block = <usize>units * step;
  const width = countGates(kind) * units;
  const sumsRow = (<usize>width) << 2;
  const outRow = (<usize>units) << 2;
  const frameBytes = <usize>countBlocks(kind) * block;
  const dh = scratch + block;
  const dc = dh + block;
  const own = dc + block;
  const spare = own + block;
  const d = spare + 2 * block;
  const row = d + <usize>width * step;
  memory.fill(scratch, 0, row - scratch);
  memory.fill(dWeights, 0, <usize>units * sumsRow);
  for (let t = time - 1; t >= 0; t--) {
    const frame = frames + <usize>t * frameBytes;
    const h = t > 0 ? frame - block : scratch;
    if (!last) {
      layUnits(own, step, dy + <usize>t * outRow, <usize>time * outRow, batch, units);
      addTo(dh, own, block);
    } else if (t == time - 1) layUnits(dh, step, dy, outRow, batch, units);
    if (kind == Kind.Lstm) {
      const c = t > 0 ? frame - frameBytes + 4 * block : scratch;
      unstepLstm(frame, h, c, dh, dc, d, weights, dWeights, row, units, step);
    } else if (kind == Kind.Gru) unstepGru(frame, h, dh, d, weights, dWeights, row, spare, units, step);
    else unstepRnn(frame, h, dh, d, weights, dWeights, row, units, step);
    laySequences(dSums + <usize>t * sumsRow, <usize>time * sumsRow, d, step, batch, width);
  }
}
