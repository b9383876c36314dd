import type { DepthwiseConv2dNativeBackpropFilterAttrs } from "@tensorflow/tfjs";
import { getBackend } from "./backend";
import { visitTaps } from "./window-taps";
import { countElements, getInput, readAttributes, type Kernel } from "./kernel";

/** Gradient of a depthwise convolution with respect to its filter. */
export const depthwiseBackpropFilter: Kernel = {
  name: "DepthwiseConv2dNativeBackpropFilter",
  make(tf) {
    return (args) => {
      const input = getInput(args.inputs, "x");
      const attributes = readAttributes<DepthwiseConv2dNativeBackpropFilterAttrs>(args.attrs);
      const { filterShape, strides, dilations, pad, dimRoundingMode } = attributes;
      const shape = input.shape as [number, number, number, number];
      const info = tf.backend_util.computeConv2DInfo(
        shape,
        filterShape,
        strides,
        dilations,
        pad,
        dimRoundingMode,
        true,
      );
      const backend = getBackend(args);
      const out = backend.makeOutput(filterShape, "float32");
      const x = backend.typedArrayFromHeap(input);
      const dy = backend.typedArrayFromHeap(getInput(args.inputs, "dy"));
      const multiplier = info.outChannels / info.inChannels;
      // Doubles, since a long float32 sum loses digits.
      const sums = new Float64Array(countElements(filterShape));
      visitTaps(info, (pixel, position, output) => {
        const tap = position * info.outChannels;
        for (let channel = 0; channel < info.inChannels; channel++) {
          const value = x[pixel + channel] as number;
          for (let i = channel * multiplier; i < (channel + 1) * multiplier; i++) {
            sums[tap + i] = (sums[tap + i] as number) + value * (dy[output + i] as number);
          }
        }
      });
      backend.typedArrayFromHeap(out).set(sums);
      return out;
    };
  },
};
