import type { CodeListing } from "@/components/widget/code-dialog";
import { printKerasNetwork } from "@/lib/experiment/print/network/keras";
import { printPytorchNetwork } from "@/lib/experiment/print/network/pytorch";
import { printTensorflowNetwork } from "@/lib/experiment/print/network/tfjs";
import { completeLayers, type Network } from "@/lib/experiment/networks/network";
import { contenders } from "./experiments";

/** The network that ends in a global average, untrained, in three libraries. */
export function printPrograms(): CodeListing {
  const network: Network = {
    inputShape: [28, 28, 1],
    outputs: 10,
    initialization: { kind: "he" },
    layers: completeLayers(contenders[2]?.written ?? []),
  };
  return {
    tensorflowjs: printTensorflowNetwork(network),
    keras: printKerasNetwork(network),
    pytorch: printPytorchNetwork(network),
  };
}
