import { decodeBytes } from "@/lib/contract/base64";
import type { Dataset } from "@/lib/data/dataset";
import { createRandom } from "@/lib/math/random";

/** Images of the reader's own. */
export interface ImagesOptions {
  height: number;
  width: number;
  channels: number;
  classes: readonly string[];
  /** [count]: the class, from 0. */
  labels: readonly number[];
  /** [count, height, width, channels] of bytes 0 to 255, base64. */
  pixels: string;
  seed: number;
}

/**
 * The same images in a random order, stream ("images"), so that every part of a sorted file is drawn from all of it:
 * [count, height, width, channels], 0 to 1.
 */
export function makeImages({
  height,
  width,
  channels,
  classes,
  labels,
  pixels,
  seed,
}: ImagesOptions): Dataset {
  const count = labels.length;
  const size = height * width * channels;
  const bytes = decodeBytes(pixels);
  const order = createRandom(seed, "images").shuffle(labels.map((_, i) => i));
  const inputs = new Float32Array(count * size);
  order.forEach((from, to) => {
    for (let i = 0; i < size; i++) inputs[to * size + i] = (bytes[from * size + i] as number) / 255;
  });
  return {
    count,
    inputShape: [height, width, channels],
    inputs,
    targets: {
      kind: "classes",
      names: classes,
      labels: Int32Array.from(order, (from) => labels[from] as number),
      perStep: false,
    },
  };
}
