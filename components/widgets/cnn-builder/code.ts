import type { CodeListing } from "@/components/widget/code-dialog";
import type { Network } from "@/lib/experiment/networks/network";
import { printKerasNetwork } from "@/lib/experiment/print/network/keras";
import { printPytorchNetwork } from "@/lib/experiment/print/network/pytorch";
import { printTensorflowNetwork } from "@/lib/experiment/print/network/tfjs";
import { PrintError } from "@/lib/experiment/print/print-error";

/** The untrained network in three libraries; where one cannot say it, why, as its comment. */
export function printPrograms(network: Network): CodeListing {
  return {
    tensorflowjs: attempt(printTensorflowNetwork, network, "//"),
    keras: attempt(printKerasNetwork, network, "#"),
    pytorch: attempt(printPytorchNetwork, network, "#"),
  };
}

function attempt(print: (network: Network) => string, network: Network, comment: string): string {
  try {
    return print(network);
  } catch (error) {
    if (!(error instanceof PrintError)) throw error;
    return `${comment} ${error.message}\n`;
  }
}
