import type { WrittenLayer } from "../schema-layers";
import { completeLayers, type Network, type Task } from "./network";
import { normalizeConvolution } from "./normalized-convolution";

/** Table 2 of the paper: expansion t, output channels c, blocks n, stride s of the first. */
const stages = [
  { expansion: 1, channels: 16, blocks: 1, stride: 1 },
  { expansion: 6, channels: 24, blocks: 2, stride: 2 },
  { expansion: 6, channels: 32, blocks: 3, stride: 2 },
  { expansion: 6, channels: 64, blocks: 4, stride: 2 },
  { expansion: 6, channels: 96, blocks: 3, stride: 1 },
  { expansion: 6, channels: 160, blocks: 3, stride: 2 },
  { expansion: 6, channels: 320, blocks: 1, stride: 1 },
] as const;

/**
 * MobileNetV2 of width 1 (Sandler et al. 2018, "MobileNetV2: inverted residuals and linear bottlenecks"): 3,504,872
 * parameters.
 */
export function createMobilenetV2({ inputShape = [224, 224, 3], outputs = 1000 }: Task = {}): Network {
  let given = 32;
  const blocks = stages.flatMap(({ expansion, channels, blocks: count, stride: first }) =>
    Array.from({ length: count }, (_, index) => {
      const block = createBlock(given, channels, expansion, index === 0 ? first : 1);
      given = channels;
      return block;
    }).flat(),
  );
  const layers = completeLayers([
    ...normalizeConvolution({ filters: 32, kernel: 3, stride: 2, activation: "relu6" }),
    ...blocks,
    ...normalizeConvolution({ filters: 1280, kernel: 1, activation: "relu6" }),
    { kind: "globalAveragePool" },
    { kind: "dropout", rate: 0.2 },
    { kind: "dense" },
  ]);
  return { inputShape, outputs, initialization: { kind: "he" }, layers };
}

/** Widen by 1x1, filter each channel by 3x3, narrow by 1x1 without an activation; a sum only where the shape stays. */
function createBlock(given: number, channels: number, expansion: number, stride: number): WrittenLayer[] {
  const layers = [
    ...(expansion === 1
      ? []
      : normalizeConvolution({ filters: expansion * given, kernel: 1, activation: "relu6" })),
    ...normalizeConvolution({ filters: null, kernel: 3, stride, activation: "relu6" }),
    ...normalizeConvolution({ filters: channels, kernel: 1 }),
  ];
  return stride === 1 && given === channels ? [{ kind: "residual", layers }] : layers;
}
