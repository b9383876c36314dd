import type { AvgPoolGradAttrs } from "@tensorflow/tfjs";
import { getBackend, getCompiledKernels, pointerTo } from "./backend";
import { countElements, getInput, readAttributes, type Kernel } from "./kernel";

/** Gradient of average pooling, with the same equal shares at the border as TensorFlow.js's other backends. */
export const avgPoolGrad: Kernel = {
  name: "AvgPoolGrad",
  make(tf, original) {
    return (args) => {
      const x = getInput(args.inputs, "input");
      const dy = getInput(args.inputs, "dy");
      if ((x.dtype !== "float32" || dy.dtype !== "float32") && original) return original(args);
      const { filterSize, strides, pad } = readAttributes<AvgPoolGradAttrs>(args.attrs);
      const backend = getBackend(args);
      const shape = x.shape as [number, number, number, number];
      const info = tf.backend_util.computePool2DInfo(shape, filterSize, strides, 1, pad);
      const dx = backend.makeOutput(x.shape, "float32");
      const to = pointerTo(backend, dx);
      backend.wasm.HEAPU8.fill(0, to, to + countElements(x.shape) * 4);
      getCompiledKernels(backend).averagePoolGradient(
        to,
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
