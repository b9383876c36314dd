import type { ValueAxis } from "@/lib/math/value-axis";

/** What a search may vary of an Experiment with a network of dense layers. */
export const hyperparameterNames = ["learningRate", "l2", "units", "layers", "batchSize", "dropout"] as const;
export type HyperparameterName = (typeof hyperparameterNames)[number];

/** Values of some hyperparameters. */
export type Settings = Partial<Record<HyperparameterName, number>>;

export interface Hyperparameter {
  label: string;
  /** The values that a search for a small network of the plane goes over, if it is told no others. */
  axis: ValueAxis;
}

export const hyperparameters: Record<HyperparameterName, Hyperparameter> = {
  learningRate: { label: "learning rate", axis: { low: 0.0001, high: 10, scale: "log" } },
  l2: { label: "L2 penalty λ", axis: { low: 1e-6, high: 0.1, scale: "log" } },
  units: { label: "hidden units", axis: { low: 4, high: 32, scale: "log", isInteger: true } },
  layers: { label: "hidden layers", axis: { low: 1, high: 3, scale: "linear", isInteger: true } },
  batchSize: { label: "batch size", axis: { low: 5, high: 80, scale: "log", isInteger: true } },
  dropout: { label: "dropout rate", axis: { low: 0, high: 0.6, scale: "linear" } },
};
