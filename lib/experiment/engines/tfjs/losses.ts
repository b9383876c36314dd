import type { LossName } from "../../schema-training";
import type { Tensor, Tf } from "./tf";

/**
 * Mean loss over a batch, a scalar. Softmax cross-entropy is the mean over all asked rows (a row of zeros asks nothing);
 * the other two are means over all numbers.
 * @param outputs the model's outputs, [batch, outputs] or [batch, time, outputs], before any softmax or sigmoid
 * @param targets of the same shape
 */
export function measureLoss(tf: Tf, loss: LossName, outputs: Tensor, targets: Tensor): Tensor {
  switch (loss) {
    case "squaredError":
      return tf.mean(tf.square(tf.sub(outputs, targets)));
    case "softmaxCrossEntropy":
      return softmaxCrossEntropy(tf, outputs, targets);
    case "sigmoidCrossEntropy":
      return sigmoidCrossEntropy(tf, outputs, targets);
  }
}

/** What the outputs say: probabilities under cross-entropy. */
export function finishOutputs(tf: Tf, loss: LossName, outputs: Tensor): Tensor {
  if (loss === "softmaxCrossEntropy") return tf.softmax(outputs);
  return loss === "sigmoidCrossEntropy" ? tf.sigmoid(outputs) : outputs;
}

// Both gradients are written out: exact, stable for large outputs, and half the operations of the automatic ones.

function softmaxCrossEntropy(tf: Tf, outputs: Tensor, targets: Tensor): Tensor {
  const measure = tf.customGrad((logits, save) => {
    const z = logits as Tensor;
    const shifted = tf.sub(z, tf.max(z, -1, true));
    const logProbabilities = tf.sub(shifted, tf.log(tf.sum(tf.exp(shifted), -1, true)));
    const asked = tf.sum(targets);
    (save as (tensors: Tensor[]) => void)([logProbabilities, asked]);
    const value = tf.neg(tf.div(tf.sum(tf.mul(targets, logProbabilities)), asked));
    const gradFunc = (dy: Tensor, saved: Tensor[]) => {
      const probabilities = tf.exp(saved[0] as Tensor);
      const rows = tf.sum(targets, -1, true);
      const difference = tf.sub(tf.mul(probabilities, rows), targets);
      return tf.mul(difference, tf.div(dy, saved[1] as Tensor));
    };
    return { value, gradFunc };
  });
  return measure(outputs);
}

function sigmoidCrossEntropy(tf: Tf, outputs: Tensor, targets: Tensor): Tensor {
  const measure = tf.customGrad((logits, save) => {
    const z = logits as Tensor;
    (save as (tensors: Tensor[]) => void)([z]);
    // max(z, 0) - z t + log(1 + e^-|z|) = softplus(z) - z t, which no large z overflows.
    const value = tf.mean(tf.sub(tf.softplus(z), tf.mul(z, targets)));
    const gradFunc = (dy: Tensor, saved: Tensor[]) =>
      tf.mul(tf.sub(tf.sigmoid(saved[0] as Tensor), targets), tf.div(dy, z.size));
    return { value, gradFunc };
  });
  return measure(outputs);
}
