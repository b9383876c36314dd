/** A picture in colour. */
export interface RgbImage {
  height: number;
  width: number;
  /** [height, width, 3]: red, green and blue, each from 0 to 1. */
  values: Float32Array;
}

/** Red, green, blue, alpha bytes, as a canvas gives them; alpha is left out. */
export function readBytes(bytes: Uint8ClampedArray, width: number, height: number): RgbImage {
  const values = new Float32Array(3 * width * height);
  for (let i = 0; i < width * height; i++)
    for (let c = 0; c < 3; c++) values[3 * i + c] = bytes[4 * i + c]! / 255;
  return { height, width, values };
}

/** Luminance by Rec. 709's weights, of the values as they are: [height, width]. */
export function toGrey({ height, width, values }: RgbImage): Float32Array {
  return Float32Array.from(
    { length: height * width },
    (_, i) => 0.2126 * values[3 * i]! + 0.7152 * values[3 * i + 1]! + 0.0722 * values[3 * i + 2]!,
  );
}
