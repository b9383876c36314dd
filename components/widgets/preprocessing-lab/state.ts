import { z } from "zod";
import { defineWidget } from "@/lib/contract/widget";

export const stages = ["centred", "normalised", "decorrelated", "pca", "zca"] as const;
export type Stage = (typeof stages)[number];

/** Furthest that the middle of the cloud can stand from the origin, along each axis. */
export const FURTHEST = 4;
export const SPREADS = { least: 0.1, most: 3 } as const;
export const MOST_POINTS = 80;
/** Furthest that a single point can be dragged, in standard deviations of the cloud. */
const MOST_MOVED = 40;

const place = z.number().min(-FURTHEST).max(FURTHEST);
const spread = z.number().min(SPREADS.least).max(SPREADS.most);
const moved = z.number().min(-MOST_MOVED).max(MOST_MOVED);

const schema = z.object({
  /** What stands beside the raw cloud. */
  stage: z.enum(stages).default("centred"),
  /** The middle of the cloud. */
  center: z.tuple([place, place]).default([2.5, 1.5]),
  /** Standard deviation along the cloud's first axis and along its second. */
  spread: z.tuple([spread, spread]).default([2, 0.3]),
  /** Direction of the first axis, in degrees. */
  angle: z.number().min(-180).max(180).default(10),
  points: z.int().min(8).max(MOST_POINTS).default(40),
  /** Points put elsewhere by hand: their places along the cloud's axes, in standard deviations. */
  moved: z
    .array(
      z.object({
        index: z
          .int()
          .min(0)
          .max(MOST_POINTS - 1),
        along: z.tuple([moved, moved]),
      }),
    )
    .max(MOST_POINTS)
    .default([]),
  /** One linear neuron, or eight tanh neurons and a linear one. */
  model: z.enum(["linear", "network"]).default("linear"),
  /** One learning rate for all, or the best one of each; the network has one for all. */
  rates: z.enum(["same", "own"]).default("same"),
  learningRate: z.number().min(0.001).max(1).default(0.2),
  /** All points are one batch. */
  steps: z.int().min(20).max(2000).default(120),
  seed: z.int().min(0).max(9999).default(1),
});

export type State = z.output<typeof schema>;

export const definition = defineWidget<State>({
  name: "preprocessing-lab",
  tag: "PreprocessingLab",
  title: "Preprocessing lab",
  summary:
    "A cloud of points, dragged and stretched at will, on its way through centring, scaling, decorrelating and whitening; and one small model trained on it raw, centred, normalised and whitened.",
  schema,
});
