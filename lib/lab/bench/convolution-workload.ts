import type * as Tensorflow from "@tensorflow/tfjs-core";
import { drawTensor, repeatOperation } from "./run-operation";
import type { Workload } from "./workload";

export const convolutionChannels = 8;
export const convolutionKernel = 3;

/** A convolution of one picture, size x size x 8, padded to keep its size, by 8 filters of 3 x 3 x 8. */
export const convolutionWorkload: Workload = {
  // The padding's zeros are multiplied too.
  countMultiplyAdds: (size) => size ** 2 * convolutionKernel ** 2 * convolutionChannels ** 2,
  async prepare(tf, size) {
    const channels = convolutionChannels;
    const picture = drawTensor(tf, "picture", [1, size, size, channels]) as Tensorflow.Tensor4D;
    const filters = drawTensor(tf, "filters", [
      convolutionKernel,
      convolutionKernel,
      channels,
      channels,
    ]) as Tensorflow.Tensor4D;
    return repeatOperation(tf, [picture, filters], () => tf.conv2d(picture, filters, 1, "same"));
  },
};
