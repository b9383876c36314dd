import type { TrialOutcome } from "@/lib/contract/pooled";
import type { ExperimentFrame } from "@/lib/lab/experiment-job";

/** A loss beyond it says no more than that it diverged. */
const largestLoss = 1e9;

/** What a device reports of a training that is over. */
export function readOutcome(
  { now, epoch }: Pick<ExperimentFrame, "now" | "epoch">,
  seconds: number,
): TrialOutcome {
  const { loss, accuracy } = now.validation;
  const isNumber = Number.isFinite(loss) && loss <= largestLoss;
  return {
    kind: "trained",
    loss: isNumber ? loss : null,
    accuracy: isNumber ? accuracy : null,
    epochs: epoch,
    seconds: Math.round(10 * seconds) / 10,
    device: matchMedia("(pointer: coarse)").matches ? "handheld" : "computer",
  };
}
