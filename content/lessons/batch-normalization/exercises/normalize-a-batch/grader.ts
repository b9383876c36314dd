import {
  at,
  defineCode,
  drawList,
  drawMatrix,
  listOf,
  sum,
  transpose,
} from "@/lib/classroom/grading/define-code";

type Matrix = number[][];

const meanOf = (values: number[]) => sum(values) / values.length;

/** Each neuron's values, a list for each neuron, standardized. @param less - what the number of examples is lessened by */
function standardize(values: number[], epsilon: number, less = 0): number[] {
  const mean = meanOf(values);
  const variance = sum(values.map((value) => (value - mean) ** 2)) / Math.max(1, values.length - less);
  return values.map((value) => (value - mean) / Math.sqrt(variance + epsilon));
}

/** Normalizes a batch by its columns. */
const normalize = (
  batch: Matrix,
  gamma: number[],
  beta: number[],
  change: (values: number[]) => number[],
): Matrix =>
  transpose(
    transpose(batch).map((values, j) => change(values).map((value) => at(gamma, j) * value + at(beta, j))),
  );

export const exercise = defineCode({
  functionName: "normalizeBatch",
  solve: (batch: Matrix, gamma: number[], beta: number[], epsilon: number) =>
    normalize(batch, gamma, beta, (values) => standardize(values, epsilon)),
  examples: [
    {
      name: "one neuron, two examples",
      arguments: [[[3], [7]], [1], [0], 0],
      expected: [[-1], [1]],
    },
    {
      name: "two neurons, with a scale and a shift each",
      arguments: [
        [
          [3, 10],
          [7, 30],
        ],
        [2, 5],
        [1, 0],
        0,
      ],
      expected: [
        [-1, -5],
        [3, 5],
      ],
    },
  ],
  drawCases: (random) =>
    [
      { name: "two examples", examples: 2, neurons: 3, epsilon: 0.001 },
      { name: "many examples", examples: 12, neurons: 2, epsilon: 0.001 },
      { name: "as many examples as neurons", examples: 4, neurons: 4, epsilon: 0.001 },
      { name: "a large epsilon", examples: 5, neurons: 2, epsilon: 0.5 },
      { name: "a single example", examples: 1, neurons: 3, epsilon: 0.01 },
      { name: "a neuron that says the same to all examples", examples: 4, neurons: 2, epsilon: 0.01 },
    ].map(({ name, examples, neurons, epsilon }) => {
      const batch = drawMatrix(random, examples, neurons);
      const isLevel = name.startsWith("a neuron that");
      return {
        name,
        arguments: [
          isLevel ? batch.map(([_first, ...rest]) => [3, ...rest]) : batch,
          listOf(neurons, () => 0.5 + random.next()),
          drawList(random, neurons),
          epsilon,
        ],
      };
    }),
  mistakes: [
    {
      message:
        "Mean and variance are taken over the neurons of an example. Batch normalization takes them over the examples, for each neuron.",
      compute: (batch, gamma, beta, epsilon) =>
        batch.map((example) =>
          standardize(example, epsilon).map((value, j) => at(gamma, j) * value + at(beta, j)),
        ),
    },
    {
      message:
        "The variance is divided by the number of examples less one. Here it is the plain mean of the squares.",
      compute: (batch, gamma, beta, epsilon) =>
        normalize(batch, gamma, beta, (values) => standardize(values, epsilon, 1)),
    },
    {
      message: "Epsilon is added to the root. It belongs under it, to the variance.",
      compute: (batch, gamma, beta, epsilon) =>
        normalize(batch, gamma, beta, (values) => {
          const mean = meanOf(values);
          const spread = Math.sqrt(meanOf(values.map((value) => (value - mean) ** 2)));
          return values.map((value) => (value - mean) / (spread + epsilon));
        }),
    },
    {
      message: "The values are divided by the variance. Their spread is its square root.",
      compute: (batch, gamma, beta, epsilon) =>
        normalize(batch, gamma, beta, (values) => {
          const mean = meanOf(values);
          const variance = meanOf(values.map((value) => (value - mean) ** 2));
          return values.map((value) => (value - mean) / (variance + epsilon));
        }),
    },
    {
      message: "The values are normalized and left so. Each neuron's own scale and shift come after.",
      compute: (batch, gamma, beta, epsilon) =>
        normalize(
          batch,
          gamma.map(() => 1),
          beta.map(() => 0),
          (values) => standardize(values, epsilon),
        ),
    },
  ],
});
