import { z } from "zod";
import { defineWidget } from "@/lib/contract/widget";
import { pointShapes } from "@/lib/data/points";

const schema = z.object({
  /** One draw of data with its seal; or many draws, each chosen from and opened, and what that comes to. */
  mode: z.enum(["draw", "many"]).default("draw"),
  shape: z.enum(pointShapes).default("moons"),
  /** Standard deviation on both coordinates. At 5 there is next to nothing to learn. */
  noise: z.number().min(0).max(5).default(0.4),
  /** Points that the choice is made on. */
  validation: z.int().min(10).max(200).default(40),
  /** Models to choose from. */
  models: z.int().min(1).max(64).default(32),
  /** Draws of `many`. */
  draws: z.int().min(2).max(100).default(60),
  /** Names the draw of data, and its seal. */
  seed: z.int().min(0).max(9999).default(1),
});

export type State = z.output<typeof schema>;

export const definition = defineWidget<State>({
  name: "sealed-test-set",
  tag: "SealedTestSet",
  title: "Sealed test set",
  summary:
    "Choose the best of many trained models on a validation set, then open the test set: once. How much too good was the figure chosen by?",
  schema,
});
