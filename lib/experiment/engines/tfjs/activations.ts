import { type ActivationName, leakyReluSlope } from "@/lib/math/activation";
import type { Tensor, Tf } from "./tf";

/** g(x), element by element; the same functions as in lib/math/activation. */
export function applyActivation(tf: Tf, name: ActivationName, x: Tensor): Tensor {
  switch (name) {
    case "linear":
      return x;
    case "sigmoid":
      return tf.sigmoid(x);
    case "tanh":
      return tf.tanh(x);
    case "relu":
      return tf.relu(x);
    case "leakyRelu":
      return tf.leakyRelu(x, leakyReluSlope);
    case "elu":
      return tf.elu(x);
    case "gelu":
      return tf.mul(tf.mul(x, 0.5), tf.add(tf.erf(tf.mul(x, Math.SQRT1_2)), 1));
    case "softplus":
      return tf.softplus(x);
    case "relu6":
      return tf.relu6(x);
  }
}
