import type { CodeListing } from "@/components/widget/code-dialog";
import { printKerasNetwork } from "@/lib/experiment/print/network/keras";
import { printPytorchNetwork } from "@/lib/experiment/print/network/pytorch";
import { printTensorflowNetwork } from "@/lib/experiment/print/network/tfjs";
import { makeNetwork } from "./experiment";
import type { State } from "./state";

/** The network, untrained, in three libraries. */
export function printPrograms(state: State): CodeListing {
  const network = makeNetwork(state);
  return {
    tensorflowjs: printTensorflowNetwork(network),
    keras: printKerasNetwork(network),
    pytorch: printPytorchNetwork(network),
  };
}
