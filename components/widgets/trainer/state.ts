import { z } from "zod";
import { defineWidget } from "@/lib/contract/widget";
import { editSchema } from "@/lib/experiment/run/edit";
import { experimentSchema, modelSchema } from "@/lib/experiment/schema";
import { dataSchema } from "@/lib/experiment/schema-data";
import { trainingSchema } from "@/lib/experiment/schema-training";
import { goalSchema } from "@/lib/experiment/goal";

/** What of the trainer an author may hide from the reader, or show but hold fast. */
export const parts = [
  "source",
  "noise",
  "size",
  "split",
  "classes",
  "ownData",
  "preprocessing",
  "dataSeed",
  "features",
  "layers",
  "activation",
  "batchNorm",
  "dropout",
  "initialization",
  "weights",
  "loss",
  "optimizer",
  "learningRate",
  "schedule",
  "batchSize",
  "regularization",
  "stop",
  "seed",
  "measures",
  "runs",
] as const;
export type Part = (typeof parts)[number];

const schema = z.object({
  data: dataSchema.prefault({
    source: { kind: "points", shape: "circle" },
    size: 400,
    noise: 0.1,
    split: { validation: 0.25, test: 0.25 },
  }),
  model: modelSchema.prefault({
    layers: [
      { kind: "dense", units: 4, activation: "tanh" },
      { kind: "dense", units: 2, activation: "tanh" },
      { kind: "dense" },
    ],
  }),
  training: trainingSchema.prefault({ learningRate: 0.01, batchSize: 10, epochs: 1_000_000 }),
  /** Made again, each at its step, when the run is replayed. */
  edits: z.array(editSchema).max(500).default([]),
  /** Where a replayed run is to stand when the widget opens. */
  step: z.int().min(0).max(10_000_000).default(0),
  /** Whether it trains as soon as it is seen. */
  autoplay: z.boolean().default(false),
  /** Parts of the data that are drawn besides the training points. */
  showValidation: z.boolean().default(false),
  showTest: z.boolean().default(false),
  /** The plane in the full colour of each place's class, however sure the network is. */
  sharp: z.boolean().default(false),
  lossScale: z.enum(["linear", "log"]).default("linear"),
  hide: z.array(z.enum(parts)).default([]),
  lock: z.array(z.enum(parts)).default([]),
  goal: goalSchema.nullable().default(null),
});

export type State = z.output<typeof schema>;

export const definition = defineWidget<State>({
  name: "trainer",
  tag: "Trainer",
  title: "Trainer",
  summary:
    "A small network, its data and its training, all open: build it, train it, look into every neuron, go back, and compare.",
  schema,
});

/** The Experiment that the state describes. */
export function readExperiment({ data, model, training }: Pick<State, "data" | "model" | "training">) {
  return experimentSchema.parse({ data, model, training });
}
