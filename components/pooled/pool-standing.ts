import type { PoolView } from "@/lib/contract/pooled";
import { countPlanned } from "./pool-points";

/** How far a search is, as a sentence for everybody in the room. */
export function describeStanding({ plan, isOpen, training, results }: PoolView): string {
  const trained = results.length;
  const planned = countPlanned(plan, trained, training);
  const count = `${trained} of ${planned} trained`;
  if (!isOpen) return `Stopped: ${count}.`;
  if (training > 0) return `${count}, ${training} in training.`;
  if (trained >= planned) return `All ${planned} trained.`;
  return trained === 0 ? `Waiting for the first device: ${count}.` : `${count}, none in training just now.`;
}

/** Whether a training made here agrees with what a device reported: within what its rounding hides. */
export function isSameLoss(here: number | null, reported: number | null): boolean {
  if (here === null || reported === null) return here === reported;
  return Math.abs(here - reported) <= 1e-3 * Math.max(Math.abs(here), Math.abs(reported));
}
