import { askCount, askShape, defineAnswers, drawBetween, tex } from "@/lib/classroom/grading/define-answers";
import type { Random } from "@/lib/math/random";

type Sizes = {
  inputs: number;
  units: number;
  outputs: number;
};

const count = ({ inputs, units, outputs }: Sizes) => units * (inputs + units + 1 + outputs);

export const exercise = defineAnswers(
  (random: Random) => ({
    steps: 5 * drawBetween(random, 3, 8),
    inputs: drawBetween(random, 6, 16),
    units: drawBetween(random, 3, 9),
    outputs: drawBetween(random, 2, 5),
  }),
  {
    questions: [
      askShape("input", "Shape of the matrix from input to state", ({ inputs, units }) => [units, inputs], [
        {
          message: "This is its transpose: rows belong to the hidden units.",
          answer: ({ inputs, units }) => [inputs, units],
        },
        {
          message: "The matrix does not know how long the sentence is: it reads one word at a time.",
          answer: ({ steps, units }) => [units, steps],
        },
      ]),
      askCount("parameters", "Parameters", (given) => count(given), [
        {
          message: "The matrix from state to state is missing.",
          answer: ({ inputs, units, outputs }) => units * (inputs + 1 + outputs),
        },
        {
          message: "The hidden biases are missing.",
          answer: ({ inputs, units, outputs }) => units * (inputs + units + outputs),
        },
        { message: "The outputs have no biases here.", answer: (given) => count(given) + given.outputs },
        {
          message: "The weights are the same at every step, and are counted once.",
          answer: (given) => given.steps * count(given),
        },
      ]),
      askCount("longer", "Parameters, for sentences twice as long", (given) => count(given), [
        {
          message: "Nothing is added for more steps: the same weights are used once more.",
          answer: (given) => 2 * count(given),
        },
      ]),
    ],
    worked: (given) =>
      `The three matrices are $${given.units} \\times ${given.inputs}$, $${given.units} \\times ${given.units}$ and ` +
      `$${given.outputs} \\times ${given.units}$, and there are ${given.units} biases: ` +
      `$${given.units * given.inputs} + ${given.units ** 2} + ${given.outputs * given.units} + ${given.units} = ${tex(count(given))}$. ` +
      `With sentences of ${2 * given.steps} words it is as many: the length occurs nowhere.`,
  },
);
