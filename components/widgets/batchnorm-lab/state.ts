import { z } from "zod";
import { defineWidget } from "@/lib/contract/widget";

export const modes = ["neuron", "company", "network"] as const;

const schema = z.object({
  /** One neuron and one batch; the same example in ever other batches; a deep network with and without. */
  mode: z.enum(modes).default("neuron"),
  /** Examples in a batch, in every mode. */
  batchSize: z.number().int().min(1).max(256).default(32),
  /** Mean and standard deviation of what the layer before hands the neuron, over all examples there are. */
  mean: z.number().min(-6).max(6).default(4),
  std: z.number().min(0.05).max(4).default(1.5),
  gamma: z.number().min(-3).max(3).default(2),
  beta: z.number().min(-6).max(6).default(-3),
  epsilon: z.number().min(1e-5).max(1).default(1e-3),
  /** Share of the old running statistics kept at each step. */
  momentum: z.number().min(0).max(0.99).default(0.9),
  /** Pre-activation of the one example that is followed. */
  example: z.number().min(-10).max(10).default(6),
  /** How many batches the running statistics have seen. */
  step: z.number().int().min(0).max(300).default(40),
  /** Classes of points that the deep network learns to tell apart. */
  shape: z.enum(["spiral", "circle"]).default("spiral"),
  /** Hidden layers. */
  depth: z.number().int().min(1).max(12).default(8),
  /** Multiplies the standard deviation that He's rule gives the first weights. */
  gain: z.number().min(0.03).max(10).default(1),
  learningRate: z.number().min(0.001).max(10).default(0.3),
  seed: z.number().int().min(0).max(9999).default(1),
});

export type State = z.output<typeof schema>;
export type Mode = State["mode"];

/** Steps over which the example is followed. */
export const COMPANY_STEPS = 300;

export const definition = defineWidget<State>({
  name: "batchnorm-lab",
  tag: "BatchnormLab",
  title: "Batch normalization",
  summary:
    "What batch normalization does to one neuron, to one example among others, and to a deep network that is trained with it and without.",
  schema,
});
