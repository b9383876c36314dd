import type { Experiment } from "../schema";
import { createPlan } from "./plan";
import { PrintError } from "./print-error";

/** @throws PrintError */
export function printKeras(experiment: Experiment): string {
  createPlan(experiment);
  throw new PrintError("This program cannot be printed yet.");
}
