import type { LossName } from "../../schema-training";
import type { Plan } from "../plan";
import { printEpochs, printOrder, printReport, printStop } from "../python/loop";
import { definitions, lines } from "../section";
import { printOptimizer, printOwnRules } from "./optimizer";

const losses: Record<LossName, string> = {
  squaredError: "keras.losses.MeanSquaredError()",
  softmaxCrossEntropy: "keras.losses.CategoricalCrossentropy(from_logits=True)",
  sigmoidCrossEntropy: "keras.losses.BinaryCrossentropy(from_logits=True)",
};

/** Loss, optimizer, report and loop. */
export function printTraining(plan: Plan): string {
  const { training } = plan.experiment;
  return definitions(
    printOwnRules(training),
    lines(
      printOptimizer(training),
      training.loss !== "squaredError" &&
        `# ${training.loss === "softmaxCrossEntropy" ? "Softmax" : "Sigmoid"} and cross-entropy in one, which no large output overflows.`,
      `measure_loss = ${losses[training.loss]}`,
      "model.compile(optimizer=optimizer, loss=measure_loss)",
    ),
    printEvaluate(plan),
    printReport(plan),
    printOrder(plan),
    printStop(plan),
    printEpochs(plan, printBody(plan), 'inputs, targets = parts["training"]'),
  );
}

function printEvaluate(plan: Plan): string {
  const { encoding } = plan.description;
  const { l1, l2 } = plan.experiment.training.regularization;
  const without = l1 > 0 || l2 > 0 ? " (model.evaluate would add the penalties)" : "";
  const right =
    encoding === "oneHot"
      ? "outputs.argmax(axis=1) == targets.argmax(axis=1)"
      : "(outputs > 0) == (targets > 0)";
  return lines(
    "def evaluate(inputs, targets):",
    encoding === "values"
      ? `    """Mean loss over a part of the data${without}."""`
      : `    """Mean loss over a part of the data${without}, and the share of right answers."""`,
    "    outputs = keras.ops.convert_to_numpy(model(inputs, training=False))",
    "    loss = float(keras.ops.convert_to_numpy(measure_loss(targets, outputs)))",
    encoding === "values" ? "    return loss" : `    return loss, (${right}).mean()`,
  );
}

function printBody({ isWhole, batchSize }: Plan): string {
  if (isWhole) return `model.fit(inputs, targets, batch_size=${batchSize}, shuffle=False, verbose=0)`;
  return lines(
    "# An epoch in the course's own order: fit would shuffle by itself, and train on the last batch, however small.",
    "order = draw_order(epoch - 1)",
    `model.fit(inputs[order], targets[order], batch_size=${batchSize}, shuffle=False, verbose=0)`,
  );
}
