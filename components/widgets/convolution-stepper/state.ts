import { z } from "zod";
import { defineWidget } from "@/lib/contract/widget";

/** The slide's image and filter: first output 4, whole output [[4,3,4],[2,4,3],[2,3,4]]. */
export const SLIDE_IMAGE = [
  [1, 1, 1, 0, 0],
  [0, 1, 1, 1, 0],
  [0, 0, 1, 1, 1],
  [0, 0, 1, 1, 0],
  [0, 1, 1, 0, 0],
];
export const SLIDE_FILTER = [
  [1, 0, 1],
  [0, 1, 0],
  [1, 0, 1],
];

export const LARGEST_SIDE = 12;
export const LARGEST_KERNEL = 7;

/** Rows of equal length, all of them numbers that can be shown. */
function matrixSchema(longest: number) {
  return z
    .array(z.array(z.number().min(-999).max(999)).min(1).max(longest))
    .min(1)
    .max(longest)
    .refine((rows) => rows.every((row) => row.length === rows[0]?.length), "Rows must be equally long");
}

const sameSizes = (matrices: number[][][]) =>
  matrices.every((m) => m.length === matrices[0]?.length && m[0]?.length === matrices[0]?.[0]?.length);

export const presetNames = [
  "slide",
  "identity",
  "blur",
  "sharpen",
  "sobel-x",
  "sobel-y",
  "emboss",
  "random",
] as const;
export type PresetName = (typeof presetNames)[number];

const schema = z
  .object({
    /** The small image that can be edited, or a larger one: made from a seed, the reader's file, the camera. */
    source: z.enum(["matrix", "picture", "upload", "webcam"]).default("matrix"),
    /** Channels x rows x columns. */
    image: z.array(matrixSchema(LARGEST_SIDE)).min(1).max(3).refine(sameSizes).default([SLIDE_IMAGE]),
    /** Filters x channels x rows x columns; filters are square. */
    filters: z
      .array(z.array(matrixSchema(LARGEST_KERNEL)).min(1).max(3))
      .min(1)
      .max(4)
      .default([[SLIDE_FILTER]]),
    /** One number per filter. */
    biases: z.array(z.number().min(-999).max(999)).min(1).max(4).default([0]),
    padding: z.enum(["valid", "same", "custom"]).default("valid"),
    /** Rings of zeros when `padding` is "custom". */
    rings: z.number().int().min(0).max(3).default(1),
    stride: z.number().int().min(1).max(4).default(1),
    dilation: z.number().int().min(1).max(3).default(1),
    /** True: the mathematicians' convolution, the filter turned by 180 degrees. */
    flip: z.boolean().default(false),
    /** The filter on stage. */
    filter: z.number().int().min(0).max(3).default(0),
    /** The output on stage. */
    row: z.number().int().min(0).default(0),
    column: z.number().int().min(0).default(0),
    pictureSeed: z.number().int().min(1).max(9999).default(1),
    /** Larger images: outputs on the signed scale, or as grey levels from 0 to 1. */
    outputScale: z.enum(["signed", "grey"]).default("signed"),
    /** What `Learn it` is to reproduce: what the filter on stage makes of the image, or what a preset makes of it. */
    target: z.enum(["present", ...presetNames]).default("present"),
    optimizer: z.enum(["plain", "momentum"]).default("plain"),
    /** Learning rate as a share of the largest with which plain gradient descent does not diverge. */
    rate: z.number().min(0.05).max(1.5).default(0.5),
    /** The seed of the weights that learning starts from. */
    seed: z.number().int().min(1).max(9999).default(1),
  })
  .superRefine((state, context) => {
    const refuse = (message: string) => context.addIssue({ code: "custom", message });
    const side = state.filters[0]?.[0]?.length;
    const slices = state.filters.flat();
    if (slices.some((slice) => slice.length !== side || slice[0]?.length !== side))
      refuse("Filters must be square and all of one size");
    if (state.filters.some((filter) => filter.length !== state.image.length))
      refuse("Each filter needs one slice per channel of the image");
    if (state.biases.length !== state.filters.length) refuse("Each filter needs one bias");
  });

export type State = z.infer<typeof schema>;
export type Source = State["source"];

export const definition = defineWidget<State>({
  name: "convolution-stepper",
  tag: "ConvolutionStepper",
  title: "Convolution, one output at a time",
  summary:
    "A filter slides over an image: every window, product and sum spelled out, with all the sizes to change and a filter to learn.",
  schema,
});
