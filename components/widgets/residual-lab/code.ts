import type { CodeListing } from "@/components/widget/code-dialog";
import { printKerasNetwork } from "@/lib/experiment/print/network/keras";
import { printPytorchNetwork } from "@/lib/experiment/print/network/pytorch";
import { printTensorflowNetwork } from "@/lib/experiment/print/network/tfjs";
import { createNet, listNets } from "./experiments";
import type { State } from "./state";

/** The deep network with skips, with the optimizer that trains it; its answers come before the softmax. */
export function printPrograms(state: State): CodeListing {
  const network = createNet(listNets(state).at(-1)!);
  const rate = state.learningRate;
  return {
    tensorflowjs: `${printTensorflowNetwork(network)}
model.compile({
  optimizer: tf.train.momentum(${rate}, 0.9),
  loss: tf.losses.softmaxCrossEntropy,
});
`,
    keras: `${printKerasNetwork(network)}
model.compile(
    optimizer=keras.optimizers.SGD(${rate}, momentum=0.9),
    loss=keras.losses.CategoricalCrossentropy(from_logits=True),
)
`,
    pytorch: `${printPytorchNetwork(network)}
optimizer = torch.optim.SGD(model.parameters(), lr=${rate}, momentum=0.9)
loss_function = nn.CrossEntropyLoss()
`,
  };
}
