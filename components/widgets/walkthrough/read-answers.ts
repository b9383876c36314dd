import { CLASSES, SIDE } from "./experiment";
import type { Digit, ReadDigit } from "./outputs";

/** The likeliest class of each row of probabilities [count, 10]. */
export function pickAnswers(probabilities: Float32Array): Int32Array {
  return Int32Array.from({ length: probabilities.length / CLASSES }, (_, row) => {
    let best = 0;
    for (let k = 1; k < CLASSES; k++)
      if (probabilities[row * CLASSES + k]! > probabilities[row * CLASSES + best]!) best = k;
    return best;
  });
}

/** How often each class (row) was taken for each (column): [10 * 10]. */
export function countConfusion(answers: Int32Array, labels: Int32Array): number[] {
  const counts = new Array<number>(CLASSES * CLASSES).fill(0);
  labels.forEach((label, i) => counts[label * CLASSES + answers[i]!]!++);
  return counts;
}

const pixels = SIDE * SIDE;

/** @param images [count, 14, 14] */
export function takeDigit(images: Float32Array, labels: Int32Array, index: number): Digit {
  return { pixels: images.slice(index * pixels, (index + 1) * pixels), label: labels[index] ?? 0 };
}

/** One digit and what was read in it. @param probabilities [count, 10] */
export function takeReadDigit(
  images: Float32Array,
  labels: Int32Array,
  probabilities: Float32Array,
  index: number,
): ReadDigit {
  const own = probabilities.subarray(index * CLASSES, (index + 1) * CLASSES);
  const answer = pickAnswers(own)[0] ?? 0;
  return { ...takeDigit(images, labels, index), answer, probability: own[answer] ?? NaN };
}

/** The mistakes made with the most confidence, the worst first: their places. */
export function findWorst(probabilities: Float32Array, labels: Int32Array, most: number): number[] {
  const answers = pickAnswers(probabilities);
  const sure = (index: number) => probabilities[index * CLASSES + answers[index]!]!;
  return Array.from(labels.keys())
    .filter((index) => answers[index] !== labels[index])
    .sort((a, b) => sure(b) - sure(a))
    .slice(0, most);
}
