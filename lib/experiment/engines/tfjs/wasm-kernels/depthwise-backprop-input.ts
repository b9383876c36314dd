import type { DepthwiseConv2dNativeBackpropInputAttrs } from "@tensorflow/tfjs";
import { getBackend } from "./backend";
import { visitTaps } from "./window-taps";
import { getInput, readAttributes, type Kernel } from "./kernel";

/** Gradient of a depthwise convolution with respect to its input. */
export const depthwiseBackpropInput: Kernel = {
  name: "DepthwiseConv2dNativeBackpropInput",
  make(tf) {
    return (args) => {
      const filter = getInput(args.inputs, "filter");
      const attributes = readAttributes<DepthwiseConv2dNativeBackpropInputAttrs>(args.attrs);
      const { inputShape, strides, dilations, pad, dimRoundingMode } = attributes;
      const shape = filter.shape as [number, number, number, number];
      const info = tf.backend_util.computeConv2DInfo(
        inputShape,
        shape,
        strides,
        dilations,
        pad,
        dimRoundingMode,
        true,
      );
      const backend = getBackend(args);
      const out = backend.makeOutput(inputShape, "float32");
      const dx = backend.typedArrayFromHeap(out);
      const dy = backend.typedArrayFromHeap(getInput(args.inputs, "dy"));
      const weights = backend.typedArrayFromHeap(filter);
      const multiplier = info.outChannels / info.inChannels;
      dx.fill(0);
      visitTaps(info, (input, position, output) => {
        const tap = position * info.outChannels;
        for (let channel = 0; channel < info.inChannels; channel++) {
          let total = dx[input + channel] as number;
          for (let i = channel * multiplier; i < (channel + 1) * multiplier; i++) {
            total += (dy[output + i] as number) * (weights[tap + i] as number);
          }
          dx[input + channel] = total;
        }
      });
      return out;
    };
  },
};
