import { z } from "zod";
import { defineWidget } from "@/lib/contract/widget";
import { pointShapes } from "@/lib/data/points";

const rate = z.number().min(0.0001).max(30);
const batch = z.int().min(1).max(500);

const schema = z.object({
  /** Four learning rates at once; three batch sizes at once; or one run with its validation curve and its map. */
  mode: z.enum(["rates", "batches", "run"]).default("rates"),
  shape: z.enum(pointShapes).default("moons"),
  /** Points trained on; `HELD_BACK` more are kept for validation. */
  examples: z.int().min(10).max(500).default(100),
  /** Standard deviation on both coordinates. */
  noise: z.number().min(0).max(0.6).default(0.2),
  /** Hidden layers, and units of each. */
  layers: z.int().min(1).max(3).default(2),
  units: z.int().min(1).max(32).default(16),
  activation: z.enum(["tanh", "relu"]).default("relu"),
  optimizer: z.enum(["sgd", "momentum", "adam"]).default("sgd"),
  /** Of the four runs of `rates`. */
  rates: z.tuple([rate, rate, rate, rate]).default([0.003, 0.1, 1.5, 10]),
  /** Of the three runs of `batches`; as many as there are examples, or more, is all of them. */
  batchSizes: z.tuple([batch, batch, batch]).default([1, 10, 500]),
  /** The learning rate that the runs of `batches` share. */
  batchRate: rate.default(0.05),
  /** Steps of each run of `batches`. */
  steps: z.int().min(50).max(1000).default(400),
  /** What `batches` draws: each batch's own loss, or the loss over all training examples at that step. */
  measure: z.enum(["batch", "whole"]).default("batch"),
  /** The learning rate of `run`. */
  runRate: rate.default(0.5),
  /** Of `rates` and `run`. */
  batchSize: batch.default(10),
  epochs: z.int().min(10).max(2000).default(200),
  /** Epochs without a new lowest validation loss after which `run` stops; null for never. */
  patience: z.int().min(1).max(500).nullable().default(null),
  seed: z.int().min(0).max(9999).default(1),
});

export type State = z.output<typeof schema>;
export type Mode = State["mode"];

export const definition = defineWidget<State>({
  name: "loss-doctor",
  tag: "LossDoctor",
  title: "Loss doctor",
  summary:
    "Loss curves of real runs, read aloud: four learning rates side by side, three batch sizes, and one run with its validation curve.",
  schema,
});
