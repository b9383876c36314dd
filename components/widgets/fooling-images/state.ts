import { z } from "zod";
import { defineWidget } from "@/lib/contract/widget";
import { encodings } from "@/lib/experiment/attacks/champions";

const schema = z.object({
  /** What is inherited: the rule that paints a picture, or its pixels one by one. */
  encoding: z.enum(encodings).default("pattern"),
  generations: z.int().min(10).max(200).default(60),
  /** Which of the eight is shown large. */
  shown: z.int().min(0).max(7).default(6),
  seed: z.int().min(0).max(9999).default(1),
});

export type State = z.output<typeof schema>;

export const definition = defineWidget<State>({
  name: "fooling-images",
  tag: "FoolingImages",
  title: "Fooling images",
  summary: "Pictures of nothing, bred until a reader of road signs is sure of what they are.",
  schema,
});
