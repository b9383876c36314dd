/** Output channels handled together: two vectors of four. Filters are packed in blocks of as many. */
export const BLOCK: i32 = 8;
const BLOCK_BYTES: usize = 32;

/**
 * Packs filters [rows, columns] into blocks of eight columns, each block [rows, 8], the last one filled up with zeros.
 * `rowStride` and `columnStride` (in floats) let the same code read the matrix as it is or transposed.
 */
export function packColumns(
  packed: usize,
  matrix: usize,
  rows: i32,
  columns: i32,
  rowStride: i32,
  columnStride: i32,
): void {
  for (let first = 0; first < columns; first += BLOCK) {
    const filled = min(BLOCK, columns - first);
    for (let row = 0; row < rows; row++) {
      let from = matrix + ((<usize>(row * rowStride + first * columnStride)) << 2);
      if (columnStride == 1 && filled == BLOCK) {
        v128.store(packed, v128.load(from));
        v128.store(packed, v128.load(from, 16), 16);
        packed += BLOCK_BYTES;
        continue;
      }
      for (let i = 0; i < BLOCK; i++) {
        store<f32>(packed, i < filled ? load<f32>(from) : 0);
        packed += 4;
        from += (<usize>columnStride) << 2;
      }
    }
  }
}

/**
 * One image: out[pixel, channel] = sum over k of frame[pixelOffsets[pixel] + filterOffsets[k]] * filter[k, channel].
 * Four pixels by eight channels stay in registers over the whole sum.
 */
export function convolveImage(
  out: usize,
  frame: usize,
  packed: usize,
  pixelOffsets: usize,
  pixels: i32,
  filterOffsets: usize,
  taps: i32,
  channels: i32,
  spill: usize,
): void {
  const outStride = (<usize>channels) << 2;
  const tapsEnd = filterOffsets + ((<usize>taps) << 2);
  for (let first = 0; first < channels; first += BLOCK) {
    const filled = min(BLOCK, channels - first);
    let pixel = 0;
    for (; pixel + 4 <= pixels; pixel += 4) {
      const at = pixelOffsets + ((<usize>pixel) << 2);
      const p0 = frame + load<u32>(at);
      const p1 = frame + load<u32>(at, 4);
      const p2 = frame + load<u32>(at, 8);
      const p3 = frame + load<u32>(at, 12);
      let a0 = f32x4.splat(0);
      let b0 = a0;
      let a1 = a0;
      let b1 = a0;
      let a2 = a0;
      let b2 = a0;
      let a3 = a0;
      let b3 = a0;
      let weights = packed;
      for (let tap = filterOffsets; tap < tapsEnd; tap += 4) {
        const offset = load<u32>(tap);
        const w0 = v128.load(weights);
        const w1 = v128.load(weights, 16);
        const x0 = v128.load_splat<f32>(p0 + offset);
        const x1 = v128.load_splat<f32>(p1 + offset);
        const x2 = v128.load_splat<f32>(p2 + offset);
        const x3 = v128.load_splat<f32>(p3 + offset);
        a0 = f32x4.add(a0, f32x4.mul(x0, w0));
        b0 = f32x4.add(b0, f32x4.mul(x0, w1));
        a1 = f32x4.add(a1, f32x4.mul(x1, w0));
        b1 = f32x4.add(b1, f32x4.mul(x1, w1));
        a2 = f32x4.add(a2, f32x4.mul(x2, w0));
        b2 = f32x4.add(b2, f32x4.mul(x2, w1));
        a3 = f32x4.add(a3, f32x4.mul(x3, w0));
        b3 = f32x4.add(b3, f32x4.mul(x3, w1));
        weights += BLOCK_BYTES;
      }
      const to = out + <usize>pixel * outStride + ((<usize>first) << 2);
      storeBlock(to, a0, b0, filled, spill);
      storeBlock(to + outStride, a1, b1, filled, spill);
      storeBlock(to + outStride * 2, a2, b2, filled, spill);
      storeBlock(to + outStride * 3, a3, b3, filled, spill);
    }
    for (; pixel < pixels; pixel++) {
      const p0 = frame + load<u32>(pixelOffsets + ((<usize>pixel) << 2));
      let a0 = f32x4.splat(0);
      let b0 = a0;
      let weights = packed;
      for (let tap = filterOffsets; tap < tapsEnd; tap += 4) {
        const x0 = v128.load_splat<f32>(p0 + load<u32>(tap));
        a0 = f32x4.add(a0, f32x4.mul(x0, v128.load(weights)));
        b0 = f32x4.add(b0, f32x4.mul(x0, v128.load(weights, 16)));
        weights += BLOCK_BYTES;
      }
      storeBlock(out + <usize>pixel * outStride + ((<usize>first) << 2), a0, b0, filled, spill);
    }
    packed += <usize>taps * BLOCK_BYTES;
  }
}

/** Stores the first `filled` of eight floats; a part of a block goes through `spill`, 32 bytes of scratch. */
function storeBlock(to: usize, a: v128, b: v128, filled: i32, spill: usize): void {
  if (filled == BLOCK) {
    v128.store(to, a);
    v128.store(to, b, 16);
    return;
  }
  v128.store(spill, a);
  v128.store(spill, b, 16);
  for (let i = 0; i < filled; i++) store<f32>(to + ((<usize>i) << 2), load<f32>(spill + ((<usize>i) << 2)));
}

/**
 * One image's share of the filter gradient, added to `packed` (blocks of eight channels, as `packColumns` makes them):
 * packed[k, channel] += sum over pixels of frame[pixelOffsets[pixel] + filterOffsets[k]] * dy[pixel, channel].
 * `dy` has `dyChannels` floats a pixel, a multiple of eight.
 */
export function correlateImage(
  packed: usize,
  frame: usize,
  dy: usize,
  pixelOffsets: usize,
  pixels: i32,
  filterOffsets: usize,
  taps: i32,
  dyChannels: i32,
): void {
  const dyStride = (<usize>dyChannels) << 2;
  const pixelsEnd = pixelOffsets + ((<usize>pixels) << 2);
  for (let first = 0; first < dyChannels; first += BLOCK) {
    let tap = 0;
    for (; tap + 4 <= taps; tap += 4) {
      const at = filterOffsets + ((<usize>tap) << 2);
      const p0 = frame + load<u32>(at);
      const p1 = frame + load<u32>(at, 4);
      const p2 = frame + load<u32>(at, 8);
      const p3 = frame + load<u32>(at, 12);
      let a0 = f32x4.splat(0);
      let b0 = a0;
      let a1 = a0;
      let b1 = a0;
      let a2 = a0;
      let b2 = a0;
      let a3 = a0;
      let b3 = a0;
      let gradient = dy + ((<usize>first) << 2);
      for (let pixel = pixelOffsets; pixel < pixelsEnd; pixel += 4) {
        const offset = load<u32>(pixel);
        const g0 = v128.load(gradient);
        const g1 = v128.load(gradient, 16);
        const x0 = v128.load_splat<f32>(p0 + offset);
        const x1 = v128.load_splat<f32>(p1 + offset);
        const x2 = v128.load_splat<f32>(p2 + offset);
        const x3 = v128.load_splat<f32>(p3 + offset);
        a0 = f32x4.add(a0, f32x4.mul(x0, g0));
        b0 = f32x4.add(b0, f32x4.mul(x0, g1));
        a1 = f32x4.add(a1, f32x4.mul(x1, g0));
        b1 = f32x4.add(b1, f32x4.mul(x1, g1));
        a2 = f32x4.add(a2, f32x4.mul(x2, g0));
        b2 = f32x4.add(b2, f32x4.mul(x2, g1));
        a3 = f32x4.add(a3, f32x4.mul(x3, g0));
        b3 = f32x4.add(b3, f32x4.mul(x3, g1));
        gradient += dyStride;
      }
      addBlock(packed, a0, b0);
      addBlock(packed + BLOCK_BYTES, a1, b1);
      addBlock(packed + BLOCK_BYTES * 2, a2, b2);
      addBlock(packed + BLOCK_BYTES * 3, a3, b3);
      packed += BLOCK_BYTES * 4;
    }
    for (; tap < taps; tap++) {
      const p0 = frame + load<u32>(filterOffsets + ((<usize>tap) << 2));
      let a0 = f32x4.splat(0);
      let b0 = a0;
      let gradient = dy + ((<usize>first) << 2);
      for (let pixel = pixelOffsets; pixel < pixelsEnd; pixel += 4) {
        const x0 = v128.load_splat<f32>(p0 + load<u32>(pixel));
        a0 = f32x4.add(a0, f32x4.mul(x0, v128.load(gradient)));
        b0 = f32x4.add(b0, f32x4.mul(x0, v128.load(gradient, 16)));
        gradient += dyStride;
      }
      addBlock(packed, a0, b0);
      packed += BLOCK_BYTES;
    }
  }
}

function addBlock(to: usize, a: v128, b: v128): void {
  v128.store(to, f32x4.add(v128.load(to), a));
  v128.store(to, f32x4.add(v128.load(to, 16), b), 16);
}
