import { z } from "zod";
import { defineWidget } from "@/lib/contract/widget";

const schema = z.object({
  /** Distracting letters between the letter to remember and the question; the sequence has two steps more. */
  lag: z.int().min(2).max(100).default(48),
  units: z.int().min(2).max(32).default(16),
  /** Largest modulus of an eigenvalue of the plain cell's recurrent matrix, a multiple of an orthogonal one. */
  radius: z.number().min(0.1).max(3).default(0.5),
  /** First bias of the gate that keeps: the LSTM's forget gate, the GRU's update gate. */
  keepBias: z.number().min(-2).max(6).default(1),
  optimizer: z.enum(["adam", "sgd"]).default("adam"),
  learningRate: z.number().min(0.0001).max(10).default(0.003),
  /** Shortens every gradient longer than 1 to 1. */
  isClipped: z.boolean().default(false),
  /** Length of a run. */
  steps: z.int().min(20).max(2000).default(400),
  /** Whose gradients are drawn: those before the first step, or the newest. */
  moment: z.enum(["start", "now"]).default("now"),
  seed: z.int().min(0).max(9999).default(1),
});

export type State = z.output<typeof schema>;

export const definition = defineWidget<State>({
  name: "bptt-gradients",
  tag: "BpttGradients",
  title: "Gradients through time",
  summary:
    "How long the gradient is at every step of a sequence, in a plain, an LSTM and a GRU cell, and which of them learn to remember.",
  schema,
});
