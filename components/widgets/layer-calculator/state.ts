import { z } from "zod";
import { defineWidget } from "@/lib/contract/widget";

export const LARGEST_SIZE = 5;
export const MOST_EXAMPLES = 4;

export const layerActivations = ["linear", "relu", "leakyRelu", "sigmoid", "tanh"] as const;
export type LayerActivation = (typeof layerActivations)[number];

const numbers = (longest: number) => z.array(z.number().min(-999).max(999)).min(1).max(longest);

const schema = z
  .object({
    /** W: units x inputs, one row for each neuron. The opening values are the recap slide's. */
    weights: z
      .array(numbers(LARGEST_SIZE))
      .min(1)
      .max(LARGEST_SIZE)
      .default([
        [2, 4, 2],
        [1, 3, 7],
        [0, 7, 3],
      ]),
    /** b: one number for each neuron. */
    biases: numbers(LARGEST_SIZE).default([-3, 0, 2]),
    /** Examples x inputs: each entry is one input vector x, drawn as a column. */
    examples: z
      .array(numbers(LARGEST_SIZE))
      .min(1)
      .max(MOST_EXAMPLES)
      .default([[1, 3, 2]]),
    activation: z.enum(layerActivations).default("relu"),
    /** The neuron and the example whose sum is spelled out. */
    row: z
      .int()
      .min(0)
      .max(LARGEST_SIZE - 1)
      .default(0),
    example: z
      .int()
      .min(0)
      .max(MOST_EXAMPLES - 1)
      .default(0),
  })
  .superRefine(({ weights, biases, examples }, context) => {
    const refuse = (message: string) => context.addIssue({ code: "custom", message });
    const inputs = weights[0]?.length;
    if (weights.some((row) => row.length !== inputs)) refuse("Rows of the weights must be equally long");
    if (biases.length !== weights.length) refuse("Each neuron needs one bias");
    if (examples.some((x) => x.length !== inputs)) refuse("Each example needs one number per input");
  });

export type State = z.infer<typeof schema>;

export const definition = defineWidget<State>({
  name: "layer-calculator",
  tag: "LayerCalculator",
  title: "One layer by hand",
  summary:
    "A layer with every number in reach: weights, input, bias and activation, each dot product spelled out.",
  schema,
});
