import { z } from "zod";
import { defineWidget } from "@/lib/contract/widget";

export const MAX_LAYERS = 8;
export const MAX_UNITS = 12;

const schema = z.object({
  /** Inputs, then the neurons of each layer; the last entry is the output layer. */
  sizes: z.array(z.int().min(1).max(MAX_UNITS)).min(2).max(MAX_LAYERS).default([3, 4, 2]),
  /** Whether each neuron has a bias. */
  bias: z.boolean().default(true),
});

export type State = z.infer<typeof schema>;

export const definition = defineWidget<State>({
  name: "network-sizer",
  tag: "NetworkSizer",
  title: "Network sizer",
  summary: "Build a network by hand and count what it has to learn: every weight and every bias.",
  schema,
});
