import { z } from "zod";
import { defineWidget } from "@/lib/contract/widget";
import { goalSchema } from "@/lib/experiment/goal";
import { layerSchema } from "@/lib/experiment/schema-layers";

/** Layers of a network built by hand, a residual one counted once. */
export const MOST_LAYERS = 100;

export const presetNames = [
  "lenet5",
  "smallLenet",
  "vgg16",
  "cifarResnet18",
  "cifarResnet34",
  "cifarResnet50",
  "cifarResnet101",
  "cifarResnet152",
  "resnet18",
  "resnet34",
  "resnet50",
  "resnet101",
  "resnet152",
  "mobilenetV2",
] as const;
export type PresetName = (typeof presetNames)[number];

const schema = z.object({
  /** Where the layers come from: the pattern's numbers, a known network, or the list below. */
  source: z.enum(["pattern", "own", ...presetNames]).default("pattern"),
  /** Height and width of the image. */
  side: z.int().min(1).max(512).default(28),
  channels: z.int().min(1).max(64).default(1),
  /** What "outputs" stands for in the last layer: classes to tell apart. */
  outputs: z.int().min(1).max(2000).default(10),
  /** N of the pattern: convolutions before each pooling. */
  n: z.int().min(1).max(4).default(1),
  /** M: stages, each ending in a pooling. */
  m: z.int().min(1).max(6).default(2),
  /** K: fully connected layers before the last. */
  k: z.int().min(0).max(3).default(1),
  /** Of the convolutions in the first stage. */
  filters: z.int().min(1).max(128).default(8),
  /** Each stage has twice as many filters as the one before. */
  isDoubling: z.boolean().default(true),
  kernel: z.int().min(1).max(11).default(3),
  padding: z.enum(["same", "valid"]).default("same"),
  pool: z.enum(["maxPool", "averagePool"]).default("maxPool"),
  /** Units of each of the K layers. */
  hidden: z.int().min(1).max(4096).default(32),
  /** Built by hand; read where `source` is "own". */
  layers: z.array(layerSchema).max(MOST_LAYERS).default([]),
  /** The layer in view, from 0. */
  chosen: z.int().min(0).max(199).default(0),
  learningRate: z.number().min(0.0001).max(0.1).default(0.003),
  seed: z.int().min(0).max(9999).default(1),
  /** What is to be reached on the digits; the images stay as they are then. */
  goal: goalSchema.nullable().default(null),
});

export type State = z.output<typeof schema>;
export type Source = State["source"];

export const definition = defineWidget<State>({
  name: "cnn-builder",
  tag: "CnnBuilder",
  title: "Network builder",
  summary:
    "Build a convolutional network by the pattern, from a known one, or layer by layer; see the shape, the parameters and the work of each layer, and train the small ones on digits.",
  schema,
});
