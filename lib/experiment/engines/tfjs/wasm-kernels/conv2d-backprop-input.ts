import type { Conv2DBackpropInputAttrs } from "@tensorflow/tfjs";
import { getBackend, getCompiledKernels, pointerTo, withScratch } from "./backend";
import { countElements, getInput, readAttributes, type Kernel } from "./kernel";

/**
 * Gradient of a convolution with respect to its input (and the transposed convolution): the output's gradient, with
 * stride - 1 zeros between its pixels, convolved with the filter turned by 180 degrees.
 */
export const conv2dBackpropInput: Kernel = {
  name: "Conv2DBackpropInput",
  make(tf, original) {
    return (args) => {
      const dy = getInput(args.inputs, "dy");
      const filter = getInput(args.inputs, "filter");
      const attributes = readAttributes<Conv2DBackpropInputAttrs>(args.attrs);
      const plain = dy.dtype === "float32" && filter.dtype === "float32" && attributes.dataFormat !== "NCHW";
      if (!plain && original) return original(args);
      const backend = getBackend(args);
      const info = tf.backend_util.computeConv2DInfo(
        attributes.inputShape,
        filter.shape as [number, number, number, number],
        attributes.strides,
        1,
        attributes.pad,
        attributes.dimRoundingMode,
      );
      const dx = backend.makeOutput(info.inShape, "float32");
      if (countElements(info.inShape) === 0) return dx;
      const frameHeight = info.inHeight + info.effectiveFilterHeight - 1;
      const frameWidth = info.inWidth + info.effectiveFilterWidth - 1;
      const kernels = getCompiledKernels(backend);
      const bytes = kernels.convolveScratch(
        frameHeight * frameWidth * info.outChannels,
        info.inHeight * info.inWidth,
        info.filterHeight * info.filterWidth * info.outChannels,
        info.inChannels,
      );
      withScratch(backend, bytes, (scratch) =>
        kernels.convolve(
          pointerTo(backend, dx),
          pointerTo(backend, dy),
          pointerTo(backend, filter),
          scratch,
          info.batchSize,
          info.outHeight,
          info.outWidth,
          info.outChannels,
          frameHeight,
          frameWidth,
          info.effectiveFilterHeight - 1 - info.padInfo.top,
          info.effectiveFilterWidth - 1 - info.padInfo.left,
          info.strideHeight,
          info.strideWidth,
          info.inHeight,
          info.inWidth,
          info.inChannels,
          info.filterHeight,
          info.filterWidth,
          1,
          1,
          1,
          1,
          1,
        ),
      );
      return dx;
    };
  },
};
