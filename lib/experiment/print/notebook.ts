import type { Experiment } from "../schema";
import { createPlan } from "./plan";
import { PrintError } from "./print-error";

export type Library = "tensorflowjs" | "keras" | "pytorch";

/** @throws PrintError */
export function printNotebook(experiment: Experiment, _library: Library): string {
  createPlan(experiment);
  throw new PrintError("Notebooks cannot be printed yet.");
}
