import type { Conv2DBackpropFilterAttrs } from "@tensorflow/tfjs";
import { getBackend } from "./backend";
import { countElements, getInput, readAttributes, type Kernel } from "./kernel";
import { visitTaps } from "./window-taps";

/** Gradient of a convolution with respect to its filter for machines whose WebAssembly has no vector instructions. */
export const conv2dBackpropFilterPortable: Kernel = {
  name: "Conv2DBackpropFilter",
  make(tf) {
    return (args) => {
      const input = getInput(args.inputs, "x");
      const attributes = readAttributes<Conv2DBackpropFilterAttrs>(args.attrs);
      const { filterShape, strides, pad, dimRoundingMode, dataFormat } = attributes;
      if (dataFormat === "NCHW") {
        throw new Error("The gradient of conv2d on the WASM backend wants the channels last (NHWC)");
      }
      const shape = input.shape as [number, number, number, number];
      const info = tf.backend_util.computeConv2DInfo(shape, filterShape, strides, 1, pad, dimRoundingMode);
      const backend = getBackend(args);
      const out = backend.makeOutput(filterShape, "float32");
      const x = backend.typedArrayFromHeap(input);
      const dy = backend.typedArrayFromHeap(getInput(args.inputs, "dy"));
      // Doubles, since a long float32 sum loses digits.
      const sums = new Float64Array(countElements(filterShape));
      const { inChannels, outChannels } = info;
      visitTaps(info, (pixel, position, output) => {
        for (let channel = 0; channel < inChannels; channel++) {
          const value = x[pixel + channel] as number;
          const to = (position * inChannels + channel) * outChannels;
          for (let i = 0; i < outChannels; i++) {
            sums[to + i] = (sums[to + i] as number) + value * (dy[output + i] as number);
          }
        }
      });
      backend.typedArrayFromHeap(out).set(sums);
      return out;
    };
  },
};
