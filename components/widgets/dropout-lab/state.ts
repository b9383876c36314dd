import { z } from "zod";
import { defineWidget } from "@/lib/contract/widget";

export const shapes = ["moons", "circle", "xor", "spiral"] as const;

/** Masks are drawn point by point, so that those of a late one take long to reach. */
export const mostPoint = 40;

const schema = z.object({
  /** The share of hidden neurons that a step strikes out, on average: p. */
  rate: z.number().min(0).max(0.9).default(0.5),
  /** The network as a training step sees it, or as it is used afterwards. */
  mode: z.enum(["training", "after"]).default("training"),
  /** The training point that is sent through the drawn network, from 1. */
  point: z.number().int().min(1).max(mostPoint).default(1),
  /**
   * Below the network: training with dropout beside training without, one neuron's sum under many masks, or what
   * either network loses with each neuron.
   */
  panel: z.enum(["copies", "masks", "strikes"]).default("copies"),
  /** The neuron whose sum is averaged: its layer (3 is the output), and its place in the layer, from 1. */
  layer: z.number().int().min(1).max(3).default(2),
  neuron: z.number().int().min(1).max(32).default(1),
  /** How many masks are drawn for the same point. */
  masks: z.number().int().min(1).max(2000).default(500),
  /** Whether what is kept is divided by 1 - p. Training always does; without it the mean falls short. */
  scaled: z.boolean().default(true),
  shape: z.enum(shapes).default("moons"),
  /** Standard deviation added to both coordinates of every point. */
  noise: z.number().min(0).max(0.5).default(0.3),
  /** Training points. */
  points: z.number().int().min(10).max(2000).default(40),
  /** Neurons of each of the two hidden layers. */
  width: z.number().int().min(2).max(32).default(16),
  activation: z.enum(["tanh", "relu"]).default("tanh"),
  learningRate: z.number().min(0.001).max(0.1).default(0.005),
  /** Training stops by itself after so many steps. */
  steps: z.number().int().min(100).max(20_000).default(4000),
  seed: z.number().int().min(0).max(9999).default(6),
  showValidation: z.boolean().default(false),
});

export type State = z.output<typeof schema>;

export const definition = defineWidget<State>({
  name: "dropout-lab",
  tag: "DropoutLab",
  title: "Dropout lab",
  summary:
    "A network as one training step sees it, with half of its neurons struck out; the same network trained with and without, side by side; and what one neuron's sum comes to over many masks.",
  schema,
});

/** The neuron whose sum is averaged, within the network as it is now. */
export function pickNeuron({ layer, neuron, width }: Pick<State, "layer" | "neuron" | "width">): Neuron {
  return { layer, unit: layer === 3 ? 0 : Math.min(neuron, width) - 1 };
}

/** Which training point is drawn, from 0: fewer points than the number chosen leave the last. */
export function pickRow({ point, points }: Pick<State, "point" | "points">): number {
  return Math.min(point, points) - 1;
}

/** A neuron by its layer, 1 and 2 hidden and 3 the output, and its place in it, from 0. */
export interface Neuron {
  layer: number;
  unit: number;
}

export function nameNeuron({ layer, unit }: Neuron): string {
  return layer === 3 ? "output neuron" : `layer ${layer}, neuron ${unit + 1}`;
}
