import { encodeBytes } from "@/lib/contract/base64";
import type { ImageSource } from "@/lib/experiment/schema-data";
import { createRandom } from "@/lib/math/random";
import { type LabelledImages, mostImages, mostPixels } from "./labelled-images";

/**
 * Which of `count` images a source takes, in their order: all, or as many as it may hold, drawn by the seed.
 * @param size bytes of an image
 */
export function drawIndices(count: number, size: number, seed: number): number[] {
  const most = Math.min(mostImages, Math.floor(mostPixels / size));
  const all = Array.from({ length: count }, (_, i) => i);
  if (count <= most) return all;
  return createRandom(seed, "images")
    .shuffle(all)
    .slice(0, most)
    .sort((a, b) => a - b);
}

/** @param read the bytes of image i, [height, width, channels] */
export function packImages(
  { height, width, channels, classes, labels }: Omit<LabelledImages, "pixels">,
  kept: readonly number[],
  read: (i: number) => Uint8Array,
): ImageSource {
  const size = height * width * channels;
  const pixels = new Uint8Array(kept.length * size);
  kept.forEach((from, to) => pixels.set(read(from), to * size));
  return {
    kind: "images",
    height,
    width,
    channels,
    classes: [...classes],
    labels: kept.map((i) => labels[i] as number),
    pixels: encodeBytes(pixels),
  };
}
