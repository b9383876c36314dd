import type { Experiment } from "../schema";
import { createPlan } from "./plan";
import { joinSections } from "./section";
import { composeTensorflow } from "./tfjs";

/**
 * An Experiment as one cell of a lesson: its TensorFlow.js program, which draws its losses while it trains.
 * @throws PrintError when the Experiment has a source or a layer for which there is no printer
 * @throws ExperimentError when the Experiment is impossible
 */
export function printCell(experiment: Experiment): string {
  return joinSections(
    composeTensorflow(createPlan(experiment), "@tensorflow/tfjs", { isCell: true }),
  ).trimEnd();
}
