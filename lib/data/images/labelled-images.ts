/** Images of one size, with their classes. */
export interface LabelledImages {
  height: number;
  width: number;
  /** 1 for grey, 3 for red, green and blue. */
  channels: 1 | 3;
  /** One name per class. */
  classes: readonly string[];
  /** [count]: the class, from 0. */
  labels: readonly number[];
  /** [count, height, width, channels], 0 to 255. */
  pixels: Uint8Array;
}

/** Pixels along a side: larger images would take minutes to learn on a reader's device. */
export const mostSide = 64;

export const mostClasses = 100;

/** Images of a source: more would teach a small network little, and fill the device's storage. */
export const mostImages = 5_000;

/** Bytes of a source's pixels: 5,000 grey images of 28 x 28, fewer of larger ones. */
export const mostPixels = 4_000_000;
