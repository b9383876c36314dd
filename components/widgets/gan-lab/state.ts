import { z } from "zod";
import { defineWidget } from "@/lib/contract/widget";

export const targets = ["ring", "grid", "moons", "circle", "spiral", "painted"] as const;

const steps = z.int().min(0).max(20).default(1);
const rate = z.number().min(0.0001).max(0.1).default(0.001);

const schema = z.object({
  /** Where the data come from: eight clusters on a ring, nine on a grid, shapes of the trainer's, or the reader. */
  target: z.enum(targets).default("ring"),
  /** Points that the reader painted, x and y in turn. */
  painted: z.array(z.number().min(-1.2).max(1.2)).max(4000).default([]),
  /** Numbers of noise for each sample. */
  latent: z.int().min(1).max(16).default(2),
  /** Units of each hidden layer of both networks. */
  units: z.int().min(4).max(64).default(32),
  /** Updates in a round. */
  discriminatorSteps: steps,
  generatorSteps: steps,
  discriminatorRate: rate,
  generatorRate: rate,
  loss: z.enum(["nonSaturating", "saturating"]).default("nonSaturating"),
  /** Who learns; the other stays as it is. */
  learns: z.enum(["both", "discriminator", "generator"]).default("both"),
  seed: z.int().min(0).max(9999).default(1),
});

export type State = z.output<typeof schema>;

export const definition = defineWidget<State>({
  name: "gan-lab",
  tag: "GanLab",
  title: "Two networks against each other",
  summary:
    "A generator learns to make points that a discriminator cannot tell from the data, round by round or stage by stage.",
  schema,
});
