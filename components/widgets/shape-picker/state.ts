import { z } from "zod";
import { defineWidget } from "@/lib/contract/widget";

export const shapes = [
  "one-to-one",
  "one-to-many",
  "many-to-one",
  "many-to-many",
  "encoder-decoder",
] as const;
export type Shape = (typeof shapes)[number];

const schema = z.object({
  shape: z.enum(shapes).default("many-to-many"),
  cell: z.enum(["rnn", "lstm", "gru"]).default("gru"),
  /** A second layer reads each sequence from its end. Nothing to do where none is read. */
  isBidirectional: z.boolean().default(false),
  /** Recurrent layers one above the other: in the encoder and in the decoder as many each. */
  depth: z.int().min(1).max(3).default(1),
  units: z.int().min(2).max(64).default(16),
  /** Steps of the sequence. */
  length: z.int().min(3).max(16).default(7),
  learningRate: z.number().min(0.0001).max(0.1).default(0.01),
  /** Length of a run. */
  steps: z.int().min(20).max(3000).default(1000),
  seed: z.int().min(0).max(9999).default(1),
});

export type State = z.output<typeof schema>;

export const definition = defineWidget<State>({
  name: "shape-picker",
  tag: "ShapePicker",
  title: "Shape picker",
  summary:
    "One to one, one to many, many to one, many to many: each drawn with the shape of every tensor, and four of them trained on a small task.",
  schema,
});
