import { z } from "zod";
import { runPointSchema } from "@/lib/experiment/run/point";
import { experimentSchema } from "@/lib/experiment/schema";

/** A trained model to be rebuilt and measured, in a process that may be killed. */
export interface MeasureTask {
  /** As JSON: an Experiment. */
  experiment: unknown;
  weights: { name: string; /** Little-endian 32-bit floats as base64. */ values: string }[];
  /** Of the examples that take the place of the test part. */
  hidden: { seed: number; size: number };
  milliseconds: number;
}

export const measureTaskSchema = z.strictObject({
  experiment: experimentSchema,
  weights: z.array(z.strictObject({ name: z.string(), values: z.base64() })),
  hidden: z.strictObject({ seed: z.int(), size: z.int().positive() }),
  milliseconds: z.number(),
});

/** How good the model is on each part, or in one sentence why that cannot be said. */
export const measureReplySchema = z.union([
  z.strictObject({
    point: runPointSchema,
    parameters: z.int(),
    /** Units between the input and the output. */
    neurons: z.int(),
  }),
  z.strictObject({ refused: z.string() }),
]);
export type MeasureReply = z.output<typeof measureReplySchema>;
