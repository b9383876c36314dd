import { SAMPLES } from "./counts";
import type { Frame, Judged } from "./job";
import { digitSets, type State } from "./state";

export const printShare = (share: number) => `${Math.round(100 * share)} %`;

export const nameDigits: Record<State["digits"], string> = { few: "0, 3 and 7", all: "All ten" };

/** "D 0.43; the reader takes it for a 3 (0.97)". */
export function describePicture({ judged, readings }: Judged, index: number): string {
  const reading = readings[index];
  if (reading === undefined) return "";
  const { digit, probability } = reading;
  return `D ${(judged[index] ?? NaN).toFixed(2)}; the reader takes it for a ${digit} (${probability.toFixed(2)})`;
}

/** "the samples show 9 of 10 digits". */
export function describeCover({ surveys }: Pick<Frame, "surveys">, digits: State["digits"]): string {
  return `the samples show ${surveys.samples.covered} of ${digitSets[digits].length} digits`;
}

/** What is in view, as a sentence with its numbers. */
export function writeTitle(frame: Frame | null, digits: State["digits"]): string {
  if (frame === null) return "A generator that learns to write digits";
  if (frame.round === 0)
    return `Before training: ${SAMPLES} points of noise, drawn by a network that knows nothing`;
  const rounds = frame.round === 1 ? "1 round" : `${frame.round.toLocaleString("en")} rounds`;
  return `After ${rounds} ${describeCover(frame, digits)}`;
}
