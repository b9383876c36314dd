import { createRandom, type Random } from "@/lib/math/random";
import type { Dataset } from "./dataset";
import { digitShapes } from "./digits/digit-shapes";
import { limitNormal, writeShape } from "./digits/hand";
import { digitSide, rasterizeStrokes } from "./digits/rasterize";
import type { DigitShape } from "./digits/shape";

export interface DigitsOptions {
  /** The digits to tell apart, each from 0 to 9: class k is `digits[k]`. */
  digits: readonly number[];
  count: number;
  /** The first so many are by themselves as many of each class as of any other, or one fewer; null for no such part. */
  trainCount?: number | null;
  /** Furthest that a digit stands from the middle of its image, in pixels along each axis. */
  shift: number;
  /** Standard deviation of the ink's noise, where there is ink. */
  noise: number;
  seed: number;
}

/**
 * Grey images [28, 28, 1] of 0 to 1 of handwritten digits, white on black, as many of each class as of any other. They are
 * written by strokes in one of several shapes, by a hand that leans, stretches and wobbles, with a pen of some width, and
 * prepared as MNIST is. Streams ("digits") and ("noise"), so that noise moves no stroke.
 */
export function makeDigits({ digits, count, trainCount, shift, noise, seed }: DigitsOptions): Dataset {
  const random = createRandom(seed, "digits");
  const grain = createRandom(seed, "noise");
  const deal = (length: number) => random.shuffle(Array.from({ length }, (_, i) => i % digits.length));
  const first = trainCount ?? 0;
  const labels = [...deal(first), ...deal(count - first)];
  const size = digitSide * digitSide;
  const inputs = new Float32Array(count * size);
  labels.forEach((label, image) => {
    const ink = writeDigit(digits[label] as number, shift, random);
    inputs.set(noise > 0 ? roughen(ink, noise, grain) : ink, image * size);
  });
  return {
    count,
    inputShape: [digitSide, digitSide, 1],
    inputs,
    targets: {
      kind: "classes",
      names: digits.map(String),
      labels: Int32Array.from(labels),
      perStep: false,
    },
  };
}

/** One digit without noise, [28, 28]: the next that `random` gives. */
function writeDigit(digit: number, shift: number, random: Random): Float32Array {
  const shape = pickShape(digitShapes[digit] as readonly DigitShape[], random);
  const paths = writeShape(shape, random);
  const move = () => Math.round(shift * (2 * random.next() - 1));
  return rasterizeStrokes(paths, {
    width: 2.45 * Math.exp(0.29 * limitNormal(random)),
    softness: 1 + 0.6 * random.next(),
    box: 19 + 1.8 * random.next(),
    shift: [move(), move()],
  });
}

function pickShape(shapes: readonly DigitShape[], random: Random): DigitShape {
  let rest = random.next() * shapes.reduce((sum, { share }) => sum + share, 0);
  for (const shape of shapes) {
    rest -= shape.share;
    if (rest < 0) return shape;
  }
  return shapes.at(-1) as DigitShape;
}

/** Ink never lies evenly; the paper stays clean. */
function roughen(ink: Float32Array, noise: number, grain: Random): Float32Array {
  return ink.map((value) => {
    if (value === 0) return 0;
    return Math.min(1, Math.max(0, value + noise * Math.sqrt(value) * grain.normal()));
  });
}
