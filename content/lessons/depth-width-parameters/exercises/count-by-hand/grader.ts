import { askCount, askShape, defineAnswers, drawBetween, tex } from "@/lib/classroom/grading/define-answers";
import type { Random } from "@/lib/math/random";

const countWeights = (inputs: number, width: number, classes: number) =>
  inputs * width + width * width + width * classes;

export const exercise = defineAnswers(
  (random: Random) => ({
    inputs: drawBetween(random, 6, 20),
    width: drawBetween(random, 5, 14),
    classes: drawBetween(random, 3, 6),
  }),
  {
    questions: [
      askShape("first", "Shape of the first matrix", ({ inputs, width }) => [width, inputs], [
        {
          message: "This is its transpose: rows belong to the neurons that the matrix leads to.",
          answer: ({ inputs, width }) => [inputs, width],
        },
      ]),
      askCount("weights", "Weights", ({ inputs, width, classes }) => countWeights(inputs, width, classes), [
        {
          message: "The matrix between the two hidden layers is missing.",
          answer: ({ inputs, width, classes }) => inputs * width + width * classes,
        },
        {
          message: "The biases are counted here, too. They come with the next question.",
          answer: ({ inputs, width, classes }) => countWeights(inputs, width, classes) + 2 * width + classes,
        },
      ]),
      askCount(
        "parameters",
        "Parameters",
        ({ inputs, width, classes }) => countWeights(inputs, width, classes) + 2 * width + classes,
        [
          {
            message: "These are the weights alone. Each neuron has a bias as well.",
            answer: ({ inputs, width, classes }) => countWeights(inputs, width, classes),
          },
          {
            message: "The inputs were given biases as well. They are numbers that come in, not neurons.",
            answer: ({ inputs, width, classes }) =>
              countWeights(inputs, width, classes) + inputs + 2 * width + classes,
          },
          {
            message: "The outputs have biases, too.",
            answer: ({ inputs, width, classes }) => countWeights(inputs, width, classes) + 2 * width,
          },
        ],
      ),
    ],
    worked: ({ inputs, width, classes }) =>
      `The matrices are $${width} \\times ${inputs}$, $${width} \\times ${width}$ and $${classes} \\times ${width}$: ` +
      `$${width * inputs} + ${width * width} + ${classes * width} = ${tex(countWeights(inputs, width, classes))}$ weights. ` +
      `Biases: $${width} + ${width} + ${classes} = ${2 * width + classes}$. ` +
      `Together $${tex(countWeights(inputs, width, classes) + 2 * width + classes)}$.`,
  },
);
