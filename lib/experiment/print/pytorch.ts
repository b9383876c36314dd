import type { Experiment } from "../schema";
import { createPlan, type Plan } from "./plan";
import { composePython } from "./python-program";
import { printModel } from "./pytorch/model";
import { printTraining } from "./pytorch/training";
import { joinPython, type Section } from "./section";

/**
 * An Experiment as a Python program for PyTorch: the same examples, first weights and batches as our engines, and so the
 * same losses to single precision; but for dropout masks, the running variance of batch normalization and the epsilon of
 * RMSProp and Adagrad, where the library has its own ways.
 * @throws PrintError when the Experiment has a source or a layer for which there is no printer
 * @throws ExperimentError when the Experiment is impossible
 */
export function printPytorch(experiment: Experiment): string {
  return joinPython(composePytorch(createPlan(experiment)));
}

/** The program in three parts: data, model, training. */
export function composePytorch(plan: Plan): Section[] {
  return composePython(plan, {
    install: "numpy torch",
    imports: ["import numpy as np", "import torch", "from torch import nn"],
    model: printModel(plan),
    training: printTraining(plan),
  });
}
