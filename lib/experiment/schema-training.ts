import { z } from "zod";
import { procedureSchema } from "./schema-procedure";

/** A decay, or a divisor's floor: see lib/experiment/engines/tfjs/optimizer for each rule. */
const decay = z.number().min(0).max(1);
const epsilon = z.number().positive().default(1e-7);
const steps = z.int().min(1).max(10_000_000);

const optimizerSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("sgd") }),
  z.strictObject({
    kind: z.literal("momentum"),
    momentum: decay.default(0.9),
    nesterov: z.boolean().default(false),
  }),
  z.strictObject({ kind: z.literal("rmsprop"), decay: decay.default(0.9), epsilon }),
  z.strictObject({ kind: z.literal("adagrad"), initialAccumulator: z.number().min(0).default(0.1), epsilon }),
  z.strictObject({
    kind: z.literal("adam"),
    beta1: decay.default(0.9),
    beta2: decay.default(0.999),
    epsilon,
  }),
]);

/** The learning rate's course over the training steps (minibatches); see lib/experiment/schedule. */
const scheduleSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("constant") }),
  /** Multiplied by `factor` once every `every` steps. */
  z.strictObject({ kind: z.literal("step"), every: steps.default(1000), factor: decay.default(0.5) }),
  /** The same, spread evenly over the steps. */
  z.strictObject({ kind: z.literal("exponential"), every: steps.default(1000), factor: decay.default(0.5) }),
  /** Down half a cosine to `final` times the rate at step `steps`, and constant from there. */
  z.strictObject({ kind: z.literal("cosine"), steps: steps.default(1000), final: decay.default(0) }),
  /** Up in a straight line over the first `steps`, then constant. */
  z.strictObject({ kind: z.literal("warmup"), steps: steps.default(100) }),
]);

export const regularizationSchema = z.strictObject({
  /** Adds l1 times the sum of |w| over all kernels and filters. */
  l1: z.number().min(0).default(0),
  /** Adds l2 / 2 times the sum of w^2 over all kernels and filters. */
  l2: z.number().min(0).default(0),
  /** Longest that the incoming weights of a unit may be, as a vector; null for no limit. */
  maxNorm: z.number().positive().nullable().default(null),
  /** Longest that the whole gradient may be; null for no limit. */
  clipNorm: z.number().positive().nullable().default(null),
});

export const trainingSchema = z.strictObject({
  procedure: procedureSchema.prefault({ kind: "fit" }),
  loss: z.enum(["squaredError", "softmaxCrossEntropy", "sigmoidCrossEntropy"]).default("softmaxCrossEntropy"),
  optimizer: optimizerSchema.prefault({ kind: "adam" }),
  learningRate: z.number().min(0).max(1000).default(0.01),
  schedule: scheduleSchema.prefault({ kind: "constant" }),
  regularization: regularizationSchema.prefault({}),
  /** Ends training before its last epoch; looked at after each epoch. */
  stop: z
    .strictObject({
      /** Epochs without a new lowest validation loss; null for never. */
      patience: z.int().min(1).max(1_000_000).nullable().default(null),
      /** The validation loss is under this; null for never. */
      validationLoss: z.number().positive().nullable().default(null),
    })
    .prefault({}),
  /** Examples per step; all of them when there are fewer. */
  batchSize: z.int().min(1).max(100_000).default(32),
  /** Passes over the training examples. */
  epochs: z.int().min(1).max(1_000_000).default(100),
  /** Of first weights, order of batches and dropout masks. */
  seed: z.int().default(1),
});

export type TrainingSpec = z.output<typeof trainingSchema>;
export type OptimizerSpec = TrainingSpec["optimizer"];
export type ScheduleSpec = TrainingSpec["schedule"];
export type RegularizationSpec = TrainingSpec["regularization"];
export type LossName = TrainingSpec["loss"];
