import { convolveImage, correlateImage, packColumns, BLOCK } from "./convolve";
import { copyFloats, fillFilterOffsets, fillPixelOffsets, placeImage } from "./image";

export { multiplyMatrices, multiplyScratch } from "./matrix";
export { averagePoolGradient, maxPoolGradient } from "./pool";
export {
  convolveAndPool,
  convolveAndPoolScratch,
  correlatePooled,
  pooledGradientScratch,
  spreadPooled,
} from "./pooled";
export { recur, recurBack, recurBackScratch, recurFrame, recurScratch } from "./recurrence";
export { sumMiddle } from "./sum";

/** Bytes of scratch that `convolve` and `correlate` want: the frame, two tables of offsets, packed filters, one block or image of gradients. */
function roundUp(count: i32, to: i32): i32 {
  return ((count + to - 1) / to) * to;
}

export function convolveScratch(frame: i32, pixels: i32, taps: i32, channels: i32): i32 {
  return (
    (roundUp(frame, 4) + roundUp(pixels, 4) + roundUp(taps, 4) + taps * roundUp(channels, BLOCK) + BLOCK) * 4
  );
}

export function correlateScratch(frame: i32, pixels: i32, taps: i32, channels: i32): i32 {
  const padded = roundUp(channels, BLOCK);
  return (roundUp(frame, 4) + roundUp(pixels, 4) + roundUp(taps, 4) + taps * padded + pixels * padded) * 4;
}

/**
 * Convolution of a batch. The image is laid into a frame (padding, or zeros between the pixels), each output pixel is one
 * window of the frame. The filter's element for tap (ky, kx, channel) and output o lies at
 * filter[ky * filterStrideY + kx * filterStrideX + channel * filterStrideIn + o * filterStrideOut], in floats: with the
 * order reversed by negative strides, the same code gives the gradient with respect to the input.
 */
export function convolve(
  out: usize,
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
  stepY: i32,
  stepX: i32,
  outHeight: i32,
  outWidth: i32,
  outChannels: i32,
  filterHeight: i32,
  filterWidth: i32,
  dilationY: i32,
  dilationX: i32,
  strideY: i32,
  strideX: i32,
  flipped: bool,
): void {
  // Where nothing is added around or between the pixels, the windows are read in the image itself.
  const direct =
    top == 0 && left == 0 && stepY == 1 && stepX == 1 && frameHeight == height && frameWidth == width;
  const frameSize = direct ? 0 : frameHeight * frameWidth * channels;
  const pixels = outHeight * outWidth;
  const taps = filterHeight * filterWidth * channels;
  const frame = scratch;
  const pixelOffsets = frame + ((<usize>roundUp(frameSize, 4)) << 2);
  const filterOffsets = pixelOffsets + ((<usize>roundUp(pixels, 4)) << 2);
  const packed = filterOffsets + ((<usize>roundUp(taps, 4)) << 2);
  const spill = packed + ((<usize>(taps * roundUp(outChannels, BLOCK))) << 2);
  fillPixelOffsets(pixelOffsets, outHeight, outWidth, strideY, strideX, frameWidth, channels);
  fillFilterOffsets(filterOffsets, filterHeight, filterWidth, dilationY, dilationX, frameWidth, channels);
  if (flipped) packFlipped(packed, filter, filterHeight * filterWidth, channels, outChannels);
  else packColumns(packed, filter, taps, outChannels, outChannels, 1);
  if (!direct) memory.fill(frame, 0, (<usize>frameSize) << 2);
  const imageBytes = (<usize>(height * width * channels)) << 2;
  const outBytes = (<usize>(pixels * outChannels)) << 2;
  for (let n = 0; n < batch; n++) {
    if (!direct) {
      placeImage(frame, input, height, width, channels, frameHeight, frameWidth, top, left, stepY, stepX);
    }
    convolveImage(
      out,
      direct ? input : frame,
      packed,
      pixelOffsets,
      pixels,
      filterOffsets,
      taps,
      outChannels,
      spill,
    );
    input += imageBytes;
    out += outBytes;
  }
}

/**
 * The filter of the input gradient: positions in reverse order, input and output channels changed places. `filter` is
 * [positions, outChannels, channels] as the forward pass has it; the packed rows are (reversed position, channel).
 */
function packFlipped(packed: usize, filter: usize, positions: i32, channels: i32, outChannels: i32): void {
  for (let first = 0; first < outChannels; first += BLOCK) {
    const filled = min(BLOCK, outChannels - first);
    for (let position = positions - 1; position >= 0; position--) {
      for (let channel = 0; channel < channels; channel++) {
        let from = filter + ((<usize>((position * outChannels + first) * channels + channel)) << 2);
        for (let i = 0; i < BLOCK; i++) {
          store<f32>(packed, i < filled ? load<f32>(from) : 0);
          packed += 4;
          from += (<usize>channels) << 2;
        }
      }
    }
  }
}

/** The gradient of `convolve` with respect to its filter, [taps, outChannels], summed over the batch. */
export function correlate(
  out: usize,
  input: usize,
  dy: usize,
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
  dilationY: i32,
  dilationX: i32,
  strideY: i32,
  strideX: i32,
): void {
  const direct = top == 0 && left == 0 && frameHeight == height && frameWidth == width;
  const frameSize = direct ? 0 : frameHeight * frameWidth * channels;
  const pixels = outHeight * outWidth;
  const taps = filterHeight * filterWidth * channels;
  const padded = roundUp(outChannels, BLOCK);
  const frame = scratch;
  const pixelOffsets = frame + ((<usize>roundUp(frameSize, 4)) << 2);
  const filterOffsets = pixelOffsets + ((<usize>roundUp(pixels, 4)) << 2);
  let packed = filterOffsets + ((<usize>roundUp(taps, 4)) << 2);
  const widened = packed + ((<usize>(taps * padded)) << 2);
  fillPixelOffsets(pixelOffsets, outHeight, outWidth, strideY, strideX, frameWidth, channels);
  fillFilterOffsets(filterOffsets, filterHeight, filterWidth, dilationY, dilationX, frameWidth, channels);
  memory.fill(packed, 0, (<usize>(taps * padded)) << 2);
  if (padded != outChannels) memory.fill(widened, 0, (<usize>(pixels * padded)) << 2);
  if (!direct) memory.fill(frame, 0, (<usize>frameSize) << 2);
  const imageBytes = (<usize>(height * width * channels)) << 2;
  for (let n = 0; n < batch; n++) {
    if (!direct) placeImage(frame, input, height, width, channels, frameHeight, frameWidth, top, left, 1, 1);
    let gradient = dy;
    if (padded != outChannels) {
      for (let pixel = 0; pixel < pixels; pixel++) {
        copyFloats(
          widened + ((<usize>(pixel * padded)) << 2),
          dy + ((<usize>(pixel * outChannels)) << 2),
          outChannels,
        );
      }
      gradient = widened;
    }
    correlateImage(
      packed,
      direct ? input : frame,
      gradient,
      pixelOffsets,
      pixels,
      filterOffsets,
      taps,
      padded,
    );
    input += imageBytes;
    dy += (<usize>(pixels * outChannels)) << 2;
  }
  for (let first = 0; first < outChannels; first += BLOCK) {
    const filled = min(BLOCK, outChannels - first);
    for (let tap = 0; tap < taps; tap++) {
      copyFloats(out + ((<usize>(tap * outChannels + first)) << 2), packed, filled);
      packed += 32;
    }
  }
}
