import type { CodeListing } from "@/components/widget/code-dialog";
import { printKeras } from "@/lib/experiment/print/keras";
import { printPytorch } from "@/lib/experiment/print/pytorch";
import { printTensorflow } from "@/lib/experiment/print/tfjs";
import { pickPrinted } from "./experiments";
import type { State } from "./state";

/** One of the runs in view, in three libraries. */
export function printPrograms(state: State): CodeListing {
  const experiment = pickPrinted(state);
  return {
    tensorflowjs: printTensorflow(experiment),
    keras: printKeras(experiment),
    pytorch: printPytorch(experiment),
  };
}
