import type { TrainingOutcome } from "@/lib/lab/whole-training";
import type { Optimism } from "./optimism";
import { chooseModel } from "./optimism";
import type { Opened } from "@/components/widget/seals";
import type { State } from "./state";

export const printShare = (share: number | null | undefined) =>
  share == null || Number.isNaN(share) ? "–" : `${(100 * share).toFixed(1)} %`;

/** A difference of shares, in percentage points. */
export const printPoints = (share: number) =>
  Number.isNaN(share) ? "–" : (100 * share).toFixed(1).replace("-", "−");

const countModels = (count: number) => (count === 1 ? "one model" : `${count} models`);

/** What is in view, as a sentence with its numbers. */
export function writeTitle(
  state: State,
  outcomes: readonly TrainingOutcome[],
  opened: Opened | null,
  optimism: readonly Optimism[],
): string {
  if (state.mode === "many") {
    const last = optimism.at(-1);
    if (last === undefined || Number.isNaN(last.gap.mean)) return "How much too good is the best of many?";
    return `The best of ${last.k} promises ${printShare(last.validation.mean)} and keeps ${printShare(last.test.mean)}: ${printPoints(last.gap.mean)} points too much`;
  }
  if (opened !== null)
    return `Chosen from ${countModels(opened.models)}: ${printShare(opened.validation)} on the validation set, ${printShare(opened.test)} on the test set`;
  const chosen = outcomes[chooseModel(outcomes)]?.measures.validation?.accuracy;
  if (chosen == null) return "Models in training, a test set under seal";
  return `The best of ${countModels(outcomes.length)} gets ${printShare(chosen)} of ${state.validation} validation points right. And of new ones?`;
}

/** What was seen when the seal was broken, and what that means for a further look. */
export function describeSeal(seed: number, { model, models, validation, test }: Opened): string {
  const gap = validation - test;
  const verdict =
    gap > 0
      ? `${printPoints(gap)} points less than it was chosen by`
      : gap < 0
        ? `${printPoints(-gap)} points more than it was chosen by, which happens, though not on average`
        : "just what it was chosen by";
  return `Opened. Model ${model + 1}, chosen from ${countModels(models)} with ${printShare(validation)} on the validation set, gets ${printShare(test)} on the test set: ${verdict}. Draw ${seed} stays open on this device, whatever you change, undo or reset. If you chose another model now, knowing this figure, the test set would have become a second validation set.`;
}
