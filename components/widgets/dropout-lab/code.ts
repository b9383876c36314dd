import type { CodeListing } from "@/components/widget/code-dialog";
import { printKeras } from "@/lib/experiment/print/keras";
import { printPytorch } from "@/lib/experiment/print/pytorch";
import { printTensorflow } from "@/lib/experiment/print/tfjs";
import { makeExperiments } from "./experiments";
import type { State } from "./state";

/** The copy with dropout, as a program. */
export function printPrograms(state: State): CodeListing {
  const [, dropped] = makeExperiments(state);
  return {
    tensorflowjs: printTensorflow(dropped),
    keras: printKeras(dropped),
    pytorch: printPytorch(dropped),
  };
}
