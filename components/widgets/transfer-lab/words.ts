import type { Palette } from "@/components/charts/palette";
import type { WholeProgress } from "@/lib/lab/whole-training";
import { type CurvePoint, findPoint } from "./curves";
import type { Way } from "./experiments";

export const wayNames: Record<Way, string> = {
  head: "frozen layers, new head",
  tuned: "taken over, all trained on",
  scratch: "from scratch",
};

export const wayMarks = { head: "circle", tuned: "square", scratch: "diamond" } as const;

export const colorWay = (way: Way, { classes }: Palette) => classes[{ head: 0, tuned: 2, scratch: 4 }[way]]!;

export const printShare = (share: number) =>
  Number.isFinite(share) ? `${(100 * share).toFixed(1)} %` : "not yet";

/** Which task is learnt now. */
export const nameTask = (progress: WholeProgress | null) =>
  progress === null ? "nothing" : `the digits ${progress.isFirstTask ? "0 to 4" : "5 to 9"}`;

/** The comparison at ten examples, as a sentence with its numbers. */
export function writeTitle(curves: readonly CurvePoint[], progress: WholeProgress | null): string {
  const [head, scratch] = [findPoint(curves, "head", 10), findPoint(curves, "scratch", 10)];
  if (curves.length === 0 && progress?.isFirstTask === true)
    return `First, a network learns the digits 0 to 4: epoch ${progress.epoch} of ${progress.epochs}`;
  if (head === undefined || scratch === undefined)
    return "A network that has learnt 0 to 4 learns 5 to 9 from a few examples each";
  return `With 10 examples of each digit, ${printShare(head.mean)} right on frozen layers, ${printShare(scratch.mean)} from scratch`;
}
