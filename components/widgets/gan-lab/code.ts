import { printGame } from "@/components/training/game/print-game";
import type { CodeListing } from "@/components/widget/code-dialog";
import { BATCH_SIZE, BETA1, pickSteps } from "./game";
import type { State } from "./state";

/** One round of the game on points of the plane, in three libraries. */
export function printPrograms(state: State): CodeListing {
  const hidden = [state.units, state.units];
  return printGame({
    ...state,
    hidden: { generator: hidden, discriminator: hidden },
    numbers: 2,
    ending: "linear",
    examples: "points of the data",
    batchSize: BATCH_SIZE,
    beta1: BETA1,
    steps: pickSteps(state),
  });
}
