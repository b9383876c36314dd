import { makeSigns } from "@/lib/data/signs";
import { type SignName, signNames } from "@/lib/data/signs/faces";
import { type Look, usualVariation } from "@/lib/data/signs/look";
import { paintSign, signSize } from "@/lib/data/signs/paint-sign";
import { mapSticker, type StickerPlace } from "@/lib/data/signs/sticker";
import { drawUnseenLooks, unseenSeed } from "@/lib/data/signs/unseen-looks";
import type { StuckImages } from "@/lib/experiment/attacks/sticker";
import { SHOWN } from "./state";

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
    seed: seed + unseenSeed,
  });
  if (targets.kind !== "classes") throw new Error("Signs have classes");
  return { count, images: inputs, labels: targets.labels };
}

export interface Views {
  looks: readonly Look[];
  /** [count, 32, 32, 3] */
  images: Float32Array;
}

function paintViews(sign: SignName, looks: readonly Look[]): Views {
  const images = new Float32Array(looks.length * signSize);
  looks.forEach((look, i) => images.set(paintSign(sign, look), i * signSize));
  return { looks, images };
}

/** The looks of the signs that can be looked at: the same for every kind. */
export const drawShownLooks = (seed: number) => drawUnseenLooks(seed, "shown", SHOWN);

/** The signs of one kind that can be looked at. */
export const drawShown = (sign: SignName, seed: number) => paintViews(sign, drawShownLooks(seed));

/** Those that the sticker is made on. */
export const drawPractice = (sign: SignName, seed: number) =>
  paintViews(sign, drawUnseenLooks(seed, "practice", VIEWS));

export const getSign = ({ images }: Views, index: number): Float32Array =>
  images.slice(index * signSize, (index + 1) * signSize);

export const stickOn = ({ looks, images }: Views, place: StickerPlace): StuckImages => ({
  images,
  maps: looks.map((look) => mapSticker(look, place)),
  lights: looks.map(({ light }) => light),
});
