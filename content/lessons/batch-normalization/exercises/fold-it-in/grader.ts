import { askCount, defineAnswers, drawBetween, tex } from "@/lib/classroom/grading/define-answers";
import type { Random } from "@/lib/math/random";

type Numbers = { weight: number; gamma: number; beta: number; mean: number; variance: number };

const findScale = ({ gamma, variance }: Numbers) => gamma / Math.sqrt(variance);
const findWeight = (given: Numbers) => given.weight * findScale(given);
const findBias = (given: Numbers) => given.beta - given.mean * findScale(given);

export const exercise = defineAnswers(
  (random: Random) => {
    const [spread, scale] = [drawBetween(random, 2, 5), drawBetween(random, 2, 4)];
    return {
      weight: drawBetween(random, 2, 7),
      gamma: spread * scale,
      beta: drawBetween(random, 1, 9),
      mean: drawBetween(random, 2, 8),
      variance: spread ** 2,
    };
  },
  {
    questions: [
      askCount("weight", "w", findWeight, [
        { message: "The neuron's own weight was forgotten.", answer: findScale },
        {
          message: "It is divided by the spread, the root of the variance.",
          answer: ({ weight, gamma, variance }) => (weight * gamma) / variance,
        },
        {
          message: "The spread was left out: the normalization divides by it.",
          answer: ({ weight, gamma }) => weight * gamma,
        },
      ]),
      askCount("bias", "b", findBias, [
        {
          message: "The mean was taken away after the scale. It is scaled with the rest.",
          answer: ({ beta, mean }) => beta - mean,
        },
        {
          message: "The mean is taken away, not added.",
          answer: (given) => given.beta + given.mean * findScale(given),
        },
        {
          message: "The running mean leaves something behind, too: it is scaled, and taken away.",
          answer: ({ beta }) => beta,
        },
      ]),
    ],
    worked: (given) => {
      const { weight, gamma, beta, mean, variance } = given;
      const bias = findBias(given);
      return (
        `$y = ${gamma} \\cdot \\dfrac{${weight} x - ${mean}}{\\sqrt{${variance}}} + ${beta} = ` +
        `${tex(findScale(given))}\\,(${weight} x - ${mean}) + ${beta} = ${tex(findWeight(given))} x ${bias < 0 ? "-" : "+"} ${tex(Math.abs(bias))}$, ` +
        `so $w = ${tex(findWeight(given))}$ and $b = ${tex(bias)}$. The normalization costs nothing any more: it has become part of the weight ` +
        `and of a bias that was not there before. Programs that run trained networks do this by themselves.`
      );
    },
  },
);
