import { makeSigns } from "@/lib/data/signs";
import { type SignName, signNames } from "@/lib/data/signs/faces";
import { drawLook, type Look, usualVariation } from "@/lib/data/signs/look";
import { paintSign } from "@/lib/data/signs/paint-sign";
import { mapSticker, type StickerPlace } from "@/lib/data/signs/sticker";
import type { StuckImages } from "@/lib/experiment/attacks/sticker";
import { createRandom } from "@/lib/math/random";
import { SHOWN } from "./state";

/** Numbers of one picture: 32 by 32 pixels of three channels. */
export const SIGN_SIZE = 3072;

/** Beyond the seeds that a reader can choose, so that no sign here is one that was trained on. */
const seedOffset = 100_000;

/** Views of a sign that the sticker is made on; it is tried on the signs shown, which are others. */
const VIEWS = 32;

export interface HeldOut {
  count: number;
  /** [count, 32, 32, 3] */
  images: Float32Array;
  /** [count] */
  labels: Int32Array;
}

/** Signs of all kinds that no network trains on, as many of each. */
export function makeHeldOut(seed: number, count = 80): HeldOut {
  const { inputs, targets } = makeSigns({
    ...usualVariation,
    signs: signNames,
    count,
    noise: 0.02,
    seed: seed + seedOffset,
  });
  if (targets.kind !== "classes") throw new Error("Signs have classes");
  return { count, images: inputs, labels: targets.labels };
}

export interface Views {
  looks: readonly Look[];
  /** [count, 32, 32, 3] */
  images: Float32Array;
}

function drawLooks(seed: number, stream: string, count: number): Look[] {
  const random = createRandom(seed + seedOffset, stream);
  return Array.from({ length: count }, () => drawLook(random, usualVariation));
}

function paintViews(sign: SignName, looks: readonly Look[]): Views {
  const images = new Float32Array(looks.length * SIGN_SIZE);
  looks.forEach((look, i) => images.set(paintSign(sign, look), i * SIGN_SIZE));
  return { looks, images };
}

/** The looks of the signs that can be looked at: the same for every kind. */
export const drawShownLooks = (seed: number) => drawLooks(seed, "shown", SHOWN);

/** The signs of one kind that can be looked at. */
export const drawShown = (sign: SignName, seed: number) => paintViews(sign, drawShownLooks(seed));

/** Those that the sticker is made on. */
export const drawPractice = (sign: SignName, seed: number) =>
  paintViews(sign, drawLooks(seed, "practice", VIEWS));

export const getSign = ({ images }: Views, index: number): Float32Array =>
  images.slice(index * SIGN_SIZE, (index + 1) * SIGN_SIZE);

export const stickOn = ({ looks, images }: Views, place: StickerPlace): StuckImages => ({
  images,
  maps: looks.map((look) => mapSticker(look, place)),
  lights: looks.map(({ light }) => light),
});
