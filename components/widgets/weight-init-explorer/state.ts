import { z } from "zod";
import { defineWidget } from "@/lib/contract/widget";
import type { Initialization } from "@/lib/math/initialization";

export const activations = ["linear", "sigmoid", "tanh", "relu", "leakyRelu", "gelu"] as const;
export const initializations = [
  "zeros",
  "constant",
  "normal",
  "uniform",
  "xavier",
  "glorot",
  "he",
  "orthogonal",
] as const;

const schema = z.object({
  /** Hidden layers. */
  depth: z.number().int().min(1).max(50).default(30),
  /** Units of every hidden layer, and of the input. */
  width: z.number().int().min(8).max(512).default(128),
  activation: z.enum(activations).default("tanh"),
  initialization: z.enum(initializations).default("normal"),
  /** Standard deviation of one weight, for `normal`. */
  std: z.number().min(0.001).max(3).default(0.05),
  /** Uniform on -limit to limit. */
  limit: z.number().min(0.001).max(3).default(0.1),
  /** The one weight that all are, for `constant`. */
  constant: z.number().min(-1).max(1).default(0.01),
  /** Multiplies the standard deviation of Xavier, Glorot, He and orthogonal weights. */
  gain: z.number().min(0.1).max(4).default(1),
  batchNorm: z.boolean().default(false),
  seed: z.number().int().min(0).max(9999).default(1),
  /** Whether every strip has the same vertical axis or one as wide as its own values. */
  range: z.enum(["shared", "own"]).default("shared"),
  /** What the curve under the strips shows of each layer. */
  statistic: z.enum(["meanSquare", "variance", "mean"]).default("meanSquare"),
  optimizer: z.enum(["sgd", "adam"]).default("adam"),
  learningRate: z.number().min(0.0001).max(1).default(0.0003),
  /** Training stops by itself after so many steps, so that runs end alike. */
  steps: z.number().int().min(20).max(2000).default(200),
});

/** The fields that say which network is trained, and how; the others only say how it is drawn. */
export const settingsSchema = schema.omit({ range: true, statistic: true });

export type State = z.output<typeof schema>;
export type Settings = z.output<typeof settingsSchema>;
export type Activation = State["activation"];
export type InitializationKind = State["initialization"];

export const definition = defineWidget<State>({
  name: "weight-init-explorer",
  tag: "WeightInitExplorer",
  title: "What the first weights do",
  summary:
    "A deep network before it has learnt anything: how its activations and gradients spread from layer to layer, and whether it can then be trained.",
  schema,
});

export const activationLabels: Record<Activation, string> = {
  linear: "Linear",
  sigmoid: "Sigmoid",
  tanh: "tanh",
  relu: "ReLU",
  leakyRelu: "Leaky ReLU",
  gelu: "GELU",
};

export const initializationLabels: Record<InitializationKind, string> = {
  zeros: "Zeros",
  constant: "Constant",
  normal: "Normal",
  uniform: "Uniform",
  xavier: "Xavier, 1/n",
  glorot: "Glorot, 2/(n in + n out)",
  he: "He, 2/n",
  orthogonal: "Orthogonal",
};

/** The initialisation with the one number that belongs to it. */
export function pickInitialization(
  state: Pick<State, "initialization" | "std" | "limit" | "constant" | "gain">,
): Initialization {
  const kind = state.initialization;
  switch (kind) {
    case "zeros":
      return { kind };
    case "constant":
      return { kind, value: state.constant };
    case "normal":
      return { kind, std: state.std };
    case "uniform":
      return { kind, limit: state.limit };
    default:
      return { kind, gain: state.gain };
  }
}

/** Trims a number for a name: 0.0884, 1, 0.01. */
function trim(value: number): string {
  return String(Number(value.toPrecision(3)));
}

/** The initialisation and its number in a few words: "normal 0.05", "He", "He × 1.5". */
export function nameInitialization(state: Settings): string {
  switch (state.initialization) {
    case "zeros":
      return "zeros";
    case "constant":
      return `constant ${trim(state.constant)}`;
    case "normal":
      return `normal ${trim(state.std)}`;
    case "uniform":
      return `uniform ${trim(state.limit)}`;
    default: {
      const names = { xavier: "Xavier", glorot: "Glorot", he: "He", orthogonal: "orthogonal" };
      const name = names[state.initialization];
      return state.gain === 1 ? name : `${name} × ${trim(state.gain)}`;
    }
  }
}

/** The choices that tell runs apart, the weightiest first: "tanh", "normal 0.05", "30 × 128", "SGD 0.02". */
export function listChoices(state: Settings): string[] {
  return [
    activationLabels[state.activation],
    nameInitialization(state),
    `${state.depth} × ${state.width}`,
    `${state.optimizer === "sgd" ? "SGD" : "Adam"} ${trim(state.learningRate)}`,
    state.batchNorm ? "batch norm" : "no batch norm",
    `seed ${state.seed}`,
  ];
}
