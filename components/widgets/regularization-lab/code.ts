import type { CodeListing } from "@/components/widget/code-dialog";
import { printKeras } from "@/lib/experiment/print/keras";
import { printPytorch } from "@/lib/experiment/print/pytorch";
import { printTensorflow } from "@/lib/experiment/print/tfjs";
import { makeExperiments } from "./experiments";
import type { State } from "./state";

/** The copy that is held back, as a program. */
export function printPrograms(state: State): CodeListing {
  const [, held] = makeExperiments(state);
  return { tensorflowjs: printTensorflow(held), keras: printKeras(held), pytorch: printPytorch(held) };
}
