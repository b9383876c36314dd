import { activationNames } from "@/lib/math/activation";
import { featureNames } from "@/lib/data/features";
import { pointShapes } from "@/lib/data/points";
import { createExperiment, type Experiment, type ExperimentInput } from "../schema";

const losses = ["softmaxCrossEntropy", "squaredError", "sigmoidCrossEntropy"] as const;
const optimizers = [
  { kind: "adam" },
  { kind: "sgd" },
  { kind: "momentum" },
  { kind: "rmsprop" },
  { kind: "momentum", momentum: 0.8, nesterov: true },
  { kind: "adagrad" },
  { kind: "adagrad", initialAccumulator: 0.01, epsilon: 1e-4 },
  { kind: "adam", beta1: 0.8, beta2: 0.99, epsilon: 1e-5 },
] as const;
const schedules = [
  { kind: "constant" },
  { kind: "step", every: 30, factor: 0.5 },
  { kind: "exponential", every: 50, factor: 0.5 },
  { kind: "cosine", steps: 80, final: 0.1 },
  { kind: "warmup", steps: 20 },
] as const;
const limits = [
  {},
  { l2: 0.01 },
  { l1: 0.003 },
  { clipNorm: 0.3 },
  { maxNorm: 1 },
  { l1: 0.001, l2: 0.01, maxNorm: 2, clipNorm: 0.5 },
] as const;
const initializations = [
  { kind: "glorot" },
  { kind: "he", gain: 0.7 },
  { kind: "xavier" },
  { kind: "orthogonal", gain: 1.2 },
  { kind: "uniform", limit: 0.4 },
  { kind: "normal", std: 0.3, gain: 1.5 },
  { kind: "orthogonal" },
] as const;
const modes = ["none", "center", "normalize", "whiten"] as const;
const pick = <T>(items: readonly T[], index: number): T => items[index % items.length] as T;

/** About 100 steps of a small network; over 24 of these every option of training and data comes up. */
function draw(index: number): Experiment {
  const loss = pick(losses, index);
  const optimizer = pick(optimizers, index);
  const isNormalized = index % 4 === 1;
  const activation = pick(activationNames, index);
  return createExperiment({
    data: {
      source: {
        kind: "points",
        shape: pick(pointShapes, index),
        classes: 2 + (Math.floor(index / 3) % 4),
        balance: pick([1, 3, 0.5], index),
      },
      features: featureNames.filter((_, i) => i < 2 || (index % 3 === 2 && (i + index) % 2 === 0)),
      size: 120 + index,
      noise: pick([0.05, 0, 0.2], index),
      preprocessing: pick(modes, index),
      seed: index + 1,
    },
    model: {
      layers: [
        { kind: "dense", units: 6, activation: isNormalized ? "linear" : activation, bias: !isNormalized },
        ...(isNormalized
          ? [
              { kind: "batchNorm" as const, momentum: 0.9 },
              { kind: "activation" as const, activation },
            ]
          : []),
        ...(index % 5 === 2 ? [{ kind: "dropout" as const, rate: 0.3 }] : []),
        { kind: "dense", units: 5, activation: pick(activationNames, index + 3) },
        { kind: "dense", initialization: { kind: "normal", std: 0.5 } },
      ],
      initialization: pick(initializations, index),
    },
    training: {
      loss,
      optimizer,
      schedule: pick(schedules, index),
      regularization: pick(limits, index),
      learningRate: optimizer.kind === "adam" || optimizer.kind === "rmsprop" ? 0.005 : 0.05,
      batchSize: pick([16, 10, 1000, 7], Math.floor(index / 2)),
      epochs: pick([25, 15, 100, 10], Math.floor(index / 2)),
      seed: 3 * index,
    },
  });
}

const regression = (data: ExperimentInput["data"], more: ExperimentInput = {}) =>
  createExperiment({
    ...more,
    data: { size: 100, ...data },
    training: { loss: "squaredError", epochs: 15, ...more.training },
  });

const table = {
  kind: "table" as const,
  inputs: Array.from({ length: 80 }, (_, i) => Number(Math.sin(i * i + 1).toFixed(2))),
};

const special: [string, Experiment][] = [
  ["a plane", regression({ source: { kind: "surface", shape: "plane" } })],
  ["a bump", regression({ source: { kind: "surface", shape: "bump" }, noise: 0 })],
  ["a teacher of numbers", regression({ source: { kind: "teacher", outputs: 3 }, preprocessing: "whiten" })],
  [
    "a teacher of classes",
    createExperiment({
      data: {
        source: { kind: "teacher", outputs: 4, task: "classification", features: 5 },
        size: 150,
        noise: 0,
      },
      training: { epochs: 25 },
    }),
  ],
  [
    "a table of classes",
    createExperiment({
      data: { source: { ...table, targets: table.inputs.slice(40).map((x) => (x > 0 ? 1 : 0)) } },
      training: { epochs: 60, loss: "sigmoidCrossEntropy" },
    }),
  ],
  [
    "a table of numbers",
    regression({ source: { ...table, classes: null, targets: table.inputs.slice(40) } }),
  ],
  [
    "zeros and constants",
    createExperiment({
      data: { size: 90, split: { validation: 0, test: 0.1 } },
      model: {
        layers: [
          {
            kind: "dense",
            units: 4,
            activation: "softplus",
            initialization: { kind: "constant", value: 0.2 },
          },
          { kind: "activation" },
          { kind: "dense", bias: false },
        ],
        initialization: { kind: "zeros" },
      },
      training: { loss: "sigmoidCrossEntropy", optimizer: { kind: "sgd" }, regularization: { l1: 0.001 } },
    }),
  ],
  [
    "one example at a time, every example for training",
    createExperiment({
      data: { size: 30, split: { validation: 0, test: 0 } },
      model: {
        layers: [
          { kind: "dense", units: 4, activation: "tanh" },
          { kind: "dropout", rate: 0.5 },
          { kind: "dense" },
        ],
      },
      training: { batchSize: 1, epochs: 4, optimizer: { kind: "sgd" } },
    }),
  ],
];

/** Experiments with every loss, optimizer, schedule, limit, initialization, preprocessing, activation and source. */
export const printedExperiments: readonly [string, Experiment][] = [
  ...Array.from({ length: 24 }, (_, i): [string, Experiment] => [`experiment ${i}`, draw(i)]),
  ...special,
];
