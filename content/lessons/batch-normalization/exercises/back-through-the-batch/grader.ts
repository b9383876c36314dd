import {
  at,
  defineCode,
  dot,
  drawMatrix,
  listOf,
  sum,
  transpose,
  type Value,
} from "@/lib/classroom/grading/define-code";

type Matrix = number[][];

interface Slip {
  isMeanFixed?: boolean;
  isVarianceFixed?: boolean;
  hasNoScale?: boolean;
}

/** The way back for one neuron. */
function sendBack(values: number[], gamma: number, gradient: number[], epsilon: number, slip: Slip) {
  const m = values.length;
  const mean = sum(values) / m;
  const spread = Math.sqrt(sum(values.map((value) => (value - mean) ** 2)) / m + epsilon);
  const normal = values.map((value) => (value - mean) / spread);
  const g = gradient.map((value) => (slip.hasNoScale === true ? 1 : gamma) * value);
  const level = slip.isMeanFixed === true ? 0 : sum(g) / m;
  const along = slip.isVarianceFixed === true ? 0 : dot(g, normal) / m;
  return {
    byValues: g.map((value, i) => (value - level - along * at(normal, i)) / spread),
    byGamma: dot(gradient, normal),
    byBeta: sum(gradient),
  };
}

function backward(batch: Matrix, gamma: number[], gradient: Matrix, epsilon: number, slip: Slip = {}): Value {
  const gradients = transpose(gradient);
  const neurons = transpose(batch).map((values, j) =>
    sendBack(values, at(gamma, j), at(gradients, j), epsilon, slip),
  );
  return [
    transpose(neurons.map(({ byValues }) => byValues)),
    neurons.map(({ byGamma }) => byGamma),
    neurons.map(({ byBeta }) => byBeta),
  ];
}

export const exercise = defineCode({
  functionName: "normalizeBackward",
  solve: (batch: Matrix, gamma: number[], gradient: Matrix, epsilon: number) =>
    backward(batch, gamma, gradient, epsilon),
  examples: [
    {
      name: "two examples: nothing is left to learn, wherever they stand",
      arguments: [[[3], [7]], [1], [[5], [1]], 0],
      expected: [[[0], [0]], [-4], [6]],
    },
    {
      name: "four examples, and a gradient that neither mean nor variance can take away",
      arguments: [[[1], [3], [1], [3]], [2], [[1], [1], [-1], [-1]], 0],
      expected: [[[2], [2], [-2], [-2]], [0], [0]],
    },
  ],
  drawCases: (random) =>
    [
      { name: "three examples", examples: 3, neurons: 1, epsilon: 0.001 },
      { name: "several neurons", examples: 5, neurons: 4, epsilon: 0.001 },
      { name: "a large epsilon", examples: 4, neurons: 2, epsilon: 0.5 },
      { name: "a large batch", examples: 16, neurons: 2, epsilon: 0.001 },
      { name: "two examples", examples: 2, neurons: 3, epsilon: 0.1 },
    ].map(({ name, examples, neurons, epsilon }) => ({
      name,
      arguments: [
        drawMatrix(random, examples, neurons),
        listOf(neurons, () => 1.2 + random.next()),
        drawMatrix(random, examples, neurons),
        epsilon,
      ],
    })),
  mistakes: [
    {
      message:
        "Mean and variance are treated as if they stood still. They are made of the batch, and move when an example does.",
      compute: (batch, gamma, gradient, epsilon) =>
        backward(batch, gamma, gradient, epsilon, { isMeanFixed: true, isVarianceFixed: true }),
    },
    {
      message: "The way through the mean is there, the one through the variance is missing.",
      compute: (batch, gamma, gradient, epsilon) =>
        backward(batch, gamma, gradient, epsilon, { isVarianceFixed: true }),
    },
    {
      message: "The way through the variance is there, the one through the mean is missing.",
      compute: (batch, gamma, gradient, epsilon) =>
        backward(batch, gamma, gradient, epsilon, { isMeanFixed: true }),
    },
    {
      message: "Gamma is missing on the way back to the values: it multiplied them on the way forward.",
      compute: (batch, gamma, gradient, epsilon) =>
        backward(batch, gamma, gradient, epsilon, { hasNoScale: true }),
    },
  ],
});
