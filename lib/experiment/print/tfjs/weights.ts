import type { Initialization } from "@/lib/math/initialization";
import type { Plan } from "../plan";
import { describeRule, getGain, listRules, printStd } from "../rules";
import { blocks, lines } from "../section";

/** A function for each rule by which the model's kernels are drawn: `drawGlorot(layer, inputs, units)`. */
export function printDrawing(plan: Plan): string {
  return blocks(
    ...listRules(plan).map(({ name, initialization }) =>
      lines(
        `// ${describeRule(initialization)}.`,
        `function ${nameDrawing(name)}(layer, inputs, units) {`,
        printBody(initialization, plan.experiment.training.seed),
        "}",
      ),
    ),
  );
}

export function nameDrawing(rule: string): string {
  return `draw${rule.slice(0, 1).toUpperCase()}${rule.slice(1)}`;
}

function printBody(initialization: Initialization, seed: number): string {
  const gain = getGain(initialization);
  const open = `  const random = openStream(${seed}, "weights", layer + "/kernel");`;
  const fill = (value: string) =>
    lines(
      `  const values = Array.from({ length: inputs * units }, () => ${value});`,
      "  return tf.tensor2d(values, [inputs, units]);",
    );
  switch (initialization.kind) {
    case "zeros":
      return "  return tf.zeros([inputs, units]);";
    case "constant":
      return `  return tf.fill([inputs, units], ${initialization.value * gain});`;
    case "uniform":
      return lines(open, fill(`${initialization.limit * gain} * (2 * random.next() - 1)`));
    case "orthogonal":
      return lines(open, printOrthogonal(gain));
    case "normal":
      return lines(open, fill(`${printStd(initialization.std, gain)} * random.normal()`));
    default:
      return lines(
        open,
        `  const std = ${printDeviation(initialization, gain)};`,
        fill("std * random.normal()"),
      );
  }
}

function printDeviation(initialization: Initialization, gain: number): string {
  const factor = gain === 1 ? "" : `${gain} * `;
  switch (initialization.kind) {
    case "xavier":
      return `${factor}Math.sqrt(1 / inputs)`;
    case "he":
      return `${factor}Math.sqrt(2 / inputs)`;
    default:
      return `${factor}Math.sqrt(2 / (inputs + units))`;
  }
}

const printOrthogonal = (
  gain: number,
) => `  const [count, length] = [Math.min(inputs, units), Math.max(inputs, units)];
  const rows = Array.from({ length: count }, () => Array.from({ length }, () => random.normal()));
  const dot = (a, b) => a.reduce((sum, value, k) => sum + value * b[k], 0);
  rows.forEach((row, i) => {
    // Take away what lies along earlier rows, and make the rest ${gain === 1 ? "1" : "one unit"} long.
    for (const unit of rows.slice(0, i)) {
      const overlap = dot(row, unit);
      unit.forEach((value, k) => (row[k] -= overlap * value));
    }
    const length = Math.sqrt(dot(row, row));
    row.forEach((value, k) => (row[k] = value / length));
  });
  const matrix = ${gain === 1 ? "tf.tensor2d(rows)" : `tf.mul(tf.tensor2d(rows), ${gain})`};
  return inputs <= units ? matrix : tf.transpose(matrix);`;
