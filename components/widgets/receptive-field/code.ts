import type { CodeListing } from "@/components/widget/code-dialog";
import type { Network } from "@/lib/experiment/networks/network";
import { printKerasNetwork } from "@/lib/experiment/print/network/keras";
import { printPytorchNetwork } from "@/lib/experiment/print/network/pytorch";
import { printTensorflowNetwork } from "@/lib/experiment/print/network/tfjs";
import type { Stage } from "./model";

/** The stack up to the unit's layer, and the unit's gradient by one random picture, in three libraries. */
export function printPrograms({ layers, info, unit }: Stage): CodeListing {
  const network: Network = {
    inputShape: info.inputShape,
    outputs: 1,
    initialization: { kind: "he" },
    layers: layers.slice(0, unit.layer + 1),
  };
  const side = info.inputShape[0];
  const { row, column } = unit;
  return {
    tensorflowjs: `${printTensorflowNetwork(network)}
// how much each pixel of one random picture moves the unit in row ${row + 1}, column ${column + 1} of the last layer
const picture = tf.randomNormal([1, ${side}, ${side}, 1]);
const unit = (x) => model.apply(x).slice([0, ${row}, ${column}, 0], [1, 1, 1, 1]).sum();
const gradient = tf.grad(unit)(picture);
gradient.squeeze([0, 3]).print(true);
`,
    keras: `${printKerasNetwork(network)}
# how much each pixel of one random picture moves the unit in row ${row + 1}, column ${column + 1} of the last layer
import tensorflow as tf

picture = tf.Variable(tf.random.normal([1, ${side}, ${side}, 1]))
with tf.GradientTape() as tape:
    unit = model(picture)[0, ${row}, ${column}, 0]
gradient = tape.gradient(unit, picture)
print(gradient.numpy()[0, :, :, 0])
`,
    pytorch: `${printPytorchNetwork(network)}
# how much each pixel of one random picture moves the unit in row ${row + 1}, column ${column + 1} of the last layer
picture = torch.randn(1, 1, ${side}, ${side}, requires_grad=True)
model(picture)[0, 0, ${row}, ${column}].backward()
print(picture.grad[0, 0])
`,
  };
}
