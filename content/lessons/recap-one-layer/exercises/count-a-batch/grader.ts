import { askCount, askShape, defineAnswers, drawBetween, tex } from "@/lib/classroom/grading/define-answers";
import type { Random } from "@/lib/math/random";

export const exercise = defineAnswers(
  (random: Random) => ({
    neurons: drawBetween(random, 3, 9),
    inputs: drawBetween(random, 4, 12),
    examples: drawBetween(random, 2, 9),
  }),
  {
    questions: [
      askShape("weights", "Shape of W", ({ neurons, inputs }) => [neurons, inputs], [
        {
          message: "This is its transpose: rows belong to neurons, columns to inputs.",
          answer: ({ neurons, inputs }) => [inputs, neurons],
        },
        {
          message: "The weights do not know the batch: all examples go through the same ones.",
          answer: ({ neurons, examples }) => [neurons, examples],
        },
      ]),
      askShape("output", "Shape of Z", ({ neurons, examples }) => [neurons, examples], [
        {
          message: "Examples are columns here: a row of Z belongs to a neuron.",
          answer: ({ neurons, examples }) => [examples, neurons],
        },
        {
          message: "The inputs have been summed over. What is left is a number for each neuron and example.",
          answer: ({ neurons, inputs }) => [neurons, inputs],
        },
      ]),
      askCount("parameters", "Parameters", ({ neurons, inputs }) => neurons * (inputs + 1), [
        {
          message: "These are the weights. Each neuron has a bias as well.",
          answer: ({ neurons, inputs }) => neurons * inputs,
        },
        {
          message: "Biases belong to neurons, not to inputs.",
          answer: ({ neurons, inputs }) => neurons * inputs + inputs,
        },
        {
          message:
            "The biases are counted once for each example. There is one vector b, and it is added to every column.",
          answer: ({ neurons, inputs, examples }) => neurons * inputs + neurons * examples,
        },
        {
          message: "The layer is counted once for each example. All of them go through the same weights.",
          answer: ({ neurons, inputs, examples }) => neurons * (inputs + 1) * examples,
        },
      ]),
      askCount(
        "products",
        "Multiplications for the whole batch",
        ({ neurons, inputs, examples }) => neurons * inputs * examples,
        [
          {
            message: "This is what one example takes.",
            answer: ({ neurons, inputs }) => neurons * inputs,
          },
          {
            message: "A bias is added, not multiplied.",
            answer: ({ neurons, inputs, examples }) => neurons * (inputs + 1) * examples,
          },
        ],
      ),
    ],
    worked: ({ neurons, inputs, examples }) =>
      `$W$ is $${neurons} \\times ${inputs}$, a row for each neuron; $X$ is $${inputs} \\times ${examples}$, a column for each example; ` +
      `$b$ has ${neurons} numbers, and $Z$ is $${neurons} \\times ${examples}$. ` +
      `There are $${neurons} \\cdot ${inputs} = ${tex(neurons * inputs)}$ weights and ${neurons} biases, ` +
      `${tex(neurons * (inputs + 1))} parameters, however many examples come. ` +
      `Each of the ${neurons * examples} numbers of $Z$ takes ${inputs} multiplications, in all $${tex(neurons * inputs * examples)}$.`,
  },
);
