import { createExperiment, type Experiment } from "@/lib/experiment/schema";
import type { State } from "./state";

/** Points that are held back: enough that their loss is steady. */
const fewest = 200;

/**
 * The two copies: the same points, first weights and steps, the first without dropout and the second with it. Every step
 * takes all training points, so that the mask of a point is always in its own row.
 */
export function makeExperiments(state: State): [without: Experiment, withDropout: Experiment] {
  return [makeExperiment(state, 0), makeExperiment(state, state.rate)];
}

/** A rate of 0 is no dropout; the layers stay, so that both copies start from the same weights. */
function makeExperiment(state: State, rate: number): Experiment {
  const { shape, noise, points, width, activation, learningRate, steps, seed } = state;
  const held = Math.max(fewest, points);
  const hidden = [
    { kind: "dense" as const, units: width, activation },
    { kind: "dropout" as const, rate },
  ];
  return createExperiment({
    data: {
      source: { kind: "points", shape },
      size: points + held,
      noise,
      split: { validation: held / (points + held), test: 0 },
      seed,
    },
    model: {
      layers: [...hidden, ...hidden, { kind: "dense" }],
      initialization: { kind: activation === "relu" ? "he" : "glorot" },
    },
    training: {
      loss: "sigmoidCrossEntropy",
      optimizer: { kind: "adam" },
      learningRate,
      batchSize: points,
      // With one batch an epoch is one step.
      epochs: steps,
      seed,
    },
  });
}
