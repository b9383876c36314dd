import type { Conv2DAttrs } from "@tensorflow/tfjs";
import { getBackend, getCompiledKernels, pointerTo, withScratch } from "./backend";
import { countElements, getInput, readAttributes, type Kernel } from "./kernel";

/**
 * Convolution [N, H, W, I] * [h, w, I, O] -> [N, H', W', O]. Float32 images with the channels last; the rest is left to
 * the backend. Padding is zeros that are multiplied like any pixel, so a NaN in a filter shows at the border too.
 */
export const conv2d: Kernel = {
  name: "Conv2D",
  make(tf, original) {
    return (args) => {
      const x = getInput(args.inputs, "x");
      const filter = getInput(args.inputs, "filter");
      const attributes = readAttributes<Conv2DAttrs>(args.attrs);
      const plain = x.dtype === "float32" && filter.dtype === "float32" && attributes.dataFormat !== "NCHW";
      if (!plain && original) return original(args);
      const backend = getBackend(args);
      const info = tf.backend_util.computeConv2DInfo(
        x.shape as [number, number, number, number],
        filter.shape as [number, number, number, number],
        attributes.strides,
        attributes.dilations,
        attributes.pad,
        attributes.dimRoundingMode,
      );
      const out = backend.makeOutput(info.outShape, "float32");
      if (countElements(info.outShape) === 0) return out;
      const { top, left } = info.padInfo;
      const windowsHeight = (info.outHeight - 1) * info.strideHeight + info.effectiveFilterHeight;
      const windowsWidth = (info.outWidth - 1) * info.strideWidth + info.effectiveFilterWidth;
      // Without padding the windows can be read where the image lies.
      const inside =
        top === 0 && left === 0 && windowsHeight <= info.inHeight && windowsWidth <= info.inWidth;
      const frameHeight = inside ? info.inHeight : windowsHeight;
      const frameWidth = inside ? info.inWidth : windowsWidth;
      const kernels = getCompiledKernels(backend);
      const bytes = kernels.convolveScratch(
        inside ? 0 : frameHeight * frameWidth * info.inChannels,
        info.outHeight * info.outWidth,
        info.filterHeight * info.filterWidth * info.inChannels,
        info.outChannels,
      );
      withScratch(backend, bytes, (scratch) =>
        kernels.convolve(
          pointerTo(backend, out),
          pointerTo(backend, x),
          pointerTo(backend, filter),
          scratch,
          info.batchSize,
          info.inHeight,
          info.inWidth,
          info.inChannels,
          frameHeight,
          frameWidth,
          top,
          left,
          1,
          1,
          info.outHeight,
          info.outWidth,
          info.outChannels,
          info.filterHeight,
          info.filterWidth,
          info.dilationHeight,
          info.dilationWidth,
          info.strideHeight,
          info.strideWidth,
          0,
        ),
      );
      return out;
    };
  },
};
