import type { CodeListing } from "@/components/widget/code-dialog";
import { printKeras } from "@/lib/experiment/print/keras";
import { printPytorch } from "@/lib/experiment/print/pytorch";
import { printTensorflow } from "@/lib/experiment/print/tfjs";
import { printKerasLayer, printPytorchLayer, printTensorflowLayer } from "./code-layer";
import { createNetwork } from "./experiments";
import type { State } from "./state";

/** The network with batch normalization, or the layer alone in training and at inference. */
export function printPrograms(state: State): CodeListing {
  if (state.mode !== "network")
    return {
      tensorflowjs: printTensorflowLayer(state),
      keras: printKerasLayer(state),
      pytorch: printPytorchLayer(state),
    };
  const experiment = createNetwork(state, true);
  return {
    tensorflowjs: printTensorflow(experiment),
    keras: printKeras(experiment),
    pytorch: printPytorch(experiment),
  };
}
