import type { MaxPoolGradAttrs } from "@tensorflow/tfjs";
import { getBackend, getCompiledKernels, pointerTo } from "./backend";
import { countElements, getInput, readAttributes, type Kernel } from "./kernel";

/** Gradient of max pooling, routed to the first largest input of each window. */
export const maxPoolGrad: Kernel = {
  name: "MaxPoolGrad",
  make(tf, original) {
    return (args) => {
      const x = getInput(args.inputs, "input");
      const dy = getInput(args.inputs, "dy");
      if ((x.dtype !== "float32" || dy.dtype !== "float32") && original) return original(args);
      const { filterSize, strides, pad, dimRoundingMode } = readAttributes<MaxPoolGradAttrs>(args.attrs);
      const backend = getBackend(args);
      const shape = x.shape as [number, number, number, number];
      const info = tf.backend_util.computePool2DInfo(shape, filterSize, strides, 1, pad, dimRoundingMode);
      const dx = backend.makeOutput(x.shape, "float32");
      const to = pointerTo(backend, dx);
      backend.wasm.HEAPU8.fill(0, to, to + countElements(x.shape) * 4);
      getCompiledKernels(backend).maxPoolGradient(
        to,
        pointerTo(backend, x),
        pointerTo(backend, dy),
        info.batchSize,
        info.inHeight,
        info.inWidth,
        info.inChannels,
        info.outHeight,
        info.outWidth,
        info.effectiveFilterHeight,
        info.effectiveFilterWidth,
        info.strideHeight,
        info.strideWidth,
        info.padInfo.top,
        info.padInfo.left,
      );
      return dx;
    };
  },
};
