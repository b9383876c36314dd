import type { Dataset } from "../dataset";

/** Grey images of half the side: each pixel the mean of a square of four. */
export function halveImages(data: Dataset): Dataset {
  const [side = 0] = data.inputShape;
  const half = side / 2;
  const inputs = new Float32Array(data.count * half * half);
  for (let i = 0; i < inputs.length; i++) {
    const column = i % half;
    // Rows of all images, one below the other.
    const row = Math.floor(i / half);
    const at = 2 * row * side + 2 * column;
    const { inputs: from } = data;
    inputs[i] = (from[at]! + from[at + 1]! + from[at + side]! + from[at + side + 1]!) / 4;
  }
  return { ...data, inputShape: [half, half, 1], inputs };
}
