import type { Experiment } from "../schema";
import { printModel } from "./keras/model";
import { printTraining } from "./keras/training";
import { createPlan, type Plan } from "./plan";
import { composePython } from "./python-program";
import { joinPython, type Section } from "./section";

/**
 * An Experiment as a Python program for Keras 3, on any of its backends: the same examples, first weights and batches as our
 * engines, and so the same losses to single precision; but for dropout masks and
 * the epsilon of Adam, where the library has its own ways.
 * @throws PrintError when the Experiment has a source or a layer for which there is no printer
 * @throws ExperimentError when the Experiment is impossible
 */
export function printKeras(experiment: Experiment): string {
  return joinPython(composeKeras(createPlan(experiment)));
}

/** The program in three parts: data, model, training. */
export function composeKeras(plan: Plan): Section[] {
  return composePython(plan, {
    install: "numpy keras tensorflow",
    imports: ["import keras", "import numpy as np"],
    model: printModel(plan),
    training: printTraining(plan),
  });
}
