import { z } from "zod";
import { defineWidget } from "@/lib/contract/widget";
import { pointShapes } from "@/lib/data/points";
import { hyperparameterNames } from "@/lib/experiment/search/hyperparameters";

const rate = z.number().min(0.0001).max(10);
const name = z.enum(hyperparameterNames);

const schema = z.object({
  shape: z.enum(pointShapes).default("circle"),
  /** Standard deviation on both coordinates. */
  noise: z.number().min(0).max(0.6).default(0.2),
  /** What is varied; what is not keeps the base's value. */
  dimensions: z
    .array(name)
    .min(2)
    .max(5)
    .refine((names) => new Set(names).size === names.length, { message: "each hyperparameter at most once" })
    .default(["learningRate", "l2", "units"]),
  /** Most trainings of each search. */
  budget: z.int().min(9).max(64).default(36),
  /** Ends of the learning rate's axis. */
  rates: z
    .tuple([rate, rate])
    .refine(([low, high]) => low < high, { message: "the lower rate comes first" })
    .default([0.0001, 10]),
  /** Length of each training. */
  epochs: z.int().min(5).max(100).default(30),
  strategy: z.enum(["both", "grid", "random"]).default("both"),
  /** Searches of each strategy, each on data, weights and places of its own. */
  rounds: z.int().min(1).max(20).default(1),
  /** Axes of the scatter plot; another one that is varied where this is not. */
  x: name.default("learningRate"),
  y: z.enum([...hyperparameterNames, "loss"]).default("l2"),
  /** How many of the best runs stand out. */
  shown: z.int().min(1).max(128).default(128),
  seed: z.int().min(0).max(9999).default(1),
});

export type State = z.output<typeof schema>;

export const definition = defineWidget<State>({
  name: "search-lab",
  tag: "SearchLab",
  title: "Search lab",
  summary:
    "Grid search and random search over two to five hyperparameters, every point a network that is trained in front of you.",
  schema,
});
