import { z } from "zod";
import { activationNames } from "@/lib/math/activation";
import { initializationSchema } from "./schema-initialization";

const activation = z.enum(activationNames);
const initialization = initializationSchema.optional();
const bias = z.boolean().default(true);
/** Its weights stay as they are, whatever is trained around them. */
const frozen = z.boolean().optional();
/** Zeros around the image: none, as many as make the output ceil(input / stride), or rings of them. */
const padding = z.union([z.enum(["valid", "same"]), z.int().min(0).max(64)]);

const dense = z.strictObject({
  kind: z.literal("dense"),
  /** "outputs": as many as the data has outputs. On a sequence the layer is applied at every step. */
  units: z.union([z.literal("outputs"), z.int().min(1).max(16_384)]).default("outputs"),
  activation: activation.default("linear"),
  bias,
  initialization,
  frozen,
});

const window = {
  /** Height and width of a filter. */
  kernel: z.int().min(1).max(31).default(3),
  stride: z.int().min(1).max(16).default(1),
  padding: padding.default("valid"),
  /** Distance between neighbouring weights of a filter. */
  dilation: z.int().min(1).max(16).default(1),
  activation: activation.default("linear"),
  bias,
  initialization,
  frozen,
};

const conv2d = z.strictObject({
  kind: z.literal("conv2d"),
  filters: z.int().min(1).max(2048).default(8),
  ...window,
});

/** Each channel under filters of its own, [height, width] (Howard et al. 2017, section 3.1). */
const depthwiseConv2d = z.strictObject({
  kind: z.literal("depthwiseConv2d"),
  /** Filters of each channel: channel c gives the outputs c * multiplier and on. */
  multiplier: z.int().min(1).max(16).default(1),
  ...window,
});

const pool = {
  /** Height and width of the window. */
  size: z.int().min(1).max(31).default(2),
  /** The window's size when absent, so that windows do not overlap. */
  stride: z.int().min(1).max(31).optional(),
  padding: padding.default("valid"),
};

const recurrent = {
  units: z.int().min(1).max(1024).default(16),
  /** The state at every step, or after the last alone. */
  returnSequences: z.boolean().default(true),
  /**
   * A second layer of its own weights reads the sequence from its end; each step gives both states, one after the other,
   * or, where the last alone is asked for, what each has when it has read all (Schuster and Paliwal 1997).
   */
  bidirectional: z.boolean().default(false),
  bias,
  initialization,
  frozen,
  recurrentInitialization: initializationSchema.prefault({ kind: "orthogonal" }),
};

export const simpleLayerSchema = z.discriminatedUnion("kind", [
  dense,
  conv2d,
  depthwiseConv2d,
  z.strictObject({ kind: z.literal("maxPool"), ...pool }),
  z.strictObject({ kind: z.literal("averagePool"), ...pool }),
  /** The mean of each channel over the whole image, of whatever size (Lin et al. 2013, section 3.2). */
  z.strictObject({ kind: z.literal("globalAveragePool") }),
  z.strictObject({ kind: z.literal("flatten") }),
  /** The same numbers at each of so many steps: a sequence out of a vector. */
  z.strictObject({ kind: z.literal("repeat"), times: z.int().min(1).max(200).default(12) }),
  /** Sets each number to 0 with probability `rate` and divides the others by 1 - rate; does nothing after training. */
  z.strictObject({ kind: z.literal("dropout"), rate: z.number().min(0).max(0.95).default(0.5) }),
  /** Normalises each feature or channel over the batch, then scales and shifts (Ioffe and Szegedy 2015). */
  z.strictObject({
    kind: z.literal("batchNorm"),
    epsilon: z.number().positive().default(1e-3),
    /** Share of the old running mean and variance kept at each step. */
    momentum: z.number().min(0).max(1).default(0.99),
  }),
  z.strictObject({ kind: z.literal("activation"), activation: activation.default("relu") }),
  z.strictObject({ kind: z.literal("rnn"), ...recurrent }),
  z.strictObject({
    kind: z.literal("lstm"),
    ...recurrent,
    /** First value of the forget gate's biases. */
    forgetBias: z.number().default(1),
  }),
  /** Reset gate before the recurrent product, as in TensorFlow.js. */
  z.strictObject({ kind: z.literal("gru"), ...recurrent }),
]);

const residualSchema = z.strictObject({
  kind: z.literal("residual"),
  /** Their output is added to what comes over the shortcut. */
  layers: z.array(simpleLayerSchema).min(1).max(50),
  /**
   * How the input comes to the sum where its shape differs from the layers' output (He et al. 2015, "Deep residual
   * learning", section 3.3): "project" is a linear projection, for images 1x1 filters without biases (option B); "pad"
   * takes each stride-th pixel and appends channels of zeros, with nothing to learn (option A). Layers of its own, such as a
   * 1x1 convolution and a batch normalization, are gone through in any case.
   */
  shortcut: z
    .union([z.enum(["project", "pad"]), z.array(simpleLayerSchema).min(1).max(10)])
    .default("project"),
  /** Of the sum. */
  activation: activation.default("linear"),
});

export const layerSchema = z.discriminatedUnion("kind", [...simpleLayerSchema.options, residualSchema]);
export type Layer = z.output<typeof layerSchema>;
/** A layer as one writes it: what has a default may be left out. */
export type WrittenLayer = z.input<typeof layerSchema>;
export type WrittenSimpleLayer = z.input<typeof simpleLayerSchema>;
export type LayerKind = Layer["kind"];
export type LayerOf<Kind extends LayerKind> = Extract<Layer, { kind: Kind }>;
