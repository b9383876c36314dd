import { askCount, defineAnswers, drawBetween, drawOneOf, tex } from "@/lib/classroom/grading/define-answers";
import type { Random } from "@/lib/math/random";

type Channels = {
  inputs: number;
  middle: number;
  outputs: number;
};

const listWeights = ({ inputs, middle, outputs }: Channels) => [
  inputs * middle,
  9 * middle * middle,
  middle * outputs,
  inputs * outputs,
];
const countScales = ({ middle, outputs }: Channels) => 2 * (2 * middle + 2 * outputs);
const add = (values: number[]) => values.reduce((a, b) => a + b, 0);
const countAll = (channels: Channels) => add(listWeights(channels)) + countScales(channels);

export const exercise = defineAnswers(
  (random: Random) => {
    const middle = 8 * drawBetween(random, 4, 24);
    return { inputs: middle * drawOneOf(random, [2, 3]), middle, outputs: 4 * middle };
  },
  {
    questions: [
      askCount("square", "Weights of the 3 × 3 convolution", ({ middle }) => 9 * middle * middle, [
        {
          message: "A filter of 3 by 3 has nine weights for each channel that it reads.",
          answer: ({ middle }) => middle * middle,
        },
        { message: "Each filter reads all of the channels, not one.", answer: ({ middle }) => 9 * middle },
      ]),
      askCount("projection", "Weights of the projection", ({ inputs, outputs }) => inputs * outputs, [
        {
          message:
            "The projection stands on the skip: it reads what the block is given, not the narrow middle.",
          answer: ({ middle, outputs }) => middle * outputs,
        },
        {
          message: "It is 1 by 1: one weight for each pair of channels.",
          answer: ({ inputs, outputs }) => 9 * inputs * outputs,
        },
        {
          message: "A stride skips pixels, not weights.",
          answer: ({ inputs, outputs }) => (inputs * outputs) / 4,
        },
      ]),
      askCount("scales", "Parameters of the normalizations", countScales, [
        {
          message: "The one behind the projection is missing.",
          answer: ({ middle, outputs }) => 2 * (2 * middle + outputs),
        },
        {
          message: "There are two learnt numbers for each channel, a scale and a shift.",
          answer: ({ middle, outputs }) => 2 * middle + 2 * outputs,
        },
        {
          message: "The running means and variances are counted as well. They are measured, not learnt.",
          answer: (given) => 2 * countScales(given),
        },
      ]),
      askCount("all", "Parameters of the block", countAll, [
        {
          message: "The projection is missing.",
          answer: (given) => countAll(given) - given.inputs * given.outputs,
        },
        { message: "The normalizations are missing.", answer: (given) => add(listWeights(given)) },
      ]),
    ],
    worked: (given) => {
      const { inputs, middle, outputs } = given;
      const share = (100 * inputs * outputs) / countAll(given);
      return (
        `$${inputs} \\cdot ${middle} = ${tex(inputs * middle)}$, then $9 \\cdot ${middle} \\cdot ${middle} = ${tex(9 * middle * middle)}$, ` +
        `then $${middle} \\cdot ${outputs} = ${tex(middle * outputs)}$; the projection has $${inputs} \\cdot ${outputs} = ${tex(inputs * outputs)}$. ` +
        `The normalizations have $2 \\cdot (${middle} + ${middle} + ${outputs} + ${outputs}) = ${tex(countScales(given))}$. ` +
        `Together $${tex(countAll(given))}$. The skip has ${share.toFixed(0)} % of that; in the blocks that follow it in the stage it costs nothing.`
      );
    },
  },
);
