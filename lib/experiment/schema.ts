import { z } from "zod";
import { dataSchema } from "./schema-data";
import { layerSchema } from "./schema-layers";
import { initializationSchema } from "./schema-initialization";
import { trainingSchema } from "./schema-training";

export const modelSchema = z.strictObject({
  /** From the input to the output; the last must give as many numbers as the data has outputs. */
  layers: z
    .array(layerSchema)
    .min(1)
    .max(200)
    .prefault([
      { kind: "dense", units: 8, activation: "tanh" },
      { kind: "dense", units: 8, activation: "tanh" },
      { kind: "dense" },
    ]),
  /** Of every kernel and filter that names none of its own. */
  initialization: initializationSchema.prefault({ kind: "glorot" }),
});

/**
 * Everything that trains is described by one such value: plain JSON, every field with a default, so that
 * `experimentSchema.parse({})` trains (two rings of points, a small tanh network).
 */
export const experimentSchema = z.strictObject({
  data: dataSchema.prefault({}),
  model: modelSchema.prefault({}),
  training: trainingSchema.prefault({}),
});

export type Experiment = z.output<typeof experimentSchema>;
/** What one may write: any part of an Experiment. */
export type ExperimentInput = z.input<typeof experimentSchema>;

/** An Experiment from whatever parts are given. @throws z.ZodError naming the field that is wrong */
export function createExperiment(parts: ExperimentInput = {}): Experiment {
  return experimentSchema.parse(parts);
}
