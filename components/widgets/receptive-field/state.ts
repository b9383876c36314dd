import { z } from "zod";
import { defineWidget } from "@/lib/contract/widget";

export const MOST_LAYERS = 24;
export const LARGEST_SIDE = 64;

const windowSchema = z.object({
  kind: z.enum(["conv", "max", "average"]).default("conv"),
  /** Height and width of the window. */
  size: z.int().min(1).max(11).default(3),
  stride: z.int().min(1).max(4).default(1),
  /** Of a convolution: pixels between neighbouring weights. */
  dilation: z.int().min(1).max(8).default(1),
  padding: z.enum(["valid", "same"]).default("same"),
});

export type WindowLayer = z.output<typeof windowSchema>;

const schema = z.object({
  layers: z
    .array(windowSchema)
    .min(1)
    .max(MOST_LAYERS)
    .prefault(Array.from({ length: 8 }, () => ({}))),
  /** Pixels along a side of the picture, which has one channel. */
  side: z.int().min(8).max(LARGEST_SIDE).default(33),
  /** The unit that looks: its layer, from 0, and its place there. */
  layer: z
    .int()
    .min(0)
    .max(MOST_LAYERS - 1)
    .default(7),
  row: z
    .int()
    .min(0)
    .max(LARGEST_SIDE - 1)
    .default(16),
  column: z
    .int()
    .min(0)
    .max(LARGEST_SIDE - 1)
    .default(16),
  /** After every convolution. */
  activation: z.enum(["relu", "linear"]).default("relu"),
  /** Times that all weights and a few pictures are drawn anew; the gradient is averaged over them. */
  draws: z.int().min(1).max(400).default(60),
  seed: z.int().min(0).max(9999).default(1),
});

export type State = z.output<typeof schema>;

export const definition = defineWidget<State>({
  name: "receptive-field",
  tag: "ReceptiveField",
  title: "Receptive field",
  summary:
    "What one unit of a stack of convolutions and poolings sees of the picture: the window that could reach it, and how much each pixel really moves it.",
  schema,
});
