import type { Initialization } from "@/lib/math/initialization";
import type { LayerKind } from "./schema-layers";

export type WeightRole =
  | "kernel"
  | "depthwiseKernel"
  | "recurrentKernel"
  | "bias"
  | "gamma"
  | "beta"
  | "movingMean"
  | "movingVariance";

/** One weight tensor of a model. */
export interface WeightInfo {
  /** Unique in the model: path of the layer and role, such as "0/kernel", "3/1/bias" or "3/shortcut/0/kernel". */
  name: string;
  role: WeightRole;
  /** Dense kernels [inputs, outputs]; filters [height, width, channelsIn, channelsOut]; depthwise [height, width, channels, multiplier]. */
  shape: readonly number[];
  trainable: boolean;
  /** How it starts. */
  initialization: Initialization;
  /** LSTM biases: first value of the forget gate's quarter. */
  forgetBias?: number;
}

/** How far a unit sees: a square of `size` pixels of the input; neighbours see squares `jump` pixels apart. */
export interface ReceptiveField {
  size: number;
  jump: number;
}

export interface LayerInput {
  /** Of one example, without the batch. */
  shape: readonly number[];
  /** Null where there is no image, or each unit sees all of it. */
  field: ReceptiveField | null;
}

export interface LayerInfo {
  /** Position in the model: "2", "2/0" for the first layer inside the residual layer 2, or "2/shortcut/0" for that on its shortcut. */
  path: string;
  kind: LayerKind;
  inputShape: readonly number[];
  outputShape: readonly number[];
  /** Those of inner layers and of the shortcut included. */
  weights: WeightInfo[];
  /** Trained numbers. */
  parameters: number;
  /** Numbers kept but not trained: running statistics, and the weights of a frozen layer. */
  states: number;
  /** Per example. */
  multiplyAdds: number;
  receptiveField: ReceptiveField | null;
  /** Of a residual layer. */
  inner: LayerInfo[];
  /** Of a residual layer whose shortcut has layers of its own. */
  shortcut: LayerInfo[];
  /** Of a residual layer without such, whose output has another shape than its input: stride of projection or padding. */
  shortcutStride: number | null;
}

export function countNumbers(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}
