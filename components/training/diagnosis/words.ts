import { printTick } from "@/components/charts/ticks";
import type { Diagnosis } from "./diagnosis";

/** A diagnosis for the reader: its name, what was seen in the curves, why that may be, and what to try. */
export interface Verdict {
  title: string;
  saw: string;
  why: string;
  attempt: string;
}

const integers = new Intl.NumberFormat("en-US");
export const printStep = (step: number) => integers.format(step);

/** Two or three digits, so that the words do not flicker. */
export function printLoss(value: number): string {
  if (Number.isNaN(value)) return "not a number";
  if (!Number.isFinite(value)) return "infinite";
  return value >= 100 ? printTick(Number(value.toPrecision(2))) : value.toFixed(value < 10 ? 2 : 1);
}

const percent = (share: number) => `${Math.round(100 * share)} %`;

/** @param chance the loss of a model that knows nothing but how frequent the classes are */
export function describeDiagnosis(diagnosis: Diagnosis, chance: number): Verdict {
  const guess = printLoss(chance);
  switch (diagnosis.kind) {
    case "early":
      return {
        title: "Too early to tell",
        saw: "There are too few points yet to call it a curve.",
        why: "Every run begins somewhere, and its first steps say little about where it goes.",
        attempt: "Let it train.",
      };
    case "diverged":
      return {
        title: `Diverged at step ${printStep(diagnosis.step)}`,
        saw: diagnosis.isNumber
          ? `The loss rose past its start, ${printLoss(diagnosis.start)}, and stands near ${printLoss(diagnosis.end)}.`
          : `The loss was ${printLoss(diagnosis.start)} at the start and is no longer a number.`,
        why: "Each step overshoots what it aims at, and lands where the next gradient is larger still.",
        attempt:
          "Divide the learning rate by ten, or clip the gradient, and begin again from the first weights.",
      };
    case "unlearnt":
      return {
        title: `Lost at step ${printStep(diagnosis.step)}`,
        saw: `The loss had come down to ${printLoss(diagnosis.lowest)} and is back at ${printLoss(diagnosis.end)}; guessing has ${guess}.`,
        why: "One step too large threw the weights to where little or no gradient comes back: ReLUs that are 0 for every example, say.",
        attempt: "Divide the learning rate by three to ten, or let it fall as training goes on.",
      };
    case "flat":
      return diagnosis.isRestless
        ? {
            title: "Flat from the start, and restless",
            saw: `The loss moves and never gets below guessing, ${guess}; it stands at ${printLoss(diagnosis.end)}.`,
            why: "The first steps were so large that they broke the units; what still moves is the last layer's bias.",
            attempt: "Divide the learning rate by ten and begin again.",
          }
        : {
            title: "Flat from the start",
            saw: `The loss has stayed near that of guessing, ${guess}: it is ${printLoss(diagnosis.end)}.`,
            why: "The steps are too small to get anywhere in this time, or no gradient reaches the weights.",
            attempt:
              "Multiply the learning rate by ten. If that changes nothing, look at the first weights and at the data.",
          };
    case "overfitting":
      return {
        title: `Overfitting since step ${printStep(diagnosis.step)}`,
        saw: `The validation loss was lowest there, ${printLoss(diagnosis.lowest)}, and is ${printLoss(diagnosis.validation)} now. The training loss went on down to ${printLoss(diagnosis.train)}: a gap of ${printLoss(diagnosis.gap)}.`,
        why: "What it learns since then is true of these examples alone.",
        attempt: `Keep the weights of step ${printStep(diagnosis.step)}. Then: more examples, a smaller network, or regularization.`,
      };
    case "jagged":
      return {
        title: "Jagged",
        saw: `From one point to the next the loss jumps by about ${printLoss(diagnosis.jump)}; it stands near ${printLoss(diagnosis.end)}.`,
        why: "The steps are too large to settle: each lands somewhere else round a low place.",
        attempt: "Divide the learning rate by three, let it fall over time, or take larger batches.",
      };
    case "falling":
      return diagnosis.isSlow
        ? {
            title: "Falling still, and slowly",
            saw: `Over its last fifth the loss went down by ${percent(diagnosis.fall)}; it is at ${printLoss(diagnosis.end)}.`,
            why: "It is on its way and has not come far: the steps are small, or the run is young.",
            attempt: "Multiply the learning rate by three, or train longer.",
          }
        : {
            title: "Falling still, and low already",
            saw: `Over its last fifth the loss went down by ${percent(diagnosis.fall)}; it is at ${printLoss(diagnosis.end)}.`,
            why: "The steps have a good size, and there is more to be had.",
            attempt: "Train on, and look at the validation loss before you do.",
          };
    case "underfitting":
      return {
        title: "Underfitting",
        saw: `Both curves stand still, the training loss at ${printLoss(diagnosis.train)} and the validation loss at ${printLoss(diagnosis.validation)}; guessing has ${guess}.`,
        why: "The network cannot follow the data any better, or is resting on a plateau; or the data has no more to give.",
        attempt: "More units or layers, then a larger learning rate, then a longer run.",
      };
    case "plateau":
      return {
        title: `A plateau since step ${printStep(diagnosis.step)}`,
        saw: `The loss has all but stopped at ${printLoss(diagnosis.end)}; guessing has ${guess}.`,
        why: "This is as low as the network can get, or a stretch it is slow to cross. The curve cannot say which.",
        attempt:
          "Multiply the learning rate by three, train ten times as long, or add units: one of them tells.",
      };
    case "good":
      return {
        title: "Good",
        saw:
          diagnosis.gap === null
            ? `The loss fell fast, then less and less, and stands at ${printLoss(diagnosis.end)}.`
            : `Both curves fell and stand still; the training loss is ${printLoss(diagnosis.end)}, the validation loss ${diagnosis.gap < 0 ? "no higher" : `${printLoss(diagnosis.gap)} above it`}.`,
        why:
          diagnosis.gap === null
            ? "The steps are large enough to get there and small enough to stay."
            : "What it has learnt of these examples holds for others too.",
        attempt: "Keep it. A test set, opened once, says how good it is.",
      };
  }
}
