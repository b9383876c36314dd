import { z } from "zod";
import { runPointSchema } from "@/lib/experiment/run/point";
import { experimentSchema } from "@/lib/experiment/schema";

/** Little-endian 32-bit floats as base64. */
const numbers = z.base64();

const weightsSchema = z.array(z.strictObject({ name: z.string(), values: numbers }));
export type SentWeights = z.output<typeof weightsSchema>;

const common = { experiment: experimentSchema, milliseconds: z.number() };

/** What the process is asked for that builds models: it may be killed. */
export const measureTaskSchema = z.discriminatedUnion("kind", [
  /** How good a model is; the hidden examples take the place of the test part. */
  z.strictObject({
    kind: z.literal("measure"),
    ...common,
    /** Weights as they come out of a training, or how many steps of it are to be made here. */
    model: z.union([z.strictObject({ weights: weightsSchema }), z.strictObject({ steps: z.int().min(0) })]),
    hidden: z.strictObject({ seed: z.int(), size: z.int().positive() }),
  }),
  /** The weights to which an Experiment comes when it is trained to its end. */
  z.strictObject({ kind: z.literal("train"), ...common }),
  /** What a model takes an example of the test part for when it is changed. */
  z.strictObject({
    kind: z.literal("judge"),
    ...common,
    weights: weightsSchema,
    index: z.int().min(0),
    changed: numbers,
  }),
]);
export type MeasureTask = z.input<typeof measureTaskSchema>;

/** What it answers, or in one sentence why it cannot. */
export const measureReplySchema = z.union([
  z.strictObject({
    kind: z.literal("measure"),
    point: runPointSchema,
    parameters: z.int(),
    /** Units between the input and the output. */
    neurons: z.int(),
    /** Hidden dense layers. */
    layers: z.int(),
  }),
  z.strictObject({ kind: z.literal("train"), weights: weightsSchema }),
  z.strictObject({
    kind: z.literal("judge"),
    /** Classes. */
    label: z.int(),
    before: z.int(),
    after: z.int(),
    /** Furthest that any input was moved. */
    epsilon: z.number(),
  }),
  z.strictObject({ kind: z.literal("refused"), message: z.string() }),
]);
export type MeasureReply = z.output<typeof measureReplySchema>;
