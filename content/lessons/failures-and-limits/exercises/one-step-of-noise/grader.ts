import {
  at,
  defineCode,
  dot,
  drawList,
  drawMatrix,
  listOf,
  sum,
  transpose,
} from "@/lib/classroom/grading/define-code";

type Matrix = number[][];
type Arguments = [weights: Matrix, biases: number[], picture: number[], label: number, epsilon: number];

function softmax(scores: number[]): number[] {
  const exponentials = scores.map((score) => Math.exp(score - Math.max(...scores)));
  return exponentials.map((each) => each / sum(exponentials));
}

/** The derivative of the loss by each value of the picture. */
function slope(weights: Matrix, biases: number[], picture: number[], label: number): number[] {
  const probabilities = softmax(weights.map((row, k) => dot(row, picture) + at(biases, k)));
  const told = probabilities.map((each, k) => each - (k === label ? 1 : 0));
  return transpose(weights).map((column) => dot(column, told));
}

const cut = (value: number) => Math.min(1, Math.max(0, value));

const move = (picture: number[], epsilon: number, direction: number[]) =>
  picture.map((value, i) => value + epsilon * at(direction, i));

export const exercise = defineCode({
  functionName: "attack",
  solve: (weights: Matrix, biases: number[], picture: number[], label: number, epsilon: number) =>
    move(picture, epsilon, slope(weights, biases, picture, label).map(Math.sign)).map(cut),
  examples: [
    {
      name: "two classes, each with a pixel of its own",
      arguments: [
        [
          [1, 0],
          [0, 1],
        ],
        [0, 0],
        [0.5, 0.5],
        0,
        0.25,
      ],
      expected: [0.25, 0.75],
    },
    {
      name: "a pixel that can get no brighter, and one that counts for nothing",
      arguments: [
        [
          [-1, 0],
          [1, 0],
        ],
        [0, 0],
        [1, 0.5],
        0,
        0.25,
      ],
      expected: [1, 0.5],
    },
  ],
  drawCases: (random) =>
    [
      { name: "two classes", classes: 2, pixels: 6, epsilon: 0.05, isExtreme: false },
      { name: "five classes", classes: 5, pixels: 12, epsilon: 0.1, isExtreme: false },
      { name: "a picture of black and white", classes: 3, pixels: 10, epsilon: 0.2, isExtreme: true },
      { name: "a large step", classes: 4, pixels: 8, epsilon: 0.6, isExtreme: false },
      { name: "no step at all", classes: 3, pixels: 5, epsilon: 0, isExtreme: false },
    ].map(({ name, classes, pixels, epsilon, isExtreme }): { name: string; arguments: Arguments } => ({
      name,
      arguments: [
        drawMatrix(random, classes, pixels),
        drawList(random, classes),
        listOf(pixels, () => (isExtreme ? random.integer(2) : random.next())),
        random.integer(classes),
        epsilon,
      ],
    })),
  mistakes: [
    {
      message: "The picture goes down the loss: it is made easier to read. An attack goes up.",
      compute: (weights, biases, picture, label, epsilon) =>
        move(picture, -epsilon, slope(weights, biases, picture, label).map(Math.sign)).map(cut),
    },
    {
      message: "Values leave the range from 0 to 1. Cut them: a picture has no pixel darker than black.",
      compute: (weights, biases, picture, label, epsilon) =>
        move(picture, epsilon, slope(weights, biases, picture, label).map(Math.sign)),
    },
    {
      message:
        "The gradient itself is added. The method takes its sign alone, so that every value moves as far as it may.",
      compute: (weights, biases, picture, label, epsilon) =>
        move(picture, epsilon, slope(weights, biases, picture, label)).map(cut),
    },
    {
      message:
        "Only the score of the true class is pushed down. The loss also rises with the other scores, each as far as its probability goes.",
      compute: (weights, _biases, picture, label, epsilon) =>
        move(
          picture,
          epsilon,
          at(weights, label).map((weight) => -Math.sign(weight)),
        ).map(cut),
    },
  ],
});
