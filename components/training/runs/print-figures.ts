import { printTick } from "@/components/charts/ticks";
import type { RunEnd } from "@/lib/experiment/run/session";

/** Three digits; powers of ten where they would run long. A dash for what is no number, or not measured. */
export function printLoss(value: number): string {
  if (!Number.isFinite(value)) return "–";
  if (value !== 0 && value < 0.001) return printTick(Number(value.toPrecision(2)));
  return value >= 100 ? printTick(Number(value.toPrecision(3))) : value.toFixed(value < 0.1 ? 4 : 3);
}

/** Percent, with a digit more where rounding would make it whole. */
export function printShare(share: number | null): string {
  if (share === null || !Number.isFinite(share)) return "–";
  return `${(100 * share).toFixed(share > 0.995 && share < 1 ? 1 : 0)} %`;
}

export const printCount = (count: number) => count.toLocaleString("en");

const endWords: Record<RunEnd["reason"], string> = {
  epochs: "all epochs done",
  patience: "no longer improving",
  target: "target reached",
  diverged: "diverged",
};

/** How a run came to where it is. */
export function describeRunEnd(end: RunEnd | null, isRunning: boolean): string {
  if (end !== null) return endWords[end.reason];
  return isRunning ? "in training" : "paused";
}
