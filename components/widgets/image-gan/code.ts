import { printGame } from "@/components/training/game/print-game";
import type { CodeListing } from "@/components/widget/code-dialog";
import { PIXELS } from "./counts";
import { BATCH_SIZE, BETA1, HIDDEN, pickSteps } from "./game";
import type { State } from "./state";

/** One round of the game for pictures, in three libraries. */
export function printPrograms(state: State): CodeListing {
  return printGame({
    ...state,
    hidden: HIDDEN,
    numbers: PIXELS,
    ending: "sigmoid",
    examples: "digits of 14 by 14 pixels, ink from 0 to 1",
    batchSize: BATCH_SIZE,
    beta1: BETA1,
    steps: pickSteps(state),
    loss: "nonSaturating",
  });
}
