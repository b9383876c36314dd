import type { Plan } from "../plan";
import { blocks, lines } from "../section";
import { dependsOnStep } from "./model";

/** `measureLoss(outputs, targets)` and `evaluate(part)`. */
export function printLoss(plan: Plan): string {
  return blocks(printMeasure(plan), printEvaluate(plan));
}

function printMeasure({ experiment }: Plan): string {
  switch (experiment.training.loss) {
    case "squaredError":
      return lines(
        "// Mean squared error.",
        "const measureLoss = (outputs, targets) => tf.losses.meanSquaredError(targets, outputs);",
      );
    case "softmaxCrossEntropy":
      return lines(
        "// Softmax and cross-entropy in one, which no large output overflows.",
        "const measureLoss = (outputs, targets) => tf.losses.softmaxCrossEntropy(targets, outputs);",
      );
    case "sigmoidCrossEntropy":
      return lines(
        "// Sigmoid and cross-entropy in one: softplus(z) - z t, which no large z overflows.",
        "const measureLoss = (z, t) => tf.mean(tf.sub(tf.softplus(z), tf.mul(z, t)));",
      );
  }
}

function printEvaluate(plan: Plan): string {
  const { encoding } = plan.description;
  const right =
    encoding === "oneHot"
      ? "tf.equal(tf.argMax(outputs, 1), tf.argMax(targets, 1))"
      : "tf.equal(tf.greater(outputs, 0), tf.greater(targets, 0))";
  return lines(
    encoding === "values"
      ? "// Mean loss over a part of the data."
      : "// Mean loss over a part of the data, and the share of right answers.",
    "function evaluate({ inputs, targets }) {",
    "  return tf.tidy(() => {",
    `    const outputs = runModel(inputs${dependsOnStep(plan) ? ", null" : ""});`,
    "    const [loss] = measureLoss(outputs, targets).dataSync();",
    encoding === "values"
      ? "    return { loss };"
      : lines(
          `    const right = ${right};`,
          '    const [accuracy] = tf.mean(tf.cast(right, "float32")).dataSync();',
          "    return { loss, accuracy };",
        ),
    "  });",
    "}",
  );
}
