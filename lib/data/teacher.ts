import { hyperbolicTangent } from "@/lib/math/activation";
import { initializeWeights } from "@/lib/math/initialization";
import { multiplyMatrices } from "@/lib/math/matrix-product";
import { createRandom } from "@/lib/math/random";
import type { Dataset } from "./dataset";

export interface TeacherOptions {
  features: number;
  /** Hidden tanh units of the teacher. */
  hidden: number;
  /** Numbers or classes. */
  outputs: number;
  task: "regression" | "classification";
  count: number;
  /** Standard deviation added to the teacher's answers, which have mean square 1. */
  noise: number;
  seed: number;
}

/**
 * Standard normal vectors and what a random network of one hidden layer, tanh(2 x W1) W2, says of them. For classes, the
 * answer is its largest output; each output is first centred over the examples, so that no class is rare.
 */
export function makeTeacher(options: TeacherOptions): Dataset {
  const { features, hidden, outputs, count, seed } = options;
  const random = createRandom(seed, "teacher inputs");
  const inputs = Float32Array.from({ length: count * features }, () => random.normal());
  const first = initializeWeights(
    [features, hidden],
    { kind: "xavier", gain: 2 },
    createRandom(seed, "teacher", 1),
  );
  const second = initializeWeights([hidden, outputs], { kind: "xavier" }, createRandom(seed, "teacher", 2));
  const product = multiplyMatrices(inputs, first, new Float32Array(count * hidden), count, features, hidden);
  const values = new Float32Array(count * outputs);
  multiplyMatrices(product.map(hyperbolicTangent), second, values, count, hidden, outputs);
  standardizeColumns(values, outputs);
  const jitter = createRandom(seed, "noise");
  for (let i = 0; i < values.length; i++) values[i] = (values[i] as number) + options.noise * jitter.normal();

  if (options.task === "regression")
    return { count, inputShape: [features], inputs, targets: { kind: "values", size: outputs, values } };
  const labels = Int32Array.from({ length: count }, (_, i) => {
    const row = values.subarray(i * outputs, (i + 1) * outputs);
    return row.indexOf(Math.max(...row));
  });
  const names = Array.from({ length: outputs }, (_, index) => `class ${index + 1}`);
  return {
    count,
    inputShape: [features],
    inputs,
    targets: { kind: "classes", names, labels, perStep: false },
  };
}

/** Gives each column mean 0 and mean square 1 over the rows, in place; a column without spread becomes 0. */
function standardizeColumns(values: Float32Array, columns: number): void {
  const rows = values.length / columns;
  for (let column = 0; column < columns; column++) {
    let mean = 0;
    for (let row = 0; row < rows; row++) mean += values[row * columns + column] as number;
    mean /= rows;
    let variance = 0;
    for (let row = 0; row < rows; row++) variance += ((values[row * columns + column] as number) - mean) ** 2;
    const scale = variance > 0 ? 1 / Math.sqrt(variance / rows) : 0;
    for (let row = 0; row < rows; row++)
      values[row * columns + column] = ((values[row * columns + column] as number) - mean) * scale;
  }
}
