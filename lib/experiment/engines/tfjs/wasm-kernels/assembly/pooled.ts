import { BLOCK, convolveImage, packColumns } from "./convolve";
import { copyFloats, fillFilterOffsets, placeImage } from "./image";

// A convolution whose outputs are pooled at once, in windows that do not overlap: of the larger map only one image is
// ever in memory. Backward, each pooled gradient belongs to one window of the image, the one that won; the others, and
// all whose gradient is zero, cost nothing.

function roundUp(count: i32, to: i32): i32 {
  return ((count + to - 1) / to) * to;
}

/** Bytes of scratch for `convolveAndPool`: the frame, two tables of offsets, packed filters, one block, one image of sums. */
export function convolveAndPoolScratch(frame: i32, pixels: i32, taps: i32, channels: i32): i32 {
  return (
    (roundUp(frame, 4) +
      roundUp(pixels, 4) +
      roundUp(taps, 4) +
      taps * roundUp(channels, BLOCK) +
      BLOCK +
      pixels * channels) *
    4
  );
}

/** Bytes of scratch for both gradients: the frame and what a vector may read past it, a table, filters with their rows filled up. */
export function pooledGradientScratch(frame: i32, pixels: i32, filterRows: i32, filterRow: i32): i32 {
  return (roundUp(frame, 4) + 4 + roundUp(pixels, 4) + filterRows * roundUp(filterRow, 4)) * 4;
}

/** Byte offset in the frame of each convolution's window, pooling window by pooling window. */
function fillWindowOffsets(
  offsets: usize,
  outHeight: i32,
  outWidth: i32,
  size: i32,
  strideY: i32,
  strideX: i32,
  frameWidth: i32,
  channels: i32,
): void {
  for (let y = 0; y < outHeight; y++) {
    for (let x = 0; x < outWidth; x++) {
      for (let i = 0; i < size * size; i++) {
        const row = (y * size + i / size) * strideY;
        const column = (x * size + (i % size)) * strideX;
        store<i32>(offsets, (row * frameWidth + column) * channels * 4);
        offsets += 4;
      }
    }
  }
}

/**
 * out[pixel, channel] = largest of the size * size sums of its window, places[pixel, channel] = which of them, in row
 * order: the first of equal ones, and a NaN before all. `size` is 15 at most, for a place is one byte.
 */
function poolSums(out: usize, places: usize, sums: usize, pixels: i32, positions: i32, channels: i32): void {
  const stride = (<usize>channels) << 2;
  for (let pixel = 0; pixel < pixels; pixel++) {
    let channel = 0;
    for (; channel + 4 <= channels; channel += 4) {
      let at = sums + ((<usize>channel) << 2);
      let best = v128.load(at);
      let where = i32x4.splat(0);
      for (let position = 1; position < positions; position++) {
        at += stride;
        const value = v128.load(at);
        const larger = v128.or(f32x4.gt(value, best), f32x4.ne(value, value));
        best = v128.bitselect(value, best, larger);
        where = v128.bitselect(i32x4.splat(position), where, larger);
      }
      v128.store(out + ((<usize>channel) << 2), best);
      const to = places + <usize>channel;
      store<u8>(to, <u8>i32x4.extract_lane(where, 0));
      store<u8>(to, <u8>i32x4.extract_lane(where, 1), 1);
      store<u8>(to, <u8>i32x4.extract_lane(where, 2), 2);
      store<u8>(to, <u8>i32x4.extract_lane(where, 3), 3);
    }
    for (; channel < channels; channel++) {
      let at = sums + ((<usize>channel) << 2);
      let best = load<f32>(at);
      let where = 0;
      for (let position = 1; position < positions; position++) {
        at += stride;
        const value = load<f32>(at);
        if (value > best || value != value) {
          best = value;
          where = position;
        }
      }
      store<f32>(out + ((<usize>channel) << 2), best);
      store<u8>(places + <usize>channel, <u8>where);
    }
    sums += stride * <usize>positions;
    out += stride;
    places += <usize>channels;
  }
}

/** Max pooling, in windows of `size` by `size` side by side, of a convolution of a batch; see `convolve`. */
export function convolveAndPool(
  out: usize,
  places: usize,
  input: usize,
  filter: usize,
  scratch: usize,
  batch: i32,
  height: i32,
  width: i32,
  channels: i32,
  frameHeight: i32,
  frameWidth: i32,
  top: i32,
  left: i32,
  outHeight: i32,
  outWidth: i32,
  outChannels: i32,
  filterHeight: i32,
  filterWidth: i32,
  strideY: i32,
  strideX: i32,
  size: i32,
): void {
  const frameSize = frameHeight * frameWidth * channels;
  const positions = size * size;
  const pixels = outHeight * outWidth * positions;
  const taps = filterHeight * filterWidth * channels;
  const offsets = scratch + ((<usize>roundUp(frameSize, 4)) << 2);
  const filterOffsets = offsets + ((<usize>roundUp(pixels, 4)) << 2);
  const packed = filterOffsets + ((<usize>roundUp(taps, 4)) << 2);
  const spill = packed + ((<usize>(taps * roundUp(outChannels, BLOCK))) << 2);
  const sums = spill + ((<usize>BLOCK) << 2);
  fillWindowOffsets(offsets, outHeight, outWidth, size, strideY, strideX, frameWidth, channels);
  fillFilterOffsets(filterOffsets, filterHeight, filterWidth, 1, 1, frameWidth, channels);
  packColumns(packed, filter, taps, outChannels, outChannels, 1);
  memory.fill(scratch, 0, (<usize>frameSize) << 2);
  const outPixels = outHeight * outWidth;
  for (let n = 0; n < batch; n++) {
    placeImage(scratch, input, height, width, channels, frameHeight, frameWidth, top, left, 1, 1);
    convolveImage(sums, scratch, packed, offsets, pixels, filterOffsets, taps, outChannels, spill);
    poolSums(out, places, sums, outPixels, positions, outChannels);
    input += (<usize>(height * width * channels)) << 2;
    out += (<usize>(outPixels * outChannels)) << 2;
    places += <usize>(outPixels * outChannels);
  }
}

/** The gradient of `convolveAndPool` with respect to its filter, summed over the batch. */
export function correlatePooled(
  dw: usize,
  input: usize,
  dy: usize,
  places: usize,
  scratch: usize,
  batch: i32,
  height: i32,
  width: i32,
  channels: i32,
  frameHeight: i32,
  frameWidth: i32,
  top: i32,
  left: i32,
  outHeight: i32,
  outWidth: i32,
  outChannels: i32,
  filterHeight: i32,
  filterWidth: i32,
  strideY: i32,
  strideX: i32,
  size: i32,
): void {
  const frameSize = frameHeight * frameWidth * channels;
  const positions = size * size;
  const outPixels = outHeight * outWidth;
  const row = filterWidth * channels;
  const padded = roundUp(row, 4);
  const offsets = scratch + ((<usize>(roundUp(frameSize, 4) + 4)) << 2);
  const sums = offsets + ((<usize>roundUp(outPixels * positions, 4)) << 2);
  const sumsBytes = (<usize>(filterHeight * padded)) << 2;
  const rowBytes = (<usize>padded) << 2;
  const frameRowBytes = (<usize>(frameWidth * channels)) << 2;
  fillWindowOffsets(offsets, outHeight, outWidth, size, strideY, strideX, frameWidth, channels);
  memory.fill(scratch, 0, (<usize>(frameSize + 4)) << 2);
  memory.fill(sums, 0, sumsBytes * <usize>outChannels);
  for (let n = 0; n < batch; n++) {
    placeImage(scratch, input, height, width, channels, frameHeight, frameWidth, top, left, 1, 1);
    let window = offsets;
    for (let pixel = 0; pixel < outPixels; pixel++) {
      let sum = sums;
      for (let channel = 0; channel < outChannels; channel++) {
        const gradient = load<f32>(dy);
        if (gradient != 0) {
          const factors = f32x4.splat(gradient);
          let from = scratch + load<u32>(window + ((<usize>load<u8>(places)) << 2));
          let to = sum;
          for (let y = 0; y < filterHeight; y++) {
            // Numbers past the row's end go into places that nobody reads.
            for (let i: usize = 0; i < rowBytes; i += 16) {
              v128.store(to + i, f32x4.add(v128.load(to + i), f32x4.mul(v128.load(from + i), factors)));
            }
            from += frameRowBytes;
            to += rowBytes;
          }
        }
        sum += sumsBytes;
        dy += 4;
        places++;
      }
      window += (<usize>positions) << 2;
    }
    input += (<usize>(height * width * channels)) << 2;
  }
  for (let channel = 0; channel < outChannels; channel++) {
    for (let y = 0; y < filterHeight; y++) {
      for (let i = 0; i < row; i++) {
        store<f32>(
          dw + ((<usize>((y * row + i) * outChannels + channel)) << 2),
          load<f32>(sums + ((<usize>((channel * filterHeight + y) * padded + i)) << 2)),
        );
      }
    }
  }
}

/** The gradient of `convolveAndPool` with respect to its input. */
export function spreadPooled(
  dx: usize,
  dy: usize,
  places: usize,
  filter: usize,
  scratch: usize,
  batch: i32,
  height: i32,
  width: i32,
  channels: i32,
  frameHeight: i32,
  frameWidth: i32,
  top: i32,
  left: i32,
  outHeight: i32,
  outWidth: i32,
  outChannels: i32,
  filterHeight: i32,
  filterWidth: i32,
  strideY: i32,
  strideX: i32,
  size: i32,
): void {
  const frameSize = frameHeight * frameWidth * channels;
  const positions = size * size;
  const outPixels = outHeight * outWidth;
  const row = filterWidth * channels;
  const padded = roundUp(row, 4);
  const offsets = scratch + ((<usize>(roundUp(frameSize, 4) + 4)) << 2);
  const turned = offsets + ((<usize>roundUp(outPixels * positions, 4)) << 2);
  const turnedBytes = (<usize>(filterHeight * padded)) << 2;
  const rowBytes = (<usize>row) << 2;
  const vectorBytes = rowBytes & ~15;
  const frameRowBytes = (<usize>(frameWidth * channels)) << 2;
  fillWindowOffsets(offsets, outHeight, outWidth, size, strideY, strideX, frameWidth, channels);
  for (let channel = 0; channel < outChannels; channel++) {
    for (let y = 0; y < filterHeight; y++) {
      for (let i = 0; i < row; i++) {
        store<f32>(
          turned + ((<usize>((channel * filterHeight + y) * padded + i)) << 2),
          load<f32>(filter + ((<usize>((y * row + i) * outChannels + channel)) << 2)),
        );
      }
    }
  }
  for (let n = 0; n < batch; n++) {
    memory.fill(scratch, 0, (<usize>frameSize) << 2);
    let window = offsets;
    for (let pixel = 0; pixel < outPixels; pixel++) {
      let weights = turned;
      for (let channel = 0; channel < outChannels; channel++) {
        const gradient = load<f32>(dy);
        if (gradient != 0) {
          const factors = f32x4.splat(gradient);
          let to = scratch + load<u32>(window + ((<usize>load<u8>(places)) << 2));
          let from = weights;
          for (let y = 0; y < filterHeight; y++) {
            let i: usize = 0;
            for (; i < vectorBytes; i += 16) {
              v128.store(to + i, f32x4.add(v128.load(to + i), f32x4.mul(v128.load(from + i), factors)));
            }
            for (; i < rowBytes; i += 4) {
              store<f32>(to + i, load<f32>(to + i) + load<f32>(from + i) * gradient);
            }
            to += frameRowBytes;
            from += (<usize>padded) << 2;
          }
        }
        weights += turnedBytes;
        dy += 4;
        places++;
      }
      window += (<usize>positions) << 2;
    }
    takeImage(dx, scratch, height, width, channels, frameHeight, frameWidth, top, left);
    dx += (<usize>(height * width * channels)) << 2;
  }
}

/** Reads an image out of the frame in which it lies at (top, left); what lies outside the frame is zero. */
function takeImage(
  image: usize,
  frame: usize,
  height: i32,
  width: i32,
  channels: i32,
  frameHeight: i32,
  frameWidth: i32,
  top: i32,
  left: i32,
): void {
  const pixelBytes = (<usize>channels) << 2;
  const columns = min(width, frameWidth - left);
  for (let y = 0; y < height; y++) {
    const to = image + <usize>(y * width) * pixelBytes;
    const inside = y + top < frameHeight ? columns : 0;
    copyFloats(to, frame + <usize>((y + top) * frameWidth + left) * pixelBytes, inside * channels);
    memory.fill(to + <usize>inside * pixelBytes, 0, <usize>(width - inside) * pixelBytes);
  }
}
