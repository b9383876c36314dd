import { z } from "zod";
import { defineWidget } from "@/lib/contract/widget";
import type { Change } from "@/lib/experiment/attacks/change";
import { modelSchema } from "@/lib/experiment/schema";
import { dataSchema } from "@/lib/experiment/schema-data";
import { trainingSchema } from "@/lib/experiment/schema-training";

/** One step along the sign of the gradient, several smaller ones, or pixels that the reader touches. */
export const ways = ["one", "many", "hand"] as const;
export type Way = (typeof ways)[number];

const touchSchema = z.tuple([z.int().min(0), z.union([z.literal(1), z.literal(-1)])]);

const schema = z.object({
  /** The Experiment of the model to be fooled. */
  data: dataSchema.prefault({
    source: { kind: "digits", digits: [0, 1], side: 14 },
    size: 300,
    split: { validation: 0, test: 0.2 },
    seed: 4,
  }),
  model: modelSchema.prefault({
    layers: [{ kind: "flatten" }, { kind: "dense", units: 16, activation: "relu" }, { kind: "dense" }],
  }),
  training: trainingSchema.prefault({ learningRate: 0.01, batchSize: 32, epochs: 15 }),
  /** Which picture of the test part is changed. */
  example: z.int().min(0).default(0),
  /** What a picture is worth that fools the model, up to which epsilon; from the least on. */
  marks: z.array(z.object({ epsilon: z.number().min(0).max(1), score: z.number().min(0).max(1) })).default([
    { epsilon: 0.1, score: 1 },
    { epsilon: 0.3, score: 0.6 },
  ]),
  way: z.enum(ways).default("one"),
  /** Furthest that any value is moved. */
  epsilon: z.number().min(0).max(1).default(0),
  /** Of the way with several. */
  steps: z.int().min(2).max(40).default(10),
  /** Pixels made lighter, 1, or darker, -1, by hand. */
  touches: z.array(touchSchema).max(16_384).default([]),
});

export type State = z.output<typeof schema>;

export const definition = defineWidget<State>({
  name: "picture-attack",
  tag: "PictureAttack",
  title: "Picture attack",
  summary:
    "One picture and a model that reads it: change its values as little as it takes to be read as another.",
  schema,
});

/** How the picture is to be changed, without what only the other ways need. */
export function readChange({ way, epsilon, steps, touches }: State): Change {
  if (way === "one") return { way, epsilon };
  return way === "many" ? { way, epsilon, steps } : { way, epsilon, touches };
}

/** The slider's end: beyond all marks, so that it is seen what they spare. */
export function findLargestEpsilon({ marks }: Pick<State, "marks">): number {
  const widest = marks.at(-1)?.epsilon ?? 0.3;
  return Math.min(1, Math.ceil(30 * widest) / 20);
}
