import { signSide, signSize } from "@/lib/data/signs/paint-sign";
import type { Volume } from "@/lib/math/convolution";

/** [32, 32, 3] as three planes. */
export function splitChannels(values: Float32Array): Volume {
  const size = signSide * signSide;
  return {
    channels: 3,
    height: signSide,
    width: signSide,
    values: Float32Array.from(
      { length: 3 * size },
      (_, i) => values[3 * (i % size) + Math.floor(i / size)] ?? 0,
    ),
  };
}

/** Pictures [count, 32, 32, 3] side by side, so many in a row: [rows * 32, columns * 32, 3]. */
export function arrangeTiles(images: Float32Array, columns: number): Float32Array {
  const arranged = new Float32Array(images.length);
  const stride = 3 * signSide;
  for (let image = 0; image < images.length / signSize; image++)
    for (let row = 0; row < signSide; row++) {
      const line = (Math.floor(image / columns) * signSide + row) * columns + (image % columns);
      const from = image * signSize + row * stride;
      arranged.set(images.subarray(from, from + stride), line * stride);
    }
  return arranged;
}
