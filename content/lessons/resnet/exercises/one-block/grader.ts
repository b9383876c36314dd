import { defineCode, dot, drawList, drawMatrix, listOf } from "@/lib/classroom/grading/define-code";

type Matrix = number[][];

const relu = (values: number[]) => values.map((value) => Math.max(0, value));
const add = (a: number[], b: number[]) => a.map((value, index) => value + (b[index] ?? 0));
const multiply = (matrix: Matrix, values: number[]) => matrix.map((row) => dot(row, values));
const layer = (x: number[], weights: Matrix, biases: number[]) => add(multiply(weights, x), biases);
const skip = (x: number[], projection: Matrix | null) => (projection === null ? x : multiply(projection, x));

export const exercise = defineCode({
  functionName: "residualBlock",
  solve: (x: number[], w1: Matrix, b1: number[], w2: Matrix, b2: number[], projection: Matrix | null) =>
    relu(add(layer(relu(layer(x, w1, b1)), w2, b2), skip(x, projection))),
  examples: [
    {
      name: "nothing is to be added",
      arguments: [[3, 5], [[0, 0]], [0], [[0], [0]], [0, 0], null],
      expected: [3, 5],
    },
    {
      name: "one number, and a block that takes away more than there is",
      arguments: [[2], [[1]], [1], [[-2]], [0], null],
      expected: [0],
    },
    {
      name: "a projection",
      arguments: [[1, 2], [[1, 1]], [0], [[1]], [0], [[10, 100]]],
      expected: [213],
    },
  ],
  drawCases: (random) =>
    [
      {
        name: "as many hidden numbers as inputs",
        inputs: 3,
        hidden: 3,
        outputs: 3,
        isProjected: false,
        shift: 0,
      },
      { name: "a bottleneck", inputs: 6, hidden: 2, outputs: 6, isProjected: false, shift: 0 },
      {
        name: "inputs of which some are negative",
        inputs: 5,
        hidden: 4,
        outputs: 5,
        isProjected: false,
        shift: -1,
      },
      {
        name: "a projection to more channels",
        inputs: 2,
        hidden: 3,
        outputs: 4,
        isProjected: true,
        shift: 0,
      },
      {
        name: "a projection of the same size",
        inputs: 4,
        hidden: 3,
        outputs: 4,
        isProjected: true,
        shift: 0,
      },
    ].map(({ name, inputs, hidden, outputs, isProjected, shift }) => ({
      name,
      arguments: [
        listOf(inputs, () => 2 * random.next() + shift),
        drawMatrix(random, hidden, inputs),
        drawList(random, hidden),
        drawMatrix(random, outputs, hidden),
        drawList(random, outputs),
        isProjected ? drawMatrix(random, outputs, inputs) : null,
      ],
    })),
  mistakes: [
    {
      message: "The input is missing: this is a plain block of two layers.",
      compute: (x, w1, b1, w2, b2) => relu(layer(relu(layer(x, w1, b1)), w2, b2)),
    },
    {
      message:
        "The last ReLU stands before the sum, so that the block can only ever add. It belongs behind it.",
      compute: (x, w1, b1, w2, b2, projection) =>
        add(relu(layer(relu(layer(x, w1, b1)), w2, b2)), skip(x, projection)),
    },
    {
      message: "The ReLU behind the sum is missing.",
      compute: (x, w1, b1, w2, b2, projection) =>
        add(layer(relu(layer(x, w1, b1)), w2, b2), skip(x, projection)),
    },
    {
      message: "The ReLU between the two layers is missing: they fold up into one.",
      compute: (x, w1, b1, w2, b2, projection) =>
        relu(add(layer(layer(x, w1, b1), w2, b2), skip(x, projection))),
    },
    {
      message: "The projection is not used. Where there is one the skip carries its product with the input.",
      compute: (x, w1, b1, w2, b2) => relu(add(layer(relu(layer(x, w1, b1)), w2, b2), x)),
    },
    {
      message: "What is added at the end is the hidden numbers, not what came into the block.",
      compute: (x, w1, b1, w2, b2) =>
        relu(add(layer(relu(layer(x, w1, b1)), w2, b2), relu(layer(x, w1, b1)))),
    },
  ],
});
