import type { SeriesTask } from "@/lib/data/series";
import { createExperiment, type Experiment } from "@/lib/experiment/schema";
import type { WrittenLayer } from "@/lib/experiment/schema-layers";
import type { Shape, State } from "./state";

export const BATCH_SIZE = 32;
/** Examples trained on. */
export const EXAMPLES = 2048;
/** Examples held back, on which answers are counted. */
export const HELD_BACK = 512;

/** The shapes that have a sequence in them; one to one is any network without recurrence. */
export type TrainedShape = Exclude<Shape, "one-to-one">;

export const tasks: Record<TrainedShape, SeriesTask> = {
  "one-to-many": "wave",
  "many-to-one": "majority",
  "many-to-many": "neighbours",
  "encoder-decoder": "reverse",
};

export const isTrained = (shape: Shape): shape is TrainedShape => shape !== "one-to-one";

/** Whether a sequence comes in, which could be read from both ends. */
export const readsSequence = (shape: Shape) => isTrained(shape) && shape !== "one-to-many";

/** Layers of a shape, from the input to the output. */
export function listLayers({ shape, cell, isBidirectional, depth, units, length }: State): WrittenLayer[] {
  const stack = (isLastAlone: boolean, bidirectional: boolean): WrittenLayer[] =>
    Array.from({ length: depth }, (_, i) => ({
      kind: cell,
      units,
      bidirectional,
      returnSequences: !(isLastAlone && i === depth - 1),
    }));
  const repeat: WrittenLayer = { kind: "repeat", times: length };
  switch (shape) {
    case "one-to-one":
      return [
        ...Array.from({ length: depth }, (): WrittenLayer => ({ kind: "dense", units, activation: "tanh" })),
        { kind: "dense" },
      ];
    case "one-to-many":
      return [repeat, ...stack(false, false), { kind: "dense" }];
    case "many-to-one":
      return [...stack(true, isBidirectional), { kind: "dense" }];
    case "many-to-many":
      return [...stack(false, isBidirectional), { kind: "dense" }];
    case "encoder-decoder":
      return [...stack(true, isBidirectional), repeat, ...stack(false, false), { kind: "dense" }];
  }
}

/** What the shape is trained on; a network of one to one is counted on points of the plane, and trained elsewhere. */
export function createTraining(state: State): Experiment {
  const { shape, length, learningRate, seed } = state;
  return createExperiment({
    data: {
      source: isTrained(shape) ? { kind: "series", task: tasks[shape], length } : { kind: "points" },
      size: EXAMPLES + HELD_BACK,
      split: { validation: HELD_BACK / (EXAMPLES + HELD_BACK), test: 0 },
      seed,
    },
    model: { layers: listLayers(state) },
    training: {
      loss: shape === "one-to-many" ? "squaredError" : "softmaxCrossEntropy",
      optimizer: { kind: "adam" },
      learningRate,
      batchSize: BATCH_SIZE,
      epochs: Math.ceil((state.steps * BATCH_SIZE) / EXAMPLES),
      seed,
    },
  });
}
