import type { DataDescription } from "../../describe-data";
import type { Tensor, Tf } from "./tf";

/**
 * How many answers are right and how many were asked, as one tensor [right, asked]; null for regression.
 * @param outputs before softmax or sigmoid, [batch, outputs] or [batch, time, outputs]
 */
export function countRight(
  tf: Tf,
  { encoding }: DataDescription,
  outputs: Tensor,
  targets: Tensor,
): Tensor | null {
  if (encoding === "values") return null;
  if (encoding === "oneHot") {
    // A row of zeros asks nothing.
    const asked = tf.sum(targets, -1);
    const hits = tf.cast(tf.equal(tf.argMax(outputs, -1), tf.argMax(targets, -1)), "float32");
    return tf.stack([tf.sum(tf.mul(hits, asked)), tf.sum(asked)]);
  }
  const hits = tf.cast(tf.equal(tf.greater(outputs, 0), tf.greater(targets, 0)), "float32");
  return tf.stack([tf.sum(hits), tf.scalar(targets.size)]);
}
