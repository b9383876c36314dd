import type { Part } from "@/components/widgets/trainer/state";

/** Where of an Experiment each part of the trainer writes. Weights set by hand are the reader's own work. */
const places: Readonly<Record<Exclude<Part, "weights" | "measures" | "runs">, string>> = {
  source: "data.source",
  noise: "data.noise",
  size: "data.size",
  split: "data.split",
  classes: "data.source",
  ownData: "data.source",
  preprocessing: "data.preprocessing",
  dataSeed: "data.seed",
  features: "data.features",
  layers: "model.layers",
  activation: "model.layers",
  batchNorm: "model.layers",
  dropout: "model.layers",
  initialization: "model.initialization",
  loss: "training.loss",
  optimizer: "training.optimizer",
  learningRate: "training.learningRate",
  schedule: "training.schedule",
  batchSize: "training.batchSize",
  regularization: "training.regularization",
  stop: "training.stop",
  seed: "training.seed",
};

/** Whether one of two places is the other, or lies in it. */
const touches = (a: string, b: string) => a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`);

/** The parts of the trainer that must stay as they are where only these places of the Experiment are free. */
export function lockParts(free: readonly string[]): Part[] {
  return (Object.keys(places) as (keyof typeof places)[]).filter(
    (part) => !free.some((place) => touches(place, places[part])),
  );
}
