import type { OptimizerSpec } from "../../schema-training";
import type { Tensor, Tf } from "./tf";

export interface Update {
  weights: Tensor;
  slots: Tensor[];
}

/**
 * One update by TensorFlow's own rules. All trained weights come as one flat tensor, so that the rule costs a handful of
 * operations for the whole model instead of for each of its tensors.
 * @param weights [parameters]
 * @param gradient [parameters]
 * @param slots what the last update returned
 * @param step steps before this one
 */
export function updateWeights(
  tf: Tf,
  optimizer: OptimizerSpec,
  rate: number,
  step: number,
  weights: Tensor,
  gradient: Tensor,
  slots: readonly Tensor[],
): Update {
  const [first, second] = slots as [Tensor, Tensor];
  switch (optimizer.kind) {
    case "sgd":
      return { weights: tf.sub(weights, tf.mul(gradient, rate)), slots: [] };
    case "momentum": {
      const velocity = tf.add(tf.mul(first, optimizer.momentum), gradient);
      const direction = optimizer.nesterov
        ? tf.add(tf.mul(velocity, optimizer.momentum), gradient)
        : velocity;
      return { weights: tf.sub(weights, tf.mul(direction, rate)), slots: [velocity] };
    }
    case "rmsprop": {
      const square = tf.add(tf.mul(first, optimizer.decay), tf.mul(tf.square(gradient), 1 - optimizer.decay));
      const scale = tf.sqrt(tf.add(square, optimizer.epsilon));
      return { weights: tf.sub(weights, tf.div(tf.mul(gradient, rate), scale)), slots: [square] };
    }
    case "adagrad": {
      const square = tf.add(first, tf.square(gradient));
      const scale = tf.sqrt(tf.add(square, optimizer.epsilon));
      return { weights: tf.sub(weights, tf.div(tf.mul(gradient, rate), scale)), slots: [square] };
    }
    case "adam": {
      const { beta1, beta2, epsilon } = optimizer;
      const mean = tf.add(tf.mul(first, beta1), tf.mul(gradient, 1 - beta1));
      const square = tf.add(tf.mul(second, beta2), tf.mul(tf.square(gradient), 1 - beta2));
      // Kingma and Ba 2015, end of section 2: both bias corrections folded into the rate and epsilon.
      const correction = Math.sqrt(1 - beta2 ** (step + 1));
      const corrected = (rate * correction) / (1 - beta1 ** (step + 1));
      const scale = tf.add(tf.sqrt(square), epsilon * correction);
      return { weights: tf.sub(weights, tf.div(tf.mul(mean, corrected), scale)), slots: [mean, square] };
    }
  }
}
