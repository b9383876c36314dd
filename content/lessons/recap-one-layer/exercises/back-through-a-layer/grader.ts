import {
  at,
  defineCode,
  dot,
  drawMatrix,
  drawWholeMatrix,
  sum,
  transpose,
  type Value,
} from "@/lib/classroom/grading/define-code";

type Matrix = number[][];

/** The product of a matrix with the transpose of another: each row with each row. */
const multiplyRows = (a: Matrix, b: Matrix): Matrix => a.map((row) => b.map((other) => dot(row, other)));

const backward = (weights: Matrix, inputs: Matrix, gradient: Matrix): [Matrix, number[], Matrix] => [
  multiplyRows(gradient, inputs),
  gradient.map(sum),
  multiplyRows(transpose(weights), transpose(gradient)),
];

const scale = (matrix: Matrix, factor: number) => matrix.map((row) => row.map((value) => factor * value));

export const exercise = defineCode({
  functionName: "denseBackward",
  solve: (weights: Matrix, inputs: Matrix, gradient: Matrix): Value => backward(weights, inputs, gradient),
  examples: [
    {
      name: "one neuron, one example",
      arguments: [[[2, 4]], [[1], [3]], [[10]]],
      expected: [[[10, 30]], [10], [[20], [40]]],
    },
    {
      name: "one neuron, two examples",
      arguments: [[[5]], [[1, 2]], [[3, 4]]],
      expected: [[[11]], [7], [[15, 20]]],
    },
  ],
  drawCases: (random) =>
    [
      { name: "one example", neurons: 3, inputs: 4, examples: 1 },
      { name: "several examples", neurons: 3, inputs: 4, examples: 5 },
      { name: "as many neurons as inputs", neurons: 3, inputs: 3, examples: 2 },
      { name: "one neuron", neurons: 1, inputs: 5, examples: 4 },
      { name: "one input", neurons: 4, inputs: 1, examples: 3 },
    ].map(({ name, neurons, inputs, examples }) => ({
      name,
      arguments: [
        drawMatrix(random, neurons, inputs),
        drawWholeMatrix(random, inputs, examples),
        drawMatrix(random, neurons, examples),
      ],
    })),
  mistakes: [
    {
      message:
        "The derivatives are divided by the number of examples. If the loss was a mean, that is in what came in already.",
      compute(weights, inputs, gradient) {
        const [w, b, x] = backward(weights, inputs, gradient);
        const share = 1 / at(inputs, 0).length;
        return [scale(w, share), b.map((value) => share * value), x];
      },
    },
    {
      message:
        "The biases get the gradient of the first example alone. Every example passes through them: add up each row.",
      compute(weights, inputs, gradient) {
        const [w, , x] = backward(weights, inputs, gradient);
        return [w, gradient.map((row) => at(row, 0)), x];
      },
    },
    {
      message:
        "The derivative by the weights stands on its side. It has the shape of W: a row for each neuron.",
      compute(weights, inputs, gradient) {
        const [w, b, x] = backward(weights, inputs, gradient);
        return [transpose(w), b, x];
      },
    },
    {
      message:
        "The derivative by the inputs uses W as it is. On the way back each input collects from its column of W.",
      compute(weights, inputs, gradient) {
        const [w, b, x] = backward(weights, inputs, gradient);
        const isSquare = weights.length === at(weights, 0).length;
        return isSquare ? [w, b, multiplyRows(weights, transpose(gradient))] : [w, b, x];
      },
    },
  ],
});
