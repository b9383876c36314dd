import {
  askCount,
  askShape,
  defineAnswers,
  drawBetween,
  drawOneOf,
  tex,
} from "@/lib/classroom/grading/define-answers";
import type { Random } from "@/lib/math/random";

type Sizes = {
  side: number;
  filters: number;
  size: number;
};

const findSide = ({ side, size }: Sizes) => side - size + 1;
const countOutputs = (sizes: Sizes) => findSide(sizes) ** 2 * sizes.filters;
const countFilters = ({ filters, size }: Sizes) => filters * (3 * size * size + 1);
const countDense = (sizes: Sizes) => countOutputs(sizes) * (3 * sizes.side ** 2 + 1);

export const exercise = defineAnswers(
  (random: Random) => ({
    side: 4 * drawBetween(random, 5, 16),
    filters: drawBetween(random, 4, 12),
    size: drawOneOf(random, [3, 5, 7]),
  }),
  {
    questions: [
      askShape(
        "output",
        "Shape of the output",
        (given) => [findSide(given), findSide(given), given.filters],
        [
          {
            message:
              "Without padding the output is smaller than the picture: the frame must stand inside it.",
            answer: ({ side, filters }) => [side, side, filters],
          },
          {
            message: "Each filter gives one map, from all three channels together.",
            answer: (given) => [findSide(given), findSide(given), 3],
          },
          {
            message: "One place is missing: a frame as large as the picture still has one place to stand.",
            answer: (given) => [findSide(given) - 1, findSide(given) - 1, given.filters],
          },
        ],
      ),
      askCount("filters", "Parameters of the filters", countFilters, [
        {
          message: "Each filter has been given one slice only. It has one for each of the three channels.",
          answer: ({ filters, size }) => filters * (size * size + 1),
        },
        {
          message: "The biases are missing, one for each filter.",
          answer: ({ filters, size }) => filters * 3 * size ** 2,
        },
        {
          message: "There is one bias for a filter, not one for each of its slices.",
          answer: ({ filters, size }) => filters * 3 * (size * size + 1),
        },
      ]),
      askCount("dense", "Parameters of the dense layer", countDense, [
        {
          message: "The biases are missing: here each output has one of its own.",
          answer: (given) => countOutputs(given) * 3 * given.side ** 2,
        },
        {
          message: "The picture has three numbers for each pixel.",
          answer: (given) => countOutputs(given) * (given.side ** 2 + 1),
        },
      ]),
    ],
    worked: (given) =>
      `The output is $${findSide(given)} \\times ${findSide(given)} \\times ${given.filters}$, that is $${tex(countOutputs(given))}$ numbers. ` +
      `The filters have $${given.filters} \\cdot (3 \\cdot ${given.size ** 2} + 1) = ${tex(countFilters(given))}$ parameters. ` +
      `The dense layer has $${tex(countOutputs(given))} \\cdot (${tex(3 * given.side ** 2)} + 1) = ${tex(countDense(given))}$. ` +
      `With sides twice as long the filters have as many as before, and the dense layer about sixteen times as many or more: ` +
      `four times the inputs, and at least four times the outputs.`,
  },
);
