import { z } from "zod";
import { defineWidget } from "@/lib/contract/widget";
import { markIds } from "./marks";

export const experimentNames = ["rings", "spiral", "surface", "regularized"] as const;

const schema = z.object({
  experiment: z.enum(experimentNames).default("rings"),
  /** What is looked for in all three programs; it decides the part in view. */
  mark: z.enum(markIds).default("layers"),
});

export type State = z.output<typeof schema>;

export const definition = defineWidget<State>({
  name: "same-model",
  tag: "SameModel",
  title: "One experiment in three libraries",
  summary:
    "The same data, model and training in TensorFlow.js, Keras and PyTorch, with the lines that correspond; and when each library came.",
  schema,
});
