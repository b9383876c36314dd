import type { UnsortedSegmentSumAttrs } from "@tensorflow/tfjs";
import { getBackend } from "./backend";
import { countElements, getInput, readAttributes, type Kernel } from "./kernel";

/** Sums rows by their segment: out[s] = sum of x[i] where ids[i] = s. The gradient of `gather`, and so of an embedding, needs it. */
export const unsortedSegmentSum: Kernel = {
  name: "UnsortedSegmentSum",
  make() {
    return (args) => {
      const x = getInput(args.inputs, "x");
      const ids = getInput(args.inputs, "segmentIds");
      const { numSegments } = readAttributes<UnsortedSegmentSumAttrs>(args.attrs);
      const backend = getBackend(args);
      const rowShape = x.shape.slice(1);
      const out = backend.makeOutput([numSegments, ...rowShape], x.dtype);
      const sums = backend.typedArrayFromHeap(out);
      const values = backend.typedArrayFromHeap(x);
      const segments = backend.typedArrayFromHeap(ids);
      const rowSize = countElements(rowShape);
      sums.fill(0);
      for (let row = 0; row < segments.length; row++) {
        const segment = segments[row] as number;
        if (segment < 0 || segment >= numSegments) continue;
        const from = row * rowSize;
        const to = segment * rowSize;
        for (let i = 0; i < rowSize; i++)
          sums[to + i] = (sums[to + i] as number) + (values[from + i] as number);
      }
      return out;
    };
  },
};
