// Everything here works on float32 images in NHWC order, lying in the memory of TensorFlow.js's own WASM backend.
// Pointers and offsets are in bytes, sizes and strides in elements.

/**
 * Writes one image [height, width, channels] into a larger frame [frameHeight, frameWidth, channels] that the caller has
 * filled with zeros. Pixel (y, x) goes to (top + y * stepY, left + x * stepX); what falls outside the frame is left out.
 * Steps above 1 leave zeros between the pixels, as the input gradient of a strided convolution wants.
 */
export function placeImage(
  frame: usize,
  image: usize,
  height: i32,
  width: i32,
  channels: i32,
  frameHeight: i32,
  frameWidth: i32,
  top: i32,
  left: i32,
  stepY: i32,
  stepX: i32,
): void {
  const pixelBytes: usize = (<usize>channels) << 2;
  for (let y = 0; y < height; y++) {
    const frameY = top + y * stepY;
    if (frameY < 0 || frameY >= frameHeight) continue;
    const frameRow = frame + <usize>(frameY * frameWidth) * pixelBytes;
    const imageRow = image + <usize>(y * width) * pixelBytes;
    if (stepX == 1) {
      const from = max(0, -left);
      const to = min(width, frameWidth - left);
      if (to > from) {
        copyFloats(
          frameRow + <usize>(left + from) * pixelBytes,
          imageRow + <usize>from * pixelBytes,
          (to - from) * channels,
        );
      }
      continue;
    }
    for (let x = 0; x < width; x++) {
      const frameX = left + x * stepX;
      if (frameX < 0 || frameX >= frameWidth) continue;
      copyFloats(frameRow + <usize>frameX * pixelBytes, imageRow + <usize>x * pixelBytes, channels);
    }
  }
}

/** Copies `count` floats; the runs are short, so a plain loop beats `memory.copy`. */
export function copyFloats(to: usize, from: usize, count: i32): void {
  let i = 0;
  for (; i + 4 <= count; i += 4) {
    v128.store(to, v128.load(from));
    to += 16;
    from += 16;
  }
  for (; i < count; i++) {
    store<f32>(to, load<f32>(from));
    to += 4;
    from += 4;
  }
}

/** Byte offset in the frame of each output pixel's window: offsets[oy * outWidth + ox]. */
export function fillPixelOffsets(
  offsets: usize,
  outHeight: i32,
  outWidth: i32,
  strideY: i32,
  strideX: i32,
  frameWidth: i32,
  channels: i32,
): void {
  for (let y = 0; y < outHeight; y++) {
    for (let x = 0; x < outWidth; x++) {
      store<i32>(offsets, (y * strideY * frameWidth + x * strideX) * channels * 4);
      offsets += 4;
    }
  }
}

/** Byte offset within a window of each filter element: offsets[(ky * filterWidth + kx) * channels + channel]. */
export function fillFilterOffsets(
  offsets: usize,
  filterHeight: i32,
  filterWidth: i32,
  dilationY: i32,
  dilationX: i32,
  frameWidth: i32,
  channels: i32,
): void {
  for (let ky = 0; ky < filterHeight; ky++) {
    for (let kx = 0; kx < filterWidth; kx++) {
      const start = (ky * dilationY * frameWidth + kx * dilationX) * channels;
      for (let channel = 0; channel < channels; channel++) {
        store<i32>(offsets, (start + channel) * 4);
        offsets += 4;
      }
    }
  }
}
