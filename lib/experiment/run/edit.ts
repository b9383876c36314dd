import { z } from "zod";
import type { Engine } from "../engines/engine";
import { ExperimentError } from "../experiment-error";
import { regularizationSchema } from "../schema-training";

/** The step before which an edit is made. */
const step = z.int().min(0);

/** A change that a reader made to a model in training. An Experiment with its edits replays to the same numbers. */
export const editSchema = z.discriminatedUnion("kind", [
  /** One number of one weight tensor: `index` counts its row-major values. */
  z.strictObject({
    kind: z.literal("weight"),
    step,
    name: z.string().max(40),
    index: z.int().min(0),
    value: z.number(),
  }),
  z.strictObject({ kind: z.literal("learningRate"), step, value: z.number().min(0).max(1000) }),
  z.strictObject({ kind: z.literal("regularization"), step, value: regularizationSchema }),
]);
export type Edit = z.output<typeof editSchema>;

/** An edit before it is known at which step it will be made. */
export type EditWish = Edit extends infer E ? (E extends Edit ? Omit<E, "step"> : never) : never;

/** @throws ExperimentError for a weight that the model does not have */
export async function applyEdit(engine: Engine, edit: EditWish): Promise<void> {
  switch (edit.kind) {
    case "learningRate":
      engine.setLearningRate(edit.value);
      return;
    case "regularization":
      engine.setRegularization(edit.value);
      return;
    case "weight": {
      const weight = (await engine.readWeights()).find(({ name }) => name === edit.name);
      if (weight === undefined) throw new ExperimentError("weights", `The model has no weight ${edit.name}.`);
      const { length } = weight.values;
      if (edit.index >= length)
        throw new ExperimentError(
          "weights",
          `${edit.name} has ${length} numbers, none of them ${edit.index}.`,
        );
      weight.values[edit.index] = edit.value;
      engine.writeWeights([weight]);
    }
  }
}
