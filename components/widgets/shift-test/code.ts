import type { CodeListing } from "@/components/widget/code-dialog";
import { signReader } from "@/lib/experiment/networks/sign-reader";
import { printKerasNetwork } from "@/lib/experiment/print/network/keras";
import { printPytorchNetwork } from "@/lib/experiment/print/network/pytorch";
import { printTensorflowNetwork } from "@/lib/experiment/print/network/tfjs";

/** The reader, untrained, and the two numbers that are measured at each level, in three libraries. */
export function printPrograms(): CodeListing {
  return {
    tensorflowjs: `${printTensorflowNetwork(signReader).trimEnd()}

/** Share read right, and mean probability of the answers; x [count, 32, 32, 3], labels int32 [count]. */
export function test(x, labels) {
  return tf.tidy(() => {
    const answers = tf.softmax(model.apply(x));
    const accuracy = tf.mean(tf.cast(tf.equal(tf.argMax(answers, 1), labels), "float32"));
    return { accuracy: accuracy.dataSync()[0], confidence: tf.mean(tf.max(answers, 1)).dataSync()[0] };
  });
}
`,
    keras: `import numpy as np
${printKerasNetwork(signReader).trimEnd()}


def test(x, labels):
    """Share read right, and mean probability of the answers; x [count, 32, 32, 3], labels [count]."""
    answers = keras.ops.convert_to_numpy(keras.ops.softmax(model(x)))
    return np.mean(answers.argmax(1) == labels), np.mean(answers.max(1))
`,
    pytorch: `${printPytorchNetwork(signReader).trimEnd()}


@torch.no_grad()
def test(x, labels):
    """Share read right, and mean probability of the answers; x [count, 3, 32, 32], labels [count]."""
    confidence, answers = model(x).softmax(1).max(1)
    return (answers == labels).float().mean().item(), confidence.mean().item()
`,
  };
}
