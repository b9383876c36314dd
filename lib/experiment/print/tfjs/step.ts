import type { Plan } from "../plan";
import { blocks, lines } from "../section";
import { dependsOnStep } from "./model";
import { hasOwnRule, printOptimizer, printRateSetting } from "./optimizer";

/** What is trained, by which rule, and `trainStep`. */
export function printStep(plan: Plan): string {
  const { training } = plan.experiment;
  const { l1, l2, maxNorm, clipNorm } = training.regularization;
  return blocks(
    printWeightLists(plan),
    printPenalty(l1, l2),
    clipNorm !== null && printClipping(clipNorm),
    maxNorm !== null && printNormLimit(maxNorm),
    printOptimizer(training),
    printTrainStep(plan),
  );
}

function printWeightLists({ layers, experiment }: Plan): string {
  const { l1, l2, maxNorm } = experiment.training.regularization;
  const name = (kind: string) =>
    layers
      .filter(({ layer }) => layer.kind === kind)
      .map((planned) => planned.name)
      .join(", ");
  const dense = `...[${name("dense")}].flatMap((layer) => Object.values(layer))`;
  const norms = name("batchNorm");
  return lines(
    norms === ""
      ? `const weights = [${name("dense")}].flatMap((layer) => Object.values(layer));`
      : lines(
          "const weights = [",
          `  ${dense},`,
          `  ...[${norms}].flatMap(({ gamma, beta }) => [gamma, beta]),`,
          "];",
        ),
    (l1 > 0 || l2 > 0 || maxNorm !== null) &&
      `const kernels = [${name("dense")}].map(({ kernel }) => kernel);`,
  );
}

function printPenalty(l1: number, l2: number): string | null {
  if (l1 === 0 && l2 === 0) return null;
  const squares = `tf.mul(${l2 / 2}, tf.sum(tf.square(w)))`;
  const sizes = `tf.mul(${l1}, tf.sum(tf.mul(w, tf.sign(w))))`;
  const both = l1 > 0 && l2 > 0;
  const formula = [...(l2 > 0 ? [`${l2} / 2 w²`] : []), ...(l1 > 0 ? [`${l1} |w|`] : [])].join(" + ");
  return lines(
    `// The penalty ${formula}, for kernels alone: biases do no harm.`,
    l1 > 0 && "// |w| is written as w sign(w), since TensorFlow.js takes the slope of tf.abs at 0 for -1.",
    "function penalize() {",
    ...(both
      ? [
          "  const penalties = kernels.map((w) =>",
          `    tf.add(${squares}, ${sizes}),`,
          "  );",
          "  return tf.addN(penalties);",
        ]
      : [`  return tf.addN(kernels.map((w) => ${l2 > 0 ? squares : sizes}));`]),
    "}",
  );
}

const printClipping = (
  limit: number,
) => `// Shortens a gradient that is longer than ${limit}, as one vector over all weights.
function clip(gradients) {
  const squares = Object.values(gradients).map((gradient) => tf.sum(tf.square(gradient)));
  const factor = tf.div(${limit}, tf.maximum(tf.sqrt(tf.addN(squares)), ${limit}));
  return Object.fromEntries(Object.entries(gradients).map(([name, gradient]) => [name, tf.mul(gradient, factor)]));
}`;

const printNormLimit = (
  limit: number,
) => `// Shortens the incoming weights of each unit where they are longer than ${limit}, as a vector.
function limitNorms() {
  for (const kernel of kernels) {
    const norm = tf.sqrt(tf.sum(tf.square(kernel), 0, true));
    kernel.assign(tf.mul(kernel, tf.div(${limit}, tf.maximum(norm, ${limit}))));
  }
}`;

function printTrainStep(plan: Plan): string {
  const { training } = plan.experiment;
  const { l1, l2, maxNorm, clipNorm } = training.regularization;
  const output = `runModel(x${dependsOnStep(plan) ? ", step" : ""})`;
  const error = `measureLoss(${output}, y)`;
  const total = l1 > 0 || l2 > 0 ? `tf.add(${error}, penalize())` : error;
  const update =
    clipNorm !== null || hasOwnRule(training.optimizer)
      ? lines(
          `    const { grads } = tf.variableGrads(() => ${total}, weights);`,
          `    optimizer.applyGradients(${clipNorm === null ? "grads" : "clip(grads)"});`,
        )
      : `    optimizer.minimize(() => ${total}, false, weights);`;
  const rate = printRateSetting(training);
  const usesStep = rate !== null || dependsOnStep(plan);
  const batch = plan.isWhole
    ? "    const { inputs: x, targets: y } = parts.training;"
    : lines(
        '    const batch = tf.tensor1d(rows, "int32");',
        "    const [x, y] = [tf.gather(parts.training.inputs, batch), tf.gather(parts.training.targets, batch)];",
      );
  const parameters = [...(plan.isWhole ? [] : ["rows"]), ...(usesStep ? ["step"] : [])];
  return lines(
    plan.isWhole
      ? "// One step by all training examples."
      : "// One step by a batch: the training examples of these rows.",
    `function trainStep(${parameters.join(", ")}) {`,
    "  tf.tidy(() => {",
    batch,
    rate !== null && `    ${rate}`,
    update,
    maxNorm !== null && "    limitNorms();",
    "  });",
    "}",
  );
}

/** The call of `trainStep` in the loop over steps. */
export function printStepCall(plan: Plan, rows: string): string {
  const usesStep = printRateSetting(plan.experiment.training) !== null || dependsOnStep(plan);
  const values = [...(plan.isWhole ? [] : [rows]), ...(usesStep ? ["step"] : [])];
  return `trainStep(${values.join(", ")})`;
}
