import type { Experiment } from "../schema";
import { createPlan, describeTask, type Plan } from "./plan";
import { blocks, joinSections, lines, type Section } from "./section";
import { printExamples } from "./tfjs/examples";
import { printLoop } from "./tfjs/loop";
import { printLoss } from "./tfjs/loss";
import { printModel } from "./tfjs/model";
import { printRandom } from "./tfjs/random";
import { printSource } from "./tfjs/source";
import { printStep } from "./tfjs/step";

/**
 * An Experiment as one ES module for TensorFlow.js 4, in Node or a browser: it makes the same examples, first weights,
 * batches and dropout masks as our engines, and its losses equal theirs to single precision.
 * @throws PrintError when the Experiment has a source or a layer for which there is no printer
 * @throws ExperimentError when the Experiment is impossible
 */
export function printTensorflow(experiment: Experiment): string {
  return joinSections(composeTensorflow(createPlan(experiment), "@tensorflow/tfjs"));
}

/**
 * The program in three parts: data, model, training.
 * @param library where it imports TensorFlow.js from
 * @param isCell whether it is for a lesson's cell, which has a chart at hand
 */
export function composeTensorflow(plan: Plan, library: string, { isCell = false } = {}): Section[] {
  const source = printSource(plan);
  const model = printModel(plan);
  const training = blocks(printLoss(plan), printStep(plan), printLoop(plan, isCell));
  const head = lines(
    `// ${describeTask(plan)}.`,
    !isCell && !library.startsWith("npm:") && `// Run it with: npm install ${library} && node model.mjs`,
    `import * as tf from "${library}";`,
  );
  const data = blocks(head, printRandom([source, model, training].join()), source, printExamples(plan));
  return [
    {
      heading: "Data",
      text: "Seeded random numbers, the examples made with them, and what the network sees of them.",
      code: data,
    },
    { heading: "Model", text: "First weights, and the way through the network.", code: model },
    {
      heading: "Training",
      text: "The loss, the step that lowers it, and the loop over epochs.",
      code: training,
    },
  ];
}
