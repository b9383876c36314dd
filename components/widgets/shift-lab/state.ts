import { z } from "zod";
import { defineWidget } from "@/lib/contract/widget";

/** Furthest that held-out digits are moved, in pixels. */
export const FURTHEST = 8;

/** Held-out digits: as many of each class. */
export const HELD_OUT = 160;

export const directions = ["each", "right", "down", "left", "up"] as const;
export type Direction = (typeof directions)[number];

const schema = z.object({
  /** How far the digit in view is moved, in pixels; the readout and the mark in the chart follow it. */
  shift: z.int().min(0).max(FURTHEST).default(4),
  /** Which way; "each" moves a quarter of the digits each way. */
  direction: z.enum(directions).default("each"),
  /** The held-out digit in view. */
  example: z
    .int()
    .min(0)
    .max(HELD_OUT - 1)
    .default(3),
  /** Furthest that training digits stand from the middle, in pixels along each axis. */
  trainingShift: z.int().min(0).max(4).default(0),
  /** Digits to train on. */
  examples: z.int().min(200).max(3000).default(1200),
  /** Training steps, 32 digits each. */
  steps: z.int().min(100).max(1000).default(400),
  seed: z.int().min(0).max(9999).default(1),
});

export type State = z.output<typeof schema>;

export const definition = defineWidget<State>({
  name: "shift-lab",
  tag: "ShiftLab",
  title: "Shift lab",
  summary:
    "A dense network, a convolutional one and one that ends in a global average, trained on centred digits and tested on shifted ones.",
  schema,
});
