import type { CodeListing } from "@/components/widget/code-dialog";
import { printKeras } from "@/lib/experiment/print/keras";
import { printPytorch } from "@/lib/experiment/print/pytorch";
import { printTensorflow } from "@/lib/experiment/print/tfjs";
import { modes, planRuns } from "./experiments";
import type { Stage, State } from "./state";

/** Which of the four runs the cloud in view belongs to; all that turn the axes belong to the whitened one. */
const shown: Record<Stage, (typeof modes)[number]> = {
  centred: "center",
  normalised: "normalize",
  decorrelated: "whiten",
  pca: "whiten",
  zca: "whiten",
};

/** The run whose preprocessing is in view, in three libraries. */
export function printPrograms(state: State): CodeListing {
  const experiment = planRuns(state).experiments[modes.indexOf(shown[state.stage])]!;
  return {
    tensorflowjs: printTensorflow(experiment),
    keras: printKeras(experiment),
    pytorch: printPytorch(experiment),
  };
}
