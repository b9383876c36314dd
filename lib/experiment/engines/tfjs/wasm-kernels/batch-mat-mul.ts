import type { BatchMatMulAttrs } from "@tensorflow/tfjs";
import { getBackend, getCompiledKernels, pointerTo, withScratch } from "./backend";
import { countElements, getInput, readAttributes, type Kernel } from "./kernel";

/**
 * Product of matrices [..., M, K] * [..., K, N], either of them transposed: the backend's own is slow for transposed
 * ones, which every gradient of a dense or recurrent layer has. One of the two may be a single matrix for the whole batch.
 */
export const batchMatMul: Kernel = {
  name: "BatchMatMul",
  make(_tf, original) {
    return (args) => {
      const a = getInput(args.inputs, "a");
      const b = getInput(args.inputs, "b");
      const { transposeA, transposeB } = readAttributes<BatchMatMulAttrs>(args.attrs);
      const [aRows = 0, aColumns = 0] = a.shape.slice(-2);
      const [bRows = 0, bColumns = 0] = b.shape.slice(-2);
      const aBatch = a.shape.slice(0, -2);
      const bBatch = b.shape.slice(0, -2);
      const aCount = countElements(aBatch);
      const bCount = countElements(bBatch);
      const sameBatch = aBatch.length === bBatch.length && aBatch.every((size, i) => size === bBatch[i]);
      const inner = transposeA ? aRows : aColumns;
      const fits = inner === (transposeB ? bColumns : bRows) && (sameBatch || aCount === 1 || bCount === 1);
      const plain = a.dtype === "float32" && b.dtype === "float32";
      if ((!fits || !plain) && original) return original(args);
      const rows = transposeA ? aColumns : aRows;
      const columns = transposeB ? bRows : bColumns;
      const backend = getBackend(args);
      const longer = aBatch.length > bBatch.length || aCount > bCount ? aBatch : bBatch;
      const out = backend.makeOutput([...longer, rows, columns], "float32");
      if (countElements(out.shape) === 0) return out;
      const kernels = getCompiledKernels(backend);
      withScratch(backend, kernels.multiplyScratch(rows, inner, columns), (scratch) =>
        kernels.multiplyMatrices(
          pointerTo(backend, out),
          pointerTo(backend, a),
          pointerTo(backend, b),
          scratch,
          Math.max(aCount, bCount),
          rows,
          inner,
          columns,
          aCount === 1 ? 0 : rows * inner,
          transposeA ? 1 : aColumns,
          transposeA ? aColumns : 1,
          bCount === 1 ? 0 : inner * columns,
          transposeB ? 1 : bColumns,
          transposeB ? bColumns : 1,
        ),
      );
      return out;
    };
  },
};
