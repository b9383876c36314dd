import { signNames } from "@/lib/data/signs/faces";

const classes = signNames.length;

/** One class and how sure a reader of signs is of it. */
export interface Answer {
  label: number;
  probability: number;
}

/** The classes for row `index` of answers [count, 8], the likeliest first. */
export function rankAnswers(answers: Float32Array, index = 0): Answer[] {
  return Array.from(answers.subarray(index * classes, (index + 1) * classes), (probability, label) => ({
    label,
    probability,
  })).sort((a, b) => b.probability - a.probability);
}

/** Share of answers [count, 8] that are right, from 0 to 1. */
export function measureAccuracy(answers: Float32Array, labels: Int32Array): number {
  return labels.filter((label, i) => rankAnswers(answers, i)[0]?.label === label).length / labels.length;
}

export const nameSign = (label: number): string => signNames[label] ?? "";

/** "speed limit 45 (0.93)" */
export const printAnswer = (answer: Answer | undefined): string =>
  answer === undefined ? "" : `${nameSign(answer.label)} (${answer.probability.toFixed(2)})`;

export const printShare = (share: number): string => `${Math.round(100 * share)} %`;
