import { z } from "zod";
import { editSchema } from "@/lib/experiment/run/edit";
import { fitsState } from "@/lib/experiment/run/carry-on";
import type { RunLog } from "@/lib/experiment/run/log";
import { experimentSchema } from "@/lib/experiment/schema";
import { regularizationSchema } from "@/lib/experiment/schema-training";
import type { KeptRun } from "./kept-run";

/** Raised whenever an older page could misread what a newer one stored, or the other way round. */
const version = 1;

const step = z.int().min(0);

/** A store keeps what JSON does not have: a loss may be NaN or infinite. */
const figure = z.custom<number>((value) => typeof value === "number");
const evaluation = z.strictObject({ loss: figure, accuracy: figure.nullable() });
const numbers = z.instanceof(Float32Array);

const stateSchema = z.strictObject({
  step,
  learningRate: z.number(),
  regularization: regularizationSchema,
  weights: z.array(
    z
      .strictObject({ name: z.string(), shape: z.array(z.int().min(1)), values: numbers })
      .refine(({ shape, values }) => values.length === shape.reduce((size, side) => size * side, 1)),
  ),
  slots: z.array(numbers),
});

const recordSchema = z.strictObject({
  version: z.literal(version),
  number: z.int().min(1),
  slot: z.int().min(0),
  log: z
    .strictObject({
      id: z.string().min(1),
      experiment: experimentSchema,
      parent: z.strictObject({ id: z.string(), step }).nullable(),
      points: z.array(z.strictObject({ step, train: evaluation, validation: evaluation, test: evaluation })),
      states: z.array(stateSchema),
      edits: z.array(editSchema),
      end: z.strictObject({ reason: z.enum(["epochs", "patience", "target", "diverged"]), step }).nullable(),
    })
    .refine(matchesModel),
});

/** Whether the recorded models are of the network that the run's Experiment describes. */
export function matchesModel({ experiment, states }: RunLog): boolean {
  try {
    return states.every((state) => fitsState(state, experiment));
  } catch {
    return false;
  }
}

/** A run as it lies in the store. */
export function writeRecord({ log, number, slot }: KeptRun): unknown {
  return { version, number, slot, log };
}

/** The run of a record; null where it is none, or one of another version of the page. */
export function readRecord(record: unknown): KeptRun | null {
  const parsed = recordSchema.safeParse(record);
  if (!parsed.success) return null;
  const { version: _version, ...run } = parsed.data;
  return run;
}
