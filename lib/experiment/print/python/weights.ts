import type { Initialization } from "@/lib/math/initialization";
import { printFloat } from "../literal";
import type { Plan } from "../plan";
import { describeRule, getGain, listRules, printStd } from "../rules";
import { lines } from "../section";

/** A function for each rule by which the model's kernels are drawn, `draw_glorot(layer, inputs, units)`: [inputs, units]. */
export function printDrawing(plan: Plan): string {
  return listRules(plan)
    .map(({ name, initialization }) =>
      lines(
        `def ${nameDrawing(name)}(layer, inputs, units):`,
        `    """${describeRule(initialization)}."""`,
        printBody(initialization, plan.experiment.training.seed),
      ),
    )
    .join("\n\n\n");
}

export function nameDrawing(rule: string): string {
  return `draw_${rule}`;
}

function printBody(initialization: Initialization, seed: number): string {
  const gain = getGain(initialization);
  const open = `    random = Stream(${seed}, "weights", f"{layer}/kernel")`;
  const fill = (value: string) =>
    lines(
      `    values = [${value} for _ in range(inputs * units)]`,
      '    return np.array(values, dtype="float32").reshape(inputs, units)',
    );
  switch (initialization.kind) {
    case "zeros":
      return '    return np.zeros((inputs, units), dtype="float32")';
    case "constant":
      return `    return np.full((inputs, units), ${printFloat(initialization.value * gain)}, dtype="float32")`;
    case "uniform":
      return lines(open, fill(`${initialization.limit * gain} * (2 * random.next() - 1)`));
    case "orthogonal":
      return lines(open, printOrthogonal(gain));
    case "normal":
      return lines(open, fill(`${printStd(initialization.std, gain)} * random.normal()`));
    default:
      return lines(open, `    std = ${printDeviation(initialization, gain)}`, fill("std * random.normal()"));
  }
}

function printDeviation(initialization: Initialization, gain: number): string {
  const factor = gain === 1 ? "" : `${gain} * `;
  switch (initialization.kind) {
    case "xavier":
      return `${factor}math.sqrt(1 / inputs)`;
    case "he":
      return `${factor}math.sqrt(2 / inputs)`;
    default:
      return `${factor}math.sqrt(2 / (inputs + units))`;
  }
}

const printOrthogonal = (gain: number) => `    count, length = min(inputs, units), max(inputs, units)
    rows = np.array([random.normal() for _ in range(count * length)]).reshape(count, length)
    for i, row in enumerate(rows):
        # Take away what lies along earlier rows, and make the rest one unit long.
        for unit in rows[:i]:
            row -= (row @ unit) * unit
        row /= math.sqrt(row @ row)
    matrix = ${gain === 1 ? 'rows.astype("float32")' : `(${gain} * rows).astype("float32")`}
    return matrix if inputs <= units else matrix.T.copy()`;
