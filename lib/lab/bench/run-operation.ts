import type * as Tensorflow from "@tensorflow/tfjs-core";
import { createRandom } from "@/lib/math/random";
import type { Tf } from "../job";
import type { Subject } from "./workload";

/** Normal numbers of the given shape. */
export function drawTensor(tf: Tf, name: string, shape: number[]): Tensorflow.Tensor {
  const random = createRandom(1, "bench", name, ...shape);
  const size = shape.reduce((product, length) => product * length, 1);
  return tf.tensor(
    Float32Array.from({ length: size }, () => random.normal()),
    shape,
  );
}

/** One operation, again and again on the same tensors. */
export function repeatOperation(
  tf: Tf,
  inputs: readonly Tensorflow.Tensor[],
  operate: () => Tensorflow.Tensor,
): Subject {
  let last: Tensorflow.Tensor | null = null;
  return {
    run() {
      last?.dispose();
      last = operate();
    },
    async finish() {
      const result = last;
      if (result === null) return;
      // One number is read back: it is there when everything before it is.
      const one = tf.tidy(() => tf.slice(tf.reshape(result, [-1]), 0, 1));
      await one.data();
      one.dispose();
    },
    dispose() {
      last?.dispose();
      tf.dispose([...inputs]);
    },
  };
}
