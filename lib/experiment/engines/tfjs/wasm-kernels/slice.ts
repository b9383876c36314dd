import type { SliceAttrs, SplitVAttrs, TensorInfo } from "@tensorflow/tfjs";
import { getBackend, pointerTo, type WasmBackend } from "./backend";
import { countElements, getInput, readAttributes, type Kernel } from "./kernel";

const isPlain = ({ dtype }: TensorInfo) => dtype !== "string" && dtype !== "complex64";

/** A new tensor of the numbers that follow each other in `x` from the `offset`-th on. */
function copyRun(backend: WasmBackend, x: TensorInfo, offset: number, shape: number[]): TensorInfo {
  const out = backend.makeOutput(shape, x.dtype as "float32");
  const bytes = x.dtype === "bool" ? 1 : 4;
  const from = pointerTo(backend, x) + offset * bytes;
  backend.wasm.HEAPU8.copyWithin(pointerTo(backend, out), from, from + countElements(shape) * bytes);
  return out;
}

/**
 * A part whose numbers lie side by side, such as a minibatch, copied within the heap: the backend's own first reads all of
 * `x` out of it, which took longer than the training step.
 */
export const slice: Kernel = {
  name: "Slice",
  make(tf, original) {
    return (args) => {
      const x = getInput(args.inputs, "x");
      const { begin, size } = readAttributes<SliceAttrs>(args.attrs);
      const [from = [], shape = []] = tf.slice_util.parseSliceParams(x as never, begin, size);
      const ours = isPlain(x) && tf.slice_util.isSliceContinous(x.shape, from, shape);
      if (!ours && original) return original(args);
      const offset = tf.slice_util.computeFlatOffset(from, tf.util.computeStrides(x.shape));
      return copyRun(getBackend(args), x, offset, shape);
    };
  },
};

/** Pieces along the first axis that has more than one place, by the same copies. */
export const splitV: Kernel = {
  name: "SplitV",
  make(tf, original) {
    return (args) => {
      const x = getInput(args.inputs, "x");
      const { numOrSizeSplits, axis } = readAttributes<SplitVAttrs>(args.attrs);
      const along = tf.util.parseAxisParam(axis, x.shape)[0] ?? 0;
      const ours = isPlain(x) && countElements(x.shape.slice(0, along)) === 1;
      if (!ours && original) return original(args);
      const backend = getBackend(args);
      const sizes = tf.backend_util.prepareSplitSize(x as never, numOrSizeSplits, along);
      const row = countElements(x.shape.slice(along + 1));
      let offset = 0;
      return sizes.map((size) => {
        const shape = x.shape.map((length, i) => (i === along ? size : length));
        const piece = copyRun(backend, x, offset * row, shape);
        offset += size;
        return piece;
      });
    };
  },
};
