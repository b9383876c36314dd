import type * as Tensorflow from "@tensorflow/tfjs-core";
import { drawTensor, repeatOperation } from "./run-operation";
import type { Workload } from "./workload";

/** The product of two square matrices, size x size. */
export const matrixWorkload: Workload = {
  countMultiplyAdds: (size) => size ** 3,
  async prepare(tf, size) {
    const a = drawTensor(tf, "a", [size, size]) as Tensorflow.Tensor2D;
    const b = drawTensor(tf, "b", [size, size]) as Tensorflow.Tensor2D;
    return repeatOperation(tf, [a, b], () => tf.matMul(a, b));
  },
};
