import { scoreReach } from "@/lib/experiment/attacks/change";
import type { PictureFrame } from "./job";
import type { State } from "./state";

type Answers = Pick<PictureFrame, "classes">;

/** "1 (0.93)": the likeliest class and its probability. */
export function printReading({ classes }: Answers, probabilities: Float32Array): string {
  const label = findReading(probabilities);
  return `${classes[label] ?? ""} (${(probabilities[label] ?? NaN).toFixed(2)})`;
}

/** The likeliest class; the first of equal ones. */
export const findReading = (probabilities: Float32Array): number =>
  probabilities.indexOf(Math.max(...probabilities));

/** @param epsilon - of the picture in view */
export function writeTitle(frame: PictureFrame | null, epsilon: number): string {
  if (frame === null) return "A model is about to learn";
  const { step, steps, classes, label, before, after } = frame;
  if (step < steps) return `The model learns: step ${step} of ${steps}`;
  const shows = `The picture shows ${classes[label] ?? ""}`;
  if (epsilon === 0) return `${shows}. The model reads it as ${printReading(frame, before)}`;
  const moved = `${shows}. Moved by up to ${epsilon.toFixed(3)}, it is`;
  const reading = printReading(frame, after);
  return findReading(after) === label
    ? `${moved} still read as ${reading}`
    : `${moved} read as ${reading}: the model is fooled`;
}

const printPercent = (score: number) => `${Math.round(100 * score)} %`;

/** "100 % up to 0.1, 60 % up to 0.3" */
export const listMarks = (marks: State["marks"]): string =>
  marks.map(({ epsilon, score }) => `${printPercent(score)} up to ${epsilon}`).join(", ");

/** What the picture in view would be worth. */
export function printWorth(marks: State["marks"], epsilon: number, isFooled: boolean): string {
  return printPercent(isFooled ? scoreReach(marks, epsilon) : 0);
}
