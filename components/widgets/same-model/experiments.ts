import { createExperiment, type Experiment } from "@/lib/experiment/schema";
import type { State } from "./state";

interface Choice {
  label: string;
  experiment: Experiment;
}

/** Experiments that differ in every part, all of which can be printed in whole. */
export const choices: Record<State["experiment"], Choice> = {
  rings: {
    label: "Rings: one hidden layer, Adam",
    experiment: createExperiment({
      data: { source: { kind: "points", shape: "circle" }, size: 300 },
      model: { layers: [{ kind: "dense", units: 6, activation: "tanh" }, { kind: "dense" }] },
      training: { loss: "sigmoidCrossEntropy", batchSize: 10, epochs: 20, learningRate: 0.03 },
    }),
  },
  spiral: {
    label: "Three spirals: two hidden layers, momentum, cosine schedule",
    experiment: createExperiment({
      data: { source: { kind: "points", shape: "spiral", classes: 3 }, size: 600 },
      model: {
        layers: [
          { kind: "dense", units: 16, activation: "relu" },
          { kind: "dense", units: 16, activation: "relu" },
          { kind: "dense" },
        ],
        initialization: { kind: "he" },
      },
      training: {
        optimizer: { kind: "momentum" },
        learningRate: 0.1,
        schedule: { kind: "cosine", steps: 1800 },
        batchSize: 20,
        epochs: 100,
      },
    }),
  },
  surface: {
    label: "A surface: regression, whitened inputs, plain descent",
    experiment: createExperiment({
      data: { source: { kind: "surface", shape: "bump" }, size: 400, preprocessing: "whiten" },
      model: { layers: [{ kind: "dense", units: 8, activation: "tanh" }, { kind: "dense" }] },
      training: {
        loss: "squaredError",
        optimizer: { kind: "sgd" },
        learningRate: 0.1,
        batchSize: 16,
        epochs: 50,
      },
    }),
  },
  regularized: {
    label: "Moons: batch normalization, dropout, L2, clipping",
    experiment: createExperiment({
      data: { source: { kind: "points", shape: "moons" }, size: 300, noise: 0.2 },
      model: {
        layers: [
          { kind: "dense", units: 12 },
          { kind: "batchNorm" },
          { kind: "activation", activation: "relu" },
          { kind: "dropout", rate: 0.2 },
          { kind: "dense" },
        ],
      },
      training: {
        loss: "sigmoidCrossEntropy",
        learningRate: 0.01,
        regularization: { l2: 0.001, clipNorm: 1 },
        batchSize: 20,
        epochs: 50,
      },
    }),
  },
};
