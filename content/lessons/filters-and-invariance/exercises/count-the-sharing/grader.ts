import { askCount, defineAnswers, drawBetween, drawOneOf, tex } from "@/lib/classroom/grading/define-answers";
import type { Random } from "@/lib/math/random";

type Sizes = {
  side: number;
  filters: number;
  size: number;
};

const countWindow = ({ size }: Sizes) => 3 * size * size;
const countPlaces = ({ side, size }: Sizes) => (side - size + 1) ** 2;
const countOutputs = (sizes: Sizes) => countPlaces(sizes) * sizes.filters;

export const exercise = defineAnswers(
  (random: Random) => ({
    side: 2 * drawBetween(random, 10, 24),
    filters: drawBetween(random, 6, 24),
    size: drawOneOf(random, [3, 5, 7]),
  }),
  {
    questions: [
      askCount("shared", "Parameters of the layer", (given) => given.filters * (countWindow(given) + 1), [
        {
          message: "A filter reads all three channels.",
          answer: ({ filters, size }) => filters * (size * size + 1),
        },
        { message: "The biases are missing.", answer: (given) => given.filters * countWindow(given) },
      ]),
      askCount("unshared", "Without sharing", (given) => countOutputs(given) * (countWindow(given) + 1), [
        {
          message: "The biases are still shared here. Every place has one of its own.",
          answer: (given) => countOutputs(given) * countWindow(given) + given.filters,
        },
        {
          message: "This has a place for every pixel. The windows must stand inside the image.",
          answer: (given) => given.side ** 2 * given.filters * (countWindow(given) + 1),
        },
        {
          message: "This is one filter's worth of places. There are as many again for each filter.",
          answer: (given) => countPlaces(given) * (countWindow(given) + 1),
        },
      ]),
      askCount("dense", "Of a dense layer", (given) => countOutputs(given) * (3 * given.side ** 2 + 1), [
        { message: "The biases are missing.", answer: (given) => countOutputs(given) * 3 * given.side ** 2 },
        {
          message: "The image has three numbers for each pixel.",
          answer: (given) => countOutputs(given) * (given.side ** 2 + 1),
        },
      ]),
    ],
    worked: (given) =>
      `The output is $${given.side - given.size + 1} \\times ${given.side - given.size + 1} \\times ${given.filters}$, ` +
      `$${tex(countOutputs(given))}$ numbers. The convolution has ` +
      `$${given.filters} \\cdot (${countWindow(given)} + 1) = ${tex(given.filters * (countWindow(given) + 1))}$ parameters. ` +
      `Without sharing each output has its own ${countWindow(given) + 1}, in all ` +
      `$${tex(countOutputs(given))} \\cdot ${countWindow(given) + 1} = ${tex(countOutputs(given) * (countWindow(given) + 1))}$. ` +
      `A dense layer has $${tex(countOutputs(given))} \\cdot (${tex(3 * given.side ** 2)} + 1) = ` +
      `${tex(countOutputs(given) * (3 * given.side ** 2 + 1))}$. Sharing divides by the number of places, $${tex(countPlaces(given))}$. ` +
      `The size of the image does not occur in the first count at all.`,
  },
);
