import { type Network, completeLayers } from "@/lib/experiment/networks/network";
import { createStack } from "@/lib/experiment/networks/stack";
import { createExperiment, type Experiment } from "@/lib/experiment/schema";
import type { State } from "./state";

const batchSize = 32;
/** Digits in all; a sixth of them is never trained on. */
const size = 1440;

/** Conv-ReLU-Pool twice, then one dense layer: `observe` gives the convolutions as layers 0 and 2. */
export function makeNetwork({ width, kernel }: Pick<State, "width" | "kernel">): Network {
  const layers = createStack({
    stages: [
      { convolutions: 1, filters: width, kernel },
      { convolutions: 1, filters: 2 * width },
    ],
    hidden: [],
  });
  return {
    inputShape: [28, 28, 1],
    outputs: 10,
    initialization: { kind: "he" },
    layers: completeLayers(layers),
  };
}

export function makeExperiment({
  width,
  kernel,
  steps,
  seed,
}: Pick<State, "width" | "kernel" | "steps" | "seed">): Experiment {
  const { layers, initialization } = makeNetwork({ width, kernel });
  return createExperiment({
    data: { source: { kind: "digits", shift: 1 }, size, split: { validation: 0, test: 1 / 6 }, seed },
    model: { layers, initialization },
    training: {
      learningRate: 0.003,
      batchSize,
      epochs: Math.ceil(steps / Math.floor((size * 5) / 6 / batchSize)),
      seed,
    },
  });
}
