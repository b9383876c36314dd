import { z } from "zod";
import { defineWidget } from "@/lib/contract/widget";

export const shapes = ["circle", "moons", "xor", "spiral"] as const;
export const kinds = ["l2", "l1", "maxNorm"] as const;

const schema = z.object({
  /** How the second copy is held back. */
  kind: z.enum(kinds).default("l2"),
  /** λ of each penalty: what is added is λ/2 times the sum of squares, or λ times the sum of sizes. */
  l2: z.number().min(0.00001).max(0.1).default(0.01),
  l1: z.number().min(0.00001).max(0.1).default(0.003),
  /** Longest that the incoming weights of one neuron may be. */
  maxNorm: z.number().min(0.2).max(10).default(2),
  shape: z.enum(shapes).default("circle"),
  /** Standard deviation added to both coordinates of every point. */
  noise: z.number().min(0).max(0.5).default(0.25),
  /** Training points; there are four times as many for validation. */
  points: z.number().int().min(10).max(200).default(60),
  /** Hidden layers, all of one width. */
  layers: z.number().int().min(1).max(3).default(2),
  width: z.number().int().min(2).max(32).default(16),
  activation: z.enum(["tanh", "relu"]).default("tanh"),
  learningRate: z.number().min(0.01).max(1).default(0.3),
  /** Training stops by itself after so many steps, so that runs end alike. */
  steps: z.number().int().min(500).max(50_000).default(10_000),
  seed: z.number().int().min(0).max(9999).default(1),
  /** Whose weights the histogram counts: those of one layer, from 1, or all for 0. */
  histogram: z.number().int().min(0).max(4).default(0),
  showValidation: z.boolean().default(false),
});

export type State = z.output<typeof schema>;
export type Kind = State["kind"];

export const definition = defineWidget<State>({
  name: "regularization-lab",
  tag: "RegularizationLab",
  title: "Regularization lab",
  summary:
    "One network twice, trained side by side on few and noisy points: one copy free, one held back by L2, L1 or a longest length, turned up and down while both learn.",
  schema,
});

export const kindLabels: Record<Kind, string> = { l2: "L2", l1: "L1", maxNorm: "Max norm" };

/** Three digits and no more: 0.01, 0.000316. */
export function trim(value: number): string {
  return String(Number(value.toPrecision(3)));
}

/** How the second copy is held back, in a few words: "L2, λ = 0.01", "max norm, c = 2". No line breaks at the sign. */
export function nameLimit(state: Pick<State, "kind" | "l2" | "l1" | "maxNorm">): string {
  return state.kind === "maxNorm"
    ? `max norm, c\u00a0=\u00a0${trim(state.maxNorm)}`
    : `${kindLabels[state.kind]}, λ\u00a0=\u00a0${trim(state[state.kind])}`;
}
