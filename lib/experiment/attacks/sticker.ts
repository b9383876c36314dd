import type { LossGradient } from "./attack";

/** Pictures that wear one sticker. */
export interface StuckImages {
  /** [count, pixels, channels], without it. */
  images: Float32Array;
  /** [count, pixels]: the colour of the sticker that a pixel shows, -1 where it is not. */
  maps: readonly Int32Array[];
  /** [count]: what the light of each picture makes of the sticker's colours. */
  lights: readonly number[];
}

const channels = 3;

/** @param colors [colours, 3], from 0 to 1 */
export function applySticker({ images, maps, lights }: StuckImages, colors: Float32Array): Float32Array {
  const worn = images.slice();
  maps.forEach((map, image) => {
    const light = lights[image] ?? 1;
    map.forEach((color, pixel) => {
      if (color < 0) return;
      const at = (image * map.length + pixel) * channels;
      for (let c = 0; c < channels; c++)
        worn[at + c] = Math.min(1, light * (colors[color * channels + c] as number));
    });
  });
  return worn;
}

/** The gradient by the sticker's colours: each gathers that of all pixels that show it. */
export function gatherBySticker(
  { images, maps, lights }: StuckImages,
  colors: Float32Array,
  gradient: Float32Array,
): Float32Array {
  const gathered = new Float32Array(colors.length);
  maps.forEach((map, image) => {
    const light = lights[image] ?? 1;
    map.forEach((color, pixel) => {
      if (color < 0) return;
      const at = image * (images.length / maps.length) + pixel * channels;
      for (let c = 0; c < channels; c++) {
        const k = color * channels + c;
        // Overexposed: more colour changes nothing.
        if (light * (colors[k] as number) < 1) gathered[k]! += light * (gradient[at + c] as number);
      }
    });
  });
  return gathered;
}

/**
 * One step of a sticker towards being read as `target` on all pictures at once, by the sign of the gradient summed over
 * them: the physical attack's optimisation over many views of one sign (Eykholt et al. 2018; Athalye et al. 2018), with the
 * colours held between 0 and 1.
 * @returns [colours, 3], a new array
 */
export async function stepSticker(
  differentiate: LossGradient,
  stuck: StuckImages,
  colors: Float32Array,
  { target, size }: { target: number; size: number },
): Promise<Float32Array> {
  const labels = new Int32Array(stuck.maps.length).fill(target);
  const gradient = gatherBySticker(stuck, colors, await differentiate(applySticker(stuck, colors), labels));
  return colors.map((value, k) => Math.min(1, Math.max(0, value - size * Math.sign(gradient[k] as number))));
}
