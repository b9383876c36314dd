import type { Look } from "./look";
import { createAim, signSide } from "./paint-sign";

/** Colours along a side of a sticker. */
export const stickerSide = 8;

/** Where a sticker is on the face of a sign, whose axes go from -1 to 1. */
export interface StickerPlace {
  /** Of its middle. */
  x: number;
  y: number;
  /** Half of its width and height. */
  half: number;
}

/**
 * Which of the sticker's colours each pixel of a sign's picture shows: [32, 32], row by row from 0, or -1 where the sticker
 * is not. It is stuck to the sign, so it turns, shrinks and moves with it.
 */
export function mapSticker(look: Look, { x, y, half }: StickerPlace): Int32Array {
  const aim = createAim(look);
  return Int32Array.from({ length: signSide * signSide }, (_, i) => {
    const [u, v] = aim((i % signSide) + 0.5, Math.floor(i / signSide) + 0.5);
    const column = Math.floor(((u - x + half) / (2 * half)) * stickerSide);
    const row = Math.floor(((v - y + half) / (2 * half)) * stickerSide);
    const isOn = column >= 0 && column < stickerSide && row >= 0 && row < stickerSide;
    return isOn ? row * stickerSide + column : -1;
  });
}
