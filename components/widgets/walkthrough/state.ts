import { z } from "zod";
import { defineWidget } from "@/lib/contract/widget";

const schema = z.object({
  /** Share of new digits read right that counts as good. */
  goal: z.number().min(0.5).max(0.99).default(0.8),
  /** Digits drawn in all. */
  size: z.int().min(200).max(3000).default(1000),
  /** Furthest that a digit stands from the middle of its box, in pixels of 28. */
  shift: z.int().min(0).max(4).default(3),
  seed: z.int().min(0).max(9999).default(1),
  /** Share of the digits for validation, and as many for the test. */
  held: z.number().min(0.05).max(0.4).default(0.2),
  preprocessing: z.enum(["none", "center", "normalize"]).default("normalize"),
  /** Of the first convolution; the second has twice as many. */
  filters: z.int().min(2).max(16).default(8),
  rate: z.number().min(0.0001).max(0.3).default(0.01),
  epochs: z.int().min(1).max(30).default(10),
  /** Furthest that the attack moves a pixel, of black to white. */
  epsilon: z.number().min(0).max(0.5).default(0.1),
});

export type State = z.output<typeof schema>;

export const definition = defineWidget<State>({
  name: "walkthrough",
  tag: "Walkthrough",
  title: "Walkthrough",
  summary:
    "A whole experiment in twelve cells, run one after the other: question, data, split, preprocess, baseline, model, train, monitor, tune, test once, save, attack.",
  schema,
});
