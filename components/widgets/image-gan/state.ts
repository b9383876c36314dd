import { z } from "zod";
import { defineWidget } from "@/lib/contract/widget";
import { SAMPLES } from "./counts";

/** Which digits the data hold. */
export const digitSets = {
  few: [0, 3, 7],
  all: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
} as const;

const steps = z.int().min(0).max(20).default(1);
const rate = z.number().min(0.0001).max(0.1).default(0.001);
const sample = z
  .int()
  .min(0)
  .max(SAMPLES - 1);

const schema = z.object({
  digits: z.enum(["few", "all"]).default("few"),
  /** Numbers of noise for each sample. */
  latent: z.int().min(1).max(32).default(8),
  /** Updates in a round. */
  discriminatorSteps: steps,
  generatorSteps: steps,
  discriminatorRate: rate,
  generatorRate: rate,
  /** Length of a run. */
  rounds: z.int().min(100).max(50_000).default(6000),
  /** The samples between whose latent points the way leads. */
  from: sample.default(0),
  to: sample.default(25),
  /** How far along the way the picture is that is looked at, as a share. */
  at: z.number().min(0).max(1).default(0),
  seed: z.int().min(0).max(9999).default(1),
});

export type State = z.output<typeof schema>;

export const definition = defineWidget<State>({
  name: "image-gan",
  tag: "ImageGan",
  title: "A generator that learns to write digits",
  summary:
    "A GAN on small pictures of digits: samples of fixed latent points as they improve, what a reader of digits makes of them, the way between two points, and the nearest example.",
  schema,
});
