import { z } from "zod";
import type { Engine } from "../engines/engine";

/** JSON has no NaN: what is not a number travels as null. */
const figure = z
  .number()
  .nullable()
  .transform((value) => value ?? NaN);

const evaluationSchema = z.strictObject({ loss: figure, accuracy: z.number().nullable() });

/** How good a model is at one step, on each part of the data. */
export const runPointSchema = z.strictObject({
  step: z.int().min(0),
  train: evaluationSchema,
  validation: evaluationSchema,
  test: evaluationSchema,
});
export type RunPoint = z.output<typeof runPointSchema>;

/** The engine's model as it is now, measured on all examples of each part. */
export async function measurePoint(engine: Engine): Promise<RunPoint> {
  const [train, validation, test] = await Promise.all([
    engine.evaluate("train"),
    engine.evaluate("validation"),
    engine.evaluate("test"),
  ]);
  return { step: engine.step, train, validation, test };
}

/** Most points of a curve: as many as a chart has pixels to tell apart. */
export const mostPoints = 400;

/** What is kept of a curve whose points stand `every` steps apart. */
export function thinPoints<P extends { step: number }>(points: readonly P[], every: number): P[] {
  return points.filter(({ step }) => step % every === 0);
}

/** Points followed by newer ones; a step recorded again, after going back, replaces what came from there on. */
export function joinPoints<P extends { step: number }>(points: readonly P[], newer: readonly P[]): P[] {
  const [first] = newer;
  if (first === undefined) return [...points];
  return [...points.filter(({ step }) => step < first.step), ...newer];
}
