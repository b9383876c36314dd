import { makeDigits } from "@/lib/data/digits";
import { digitSide } from "@/lib/data/digits/rasterize";
import { type Move, shiftImages } from "@/lib/math/shift-images";
import { type Direction, HELD_OUT } from "./state";

export interface HeldOut {
  count: number;
  /** [count, 28, 28], centred. */
  images: Float32Array;
  /** [count] */
  labels: Int32Array;
}

/** Beyond the seeds that a reader can choose, so that no digit here is one that was trained on. */
const seedOffset = 100_000;

/** Digits that no network trains on, each in the middle of its image however the training digits stand. */
export function makeHeldOut(seed: number, count = HELD_OUT): HeldOut {
  const { inputs, targets } = makeDigits({
    digits: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    count,
    shift: 0,
    noise: 0.05,
    seed: seed + seedOffset,
  });
  if (targets.kind !== "classes") throw new Error("Digits have classes");
  return { count, images: inputs, labels: targets.labels };
}

const ways: readonly Exclude<Direction, "each">[] = ["right", "down", "left", "up"];

/** The move of the held-out digit at `index` by `shift` pixels. */
export function chooseMove(direction: Direction, shift: number, index: number): Move {
  const way = direction === "each" ? ways[index % 4] : direction;
  const sign = way === "left" || way === "up" ? -1 : 1;
  const isAcross = way === "left" || way === "right";
  return { right: isAcross ? sign * shift : 0, down: isAcross ? 0 : sign * shift };
}

/** [count, 28, 28] */
export function moveHeldOut({ images }: HeldOut, direction: Direction, shift: number): Float32Array {
  return shiftImages(images, digitSide, (index) => chooseMove(direction, shift, index));
}

/** Share of the ink that is still on the image after a shift, from 0 to 1. */
export function measureInkLeft(held: HeldOut, direction: Direction, shift: number): number {
  const sum = (values: Float32Array) => values.reduce((total, value) => total + value, 0);
  return sum(moveHeldOut(held, direction, shift)) / sum(held.images);
}
