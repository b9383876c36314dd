import type { CodeListing } from "@/components/widget/code-dialog";
import { printKeras } from "./code-keras";
import { printPytorch } from "./code-pytorch";
import { printTensorflow } from "./code-tensorflow";
import type { State } from "./state";

/**
 * The network of this state in three libraries: builds it, prints the variance of every layer, trains it. Each library
 * draws its own random numbers, so figures agree in size, not digit for digit.
 */
export function printPrograms(state: State): CodeListing {
  return {
    tensorflowjs: printTensorflow(state),
    keras: printKeras(state),
    pytorch: printPytorch(state),
  };
}
