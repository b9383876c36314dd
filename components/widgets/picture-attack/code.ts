import type { CodeListing } from "@/components/widget/code-dialog";
import { describeData } from "@/lib/experiment/describe-data";
import { printKerasNetwork } from "@/lib/experiment/print/network/keras";
import { printPytorchNetwork } from "@/lib/experiment/print/network/pytorch";
import { printTensorflowNetwork } from "@/lib/experiment/print/network/tfjs";
import type { State } from "./state";

type Printed = Pick<State, "data" | "model" | "training" | "way" | "epsilon" | "steps">;

/** The model, untrained, and the attack with these settings, in three libraries; by hand, that of one step. */
export function printPrograms({ data, model, training, way, epsilon, steps: asked }: Printed): CodeListing {
  const { inputShape, outputs } = describeData(data, training.loss);
  const network = { inputShape: [...inputShape], outputs, ...model };
  const sizes = inputShape.join(", ");
  const channelsFirst = [...inputShape.slice(2), ...inputShape.slice(0, 2)].join(", ");
  const steps = way === "many" ? asked : 1;
  return {
    tensorflowjs: `${printTensorflowNetwork(network).trimEnd()}

/** Up the loss of the right classes; x [batch, ${sizes}] from 0 to 1, y one-hot [batch, ${outputs}]. */
export function attack(x, y, epsilon = ${epsilon}, steps = ${steps}) {
  const slope = tf.grad((images) => tf.losses.softmaxCrossEntropy(y, model.apply(images)));
  const size = steps === 1 ? epsilon : (2.5 * epsilon) / steps;
  return tf.tidy(() => {
    let moved = x;
    for (let step = 0; step < steps; step++) {
      const next = moved.add(tf.sign(slope(moved)).mul(size));
      // Within reach of x, and within black and white.
      moved = tf.minimum(tf.maximum(next, x.sub(epsilon)), x.add(epsilon)).clipByValue(0, 1);
    }
    return moved;
  });
}
`,
    keras: `import tensorflow as tf
${printKerasNetwork(network).trimEnd()}


def attack(x, y, epsilon=${epsilon}, steps=${steps}):
    """Up the loss of the right classes; x [batch, ${sizes}] from 0 to 1, y [batch]. With the TensorFlow backend."""
    x = moved = tf.convert_to_tensor(x)
    size = epsilon if steps == 1 else 2.5 * epsilon / steps
    loss_function = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    for _ in range(steps):
        with tf.GradientTape() as tape:
            tape.watch(moved)
            loss = loss_function(y, model(moved))
        moved = moved + size * tf.sign(tape.gradient(loss, moved))
        # Within reach of x, and within black and white.
        moved = tf.clip_by_value(tf.clip_by_value(moved, x - epsilon, x + epsilon), 0, 1)
    return moved
`,
    pytorch: `${printPytorchNetwork(network).trimEnd()}


def attack(x, y, epsilon=${epsilon}, steps=${steps}):
    """Up the loss of the right classes; x [batch, ${channelsFirst}] from 0 to 1, y [batch]."""
    moved = x
    size = epsilon if steps == 1 else 2.5 * epsilon / steps
    for _ in range(steps):
        moved = moved.detach().requires_grad_()
        nn.functional.cross_entropy(model(moved), y).backward()
        # Within reach of x, and within black and white.
        moved = (moved + size * moved.grad.sign()).clamp(x - epsilon, x + epsilon).clamp(0, 1)
    return moved.detach()
`,
  };
}
