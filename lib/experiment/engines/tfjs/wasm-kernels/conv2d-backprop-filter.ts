import type { Conv2DBackpropFilterAttrs } from "@tensorflow/tfjs";
import { getBackend, getCompiledKernels, pointerTo, withScratch } from "./backend";
import { countElements, getInput, readAttributes, type Kernel } from "./kernel";

/** Gradient of a convolution with respect to its filter, which TensorFlow.js's WASM backend lacks altogether. */
export const conv2dBackpropFilter: Kernel = {
  name: "Conv2DBackpropFilter",
  make(tf) {
    return (args) => {
      const x = getInput(args.inputs, "x");
      const dy = getInput(args.inputs, "dy");
      const attributes = readAttributes<Conv2DBackpropFilterAttrs>(args.attrs);
      if (attributes.dataFormat === "NCHW") {
        throw new Error("The gradient of conv2d on the WASM backend wants the channels last (NHWC)");
      }
      const backend = getBackend(args);
      const info = tf.backend_util.computeConv2DInfo(
        x.shape as [number, number, number, number],
        attributes.filterShape,
        attributes.strides,
        1,
        attributes.pad,
        attributes.dimRoundingMode,
      );
      const dw = backend.makeOutput(info.filterShape, "float32");
      if (countElements(info.filterShape) === 0) return dw;
      const { top, left } = info.padInfo;
      const windowsHeight = (info.outHeight - 1) * info.strideHeight + info.effectiveFilterHeight;
      const windowsWidth = (info.outWidth - 1) * info.strideWidth + info.effectiveFilterWidth;
      const inside =
        top === 0 && left === 0 && windowsHeight <= info.inHeight && windowsWidth <= info.inWidth;
      const frameHeight = inside ? info.inHeight : windowsHeight;
      const frameWidth = inside ? info.inWidth : windowsWidth;
      const kernels = getCompiledKernels(backend);
      const bytes = kernels.correlateScratch(
        inside ? 0 : frameHeight * frameWidth * info.inChannels,
        info.outHeight * info.outWidth,
        info.filterHeight * info.filterWidth * info.inChannels,
        info.outChannels,
      );
      withScratch(backend, bytes, (scratch) =>
        kernels.correlate(
          pointerTo(backend, dw),
          pointerTo(backend, x),
          pointerTo(backend, dy),
          scratch,
          info.batchSize,
          info.inHeight,
          info.inWidth,
          info.inChannels,
          frameHeight,
          frameWidth,
          top,
          left,
          info.outHeight,
          info.outWidth,
          info.outChannels,
          info.filterHeight,
          info.filterWidth,
          1,
          1,
          info.strideHeight,
          info.strideWidth,
        ),
      );
      return dw;
    };
  },
};
