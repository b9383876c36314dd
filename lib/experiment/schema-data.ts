import { z } from "zod";
import { barDirections } from "@/lib/data/bars";
import { memoryTaskKinds } from "@/lib/data/memory-tasks";
import { pointShapes, surfaceShapes } from "@/lib/data/points";

const classes = z.int().min(2).max(5);

const sourceSchema = z.discriminatedUnion("kind", [
  /** Points of the plane in classes. */
  z.strictObject({
    kind: z.literal("points"),
    shape: z.enum(pointShapes).default("circle"),
    classes: classes.default(2),
    /** Points of the first class for each point of any other. */
    balance: z.number().min(0.01).max(100).default(1),
  }),
  /** Points of the plane with a height to predict. */
  z.strictObject({ kind: z.literal("surface"), shape: z.enum(surfaceShapes).default("plane") }),
  /** Grey images of bars; the class is the direction. */
  z.strictObject({
    kind: z.literal("bars"),
    /** Pixels along a side. */
    side: z.int().min(6).max(64).default(28),
    directions: z
      .array(z.enum(barDirections))
      .min(2)
      .prefault([...barDirections]),
  }),
  /** Symbols one after another, as one-hot vectors: a task that needs memory. */
  z.strictObject({
    kind: z.literal("sequences"),
    task: z.enum(memoryTaskKinds).default("brackets"),
    /** Steps between the symbol and the question, for `recall`. */
    lag: z.int().min(1).max(200).default(10),
    /** What `text` predicts; empty for a built-in one. */
    text: z.string().max(20_000).default(""),
    /** A target at each step, or the last step's alone. */
    targets: z.enum(["each", "last"]).default("each"),
  }),
  /** Standard normal vectors, answered by a random network of one hidden tanh layer. */
  z.strictObject({
    kind: z.literal("teacher"),
    features: z.int().min(1).max(4096).default(16),
    hidden: z.int().min(1).max(4096).default(16),
    /** Numbers to predict, or classes to choose from. */
    outputs: z.int().min(1).max(100).default(1),
    task: z.enum(["regression", "classification"]).default("regression"),
  }),
]);

export const dataSchema = z.strictObject({
  source: sourceSchema.prefault({ kind: "points" }),
  /** Examples in all: training, validation and test together. */
  size: z.int().min(1).max(100_000).default(500),
  /**
   * Standard deviation of the noise on coordinates (points), heights (surface), pixels (bars), answers (teacher), in
   * their own units. Sequences have none.
   */
  noise: z.number().min(0).max(10).default(0.05),
  /** Shares of the examples that are not trained on. */
  split: z
    .strictObject({
      validation: z.number().min(0).max(0.9).default(0.2),
      test: z.number().min(0).max(0.9).default(0.2),
    })
    .prefault({})
    .refine((split) => split.validation + split.test < 1, {
      message: "validation and test together must leave something to train on",
    }),
  /**
   * Subtract each feature's mean over the training examples; also divide by its standard deviation; or turn the axes so
   * that nothing correlates, and divide by the standard deviation along each.
   */
  preprocessing: z.enum(["none", "center", "normalize", "whiten"]).default("none"),
  seed: z.int().default(1),
});

export type DataSpec = z.output<typeof dataSchema>;
