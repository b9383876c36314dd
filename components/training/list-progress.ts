import type { ReadoutItem } from "@/components/widget/readout";
import type { WholeProgress } from "@/lib/lab/whole-training";

/** How far the training is that is not over, as figures under the picture. */
export function listProgress(progress: WholeProgress | null): ReadoutItem[] {
  const isNone = progress === null;
  return [
    { label: "epoch", value: isNone ? "none" : `${progress.epoch} of ${progress.epochs}`, width: 10 },
    { label: "loss", value: isNone ? "none" : progress.loss.toFixed(3), width: 6 },
  ];
}
