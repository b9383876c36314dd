import type { CodeListing } from "@/components/widget/code-dialog";
import { createCifarResnet } from "@/lib/experiment/networks/resnet";
import { printKerasNetwork } from "@/lib/experiment/print/network/keras";
import { printPytorchNetwork } from "@/lib/experiment/print/network/pytorch";
import { printTensorflowNetwork } from "@/lib/experiment/print/network/tfjs";
import type { State } from "./state";

/** The network in view, and its number of parameters as the library counts them. */
export function printPrograms({ depth }: State): CodeListing {
  const network = createCifarResnet(depth);
  return {
    tensorflowjs: `${printTensorflowNetwork(network)}
const count = (weights) => weights.reduce((sum, weight) => sum + weight.shape.reduce((a, b) => a * b, 1), 0);
console.log(count(model.trainableWeights));
`,
    keras: `${printKerasNetwork(network)}
print(sum(weight.numpy().size for weight in model.trainable_weights))
`,
    pytorch: `${printPytorchNetwork(network)}
print(sum(weights.numel() for weights in model.parameters()))
`,
  };
}
