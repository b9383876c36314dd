import { askCount, askNumber, defineAnswers, drawBetween, tex } from "@/lib/classroom/grading/define-answers";
import type { Random } from "@/lib/math/random";

type Numbers = { start: number; lambda: number; steps: number };

const findPull = ({ lambda }: Numbers) => lambda / 10;
const findSquared = (given: Numbers) => given.start * (1 - findPull(given)) ** given.steps;
const findAbsolute = (given: Numbers) => given.start - given.steps * findPull(given);
const findEnd = (given: Numbers) => Math.round(given.start / findPull(given));

export const exercise = defineAnswers(
  (random: Random) => {
    const [tenths, hundredths] = [drawBetween(random, 5, 9), drawBetween(random, 1, 4)];
    const end = (100 * tenths) / hundredths;
    // L1 is on its way, and has not arrived.
    return {
      start: tenths / 10,
      lambda: hundredths / 100,
      steps: 10 * Math.floor((end * drawBetween(random, 4, 8)) / 100),
    };
  },
  {
    questions: [
      askNumber("squared", "The weight under L2", 0.005, findSquared, [
        {
          message: "This takes away the same amount at each step. L2 takes a share of what is left.",
          answer: (given) => given.start * (1 - findPull(given) * given.steps),
        },
        {
          message: "The share is the learning rate times lambda. Here it is counted twice.",
          answer: (given) => given.start * (1 - 2 * findPull(given)) ** given.steps,
        },
      ]),
      askNumber("absolute", "The weight under L1", 0.005, findAbsolute, [
        {
          message: "The learning rate is missing: a step takes away the rate times lambda.",
          answer: ({ start, lambda, steps }) => start - lambda * steps,
        },
        {
          message: "This is what L1 has taken away. What is left is asked for.",
          answer: (given) => given.steps * findPull(given),
        },
      ]),
      askCount("end", "Steps until L1 is at zero", findEnd, [
        {
          message: "The learning rate is missing.",
          answer: ({ start, lambda }) => Math.round(start / lambda),
        },
      ]),
    ],
    worked: (given) =>
      `$\\eta\\lambda = ${tex(findPull(given))}$. L2 multiplies by $${tex(1 - findPull(given))}$ at each step: ` +
      `$${tex(given.start)} \\cdot ${tex(1 - findPull(given))}^{${given.steps}} = ${tex(findSquared(given), 2)}$. ` +
      `L1 takes away $${tex(findPull(given))}$ at each: $${tex(given.start)} - ${tex(given.steps * findPull(given))} = ${tex(findAbsolute(given), 2)}$, ` +
      `and is at zero after ${findEnd(given)} steps, where it swings. A weight below 1 feels L1 more, since L2 pulls with $\\eta\\lambda$ times the weight; ` +
      `above 1 it is the other way round, and L2 never arrives.`,
  },
);
