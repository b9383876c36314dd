import { z } from "zod";
import { defineWidget } from "@/lib/contract/widget";

export const LARGEST_SIDE = 8;
export const LARGEST_WINDOW = 5;

/** Six by six, so that windows of 2 make 3 x 3; the window in row 2, column 3 holds its largest number twice. */
const OPENING_IMAGE = [
  [1, 0, 2, 3, 0, 1],
  [4, 6, 6, 8, 0, 0],
  [3, 1, 1, 0, 5, 5],
  [1, 2, 2, 4, 2, 1],
  [0, 7, 1, 0, 0, 3],
  [2, 2, 3, 1, 6, 0],
];
const OPENING_GRADIENT = [
  [2, -1, 1],
  [-3, 4, 2],
  [1, -2, 3],
];

const matrix = (longest: number) =>
  z
    .array(z.array(z.number().min(-999).max(999)).min(1).max(longest))
    .min(1)
    .max(longest)
    .refine((rows) => rows.every((row) => row.length === rows[0]?.length), "Rows must be equally long");

const schema = z.object({
  kind: z.enum(["max", "average"]).default("max"),
  /** Rows x columns. */
  image: matrix(LARGEST_SIDE).default(OPENING_IMAGE),
  /** The gradient of the loss by each output; where the output is larger, 1. */
  gradient: matrix(2 * LARGEST_SIDE).default(OPENING_GRADIENT),
  /** Side of the window. */
  size: z.int().min(1).max(LARGEST_WINDOW).default(2),
  stride: z.int().min(1).max(4).default(2),
  padding: z.enum(["valid", "same", "custom"]).default("valid"),
  /** Rings of padding when `padding` is "custom"; at most half the window counts. */
  rings: z.int().min(0).max(2).default(1),
  /** The window on stage, by its output. */
  row: z
    .int()
    .min(0)
    .max(2 * LARGEST_SIDE)
    .default(0),
  column: z
    .int()
    .min(0)
    .max(2 * LARGEST_SIDE)
    .default(0),
});

export type State = z.infer<typeof schema>;

export const definition = defineWidget<State>({
  name: "pooling-stepper",
  tag: "PoolingStepper",
  title: "Pooling, forward and backward",
  summary:
    "A window moves over a map and keeps its largest number or its mean; the gradient is sent back to the numbers it came from.",
  schema,
});
