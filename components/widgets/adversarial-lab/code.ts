import type { CodeListing } from "@/components/widget/code-dialog";
import { signReader } from "@/lib/experiment/networks/sign-reader";
import { printKerasNetwork } from "@/lib/experiment/print/network/keras";
import { printPytorchNetwork } from "@/lib/experiment/print/network/pytorch";
import { printTensorflowNetwork } from "@/lib/experiment/print/network/tfjs";
import type { State } from "./state";

/** The reader, untrained, and one signed step against it, in three libraries. */
export function printPrograms({ epsilon }: Pick<State, "epsilon">): CodeListing {
  return {
    tensorflowjs: `${printTensorflowNetwork(signReader).trimEnd()}

/** One signed step; x [batch, 32, 32, 3] from 0 to 1, y one-hot [batch, 8]. */
export function attack(x, y, epsilon = ${epsilon}) {
  const slope = tf.grad((images) => tf.losses.softmaxCrossEntropy(y, model.apply(images)))(x);
  return tf.clipByValue(tf.add(x, tf.mul(tf.sign(slope), epsilon)), 0, 1);
}
`,
    keras: `import tensorflow as tf
${printKerasNetwork(signReader).trimEnd()}


def attack(x, y, epsilon=${epsilon}):
    """One signed step; x [batch, 32, 32, 3] from 0 to 1, y the classes [batch]. With the TensorFlow backend."""
    x = tf.convert_to_tensor(x)
    with tf.GradientTape() as tape:
        tape.watch(x)
        loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)(y, model(x))
    return tf.clip_by_value(x + epsilon * tf.sign(tape.gradient(loss, x)), 0, 1)
`,
    pytorch: `${printPytorchNetwork(signReader).trimEnd()}


def attack(x, y, epsilon=${epsilon}):
    """One signed step; x [batch, 3, 32, 32] from 0 to 1, y the classes [batch]."""
    x = x.clone().requires_grad_()
    nn.functional.cross_entropy(model(x), y).backward()
    return (x + epsilon * x.grad.sign()).clamp(0, 1).detach()
`,
  };
}
