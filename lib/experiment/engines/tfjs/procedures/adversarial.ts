import { createRandom } from "@/lib/math/random";
import type { AdversarialSpec } from "../../../schema-procedure";
import type { Tensor, Tf } from "../tf";

/** Length of one step. One goes a quarter too far and is cut back (Wong, Rice and Kolter 2020), several as in Madry et al. */
export const chooseStepSize = ({ epsilon, steps }: Pick<AdversarialSpec, "epsilon" | "steps">): number =>
  steps === 1 ? 1.25 * epsilon : (2.5 * epsilon) / steps;

/**
 * A minibatch as the adversarial procedure trains on it: of the first `share` of the examples, every value is moved by up to
 * epsilon so that the loss rises, beginning at a random place within that reach (Madry et al. 2018, "Towards deep learning
 * models resistant to adversarial attacks"; with one step and half of the examples, nearly as in Goodfellow et al. 2015,
 * "Explaining and harnessing adversarial examples"). Values stay between 0 and 1. Call inside a tidy.
 * @param measure the batch's loss for any inputs of the same shape, weights held
 * @param inputs [batch, ...inputShape]
 * @param place of the random numbers: the run's seed and the step
 */
export function moveAgainstLoss(
  tf: Tf,
  measure: (inputs: Tensor) => Tensor,
  inputs: Tensor,
  { epsilon: most, steps, share, warmup }: AdversarialSpec,
  place: { seed: number; step: number },
): Tensor {
  const epsilon = most * Math.min(1, (place.step + 1) / Math.max(1, warmup));
  const [batch = 0, ...shape] = inputs.shape;
  const moved = Math.round(share * batch);
  if (moved === 0 || epsilon === 0) return inputs;
  const random = createRandom(place.seed, "adversarial", place.step);
  const start = Float32Array.from({ length: inputs.size }, () => epsilon * (2 * random.next() - 1));
  // Examples that are not to move have a reach of 0.
  const reach = tf.tensor(
    Float32Array.from({ length: batch }, (_, i) => (i < moved ? epsilon : 0)),
    [batch, ...shape.map(() => 1)],
  );
  const low = tf.maximum(tf.sub(inputs, reach), 0);
  const high = tf.minimum(tf.add(inputs, reach), 1);
  const limit = (values: Tensor): Tensor => tf.maximum(low, tf.minimum(high, values));
  const differentiate = tf.grad(measure);
  const size = chooseStepSize({ epsilon, steps });
  let values = limit(tf.add(inputs, tf.tensor(start, inputs.shape)));
  for (let step = 0; step < steps; step++)
    values = limit(tf.add(values, tf.mul(tf.sign(differentiate(values)), size)));
  return values;
}
