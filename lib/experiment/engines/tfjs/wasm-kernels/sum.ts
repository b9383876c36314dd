import type { SumAttrs } from "@tensorflow/tfjs";
import { getBackend, getCompiledKernels, pointerTo } from "./backend";
import { countElements, getInput, readAttributes, type Kernel } from "./kernel";

/**
 * Sum over neighbouring axes that are not the last ones, as the gradient of every bias is: the backend's own transposes
 * the whole tensor first. Sums over the last axes, over scattered axes and of integers are left to it.
 */
export const sum: Kernel = {
  name: "Sum",
  make(tf, original) {
    return (args) => {
      const x = getInput(args.inputs, "x");
      const { axis, keepDims } = readAttributes<SumAttrs>(args.attrs);
      const axes = tf.util.parseAxisParam(axis, x.shape).sort((a, b) => a - b);
      const first = axes[0] ?? 0;
      const end = first + axes.length;
      const neighbours = axes.every((value, i) => value === first + i);
      const inner = countElements(x.shape.slice(end));
      const ours = x.dtype === "float32" && neighbours && inner > 1 && axes.length > 0;
      if (!ours && original) return original(args);
      const backend = getBackend(args);
      const kept = x.shape.map((size, i) => (i >= first && i < end ? 1 : size));
      const outShape = keepDims ? kept : x.shape.filter((_, i) => i < first || i >= end);
      const out = backend.makeOutput(outShape, "float32");
      getCompiledKernels(backend).sumMiddle(
        pointerTo(backend, out),
        pointerTo(backend, x),
        countElements(x.shape.slice(0, first)),
        countElements(x.shape.slice(first, end)),
        inner,
      );
      return out;
    };
  },
};
