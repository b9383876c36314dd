import { askNumber, defineAnswers, drawBetween, tex } from "@/lib/classroom/grading/define-answers";
import type { Random } from "@/lib/math/random";

type Numbers = { width: number; slope: number };

const findVariance = ({ width, slope }: Numbers) => 2 / (width * (1 + slope ** 2));

export const exercise = defineAnswers(
  (random: Random) => ({ width: 8 * drawBetween(random, 4, 32), slope: drawBetween(random, 3, 8) / 10 }),
  {
    questions: [
      {
        id: "variance",
        kind: "formula",
        label: "The variance v, in n and a",
        variables: ["n", "a"],
        answer: () => "2 / (n * (1 + a^2))",
        mistakes: [
          {
            message: "The slope was not squared: variances scale with the square.",
            answer: () => "2 / (n * (1 + a))",
          },
          {
            message: "This is the start for a plain ReLU: the negative half passes something, too.",
            answer: () => "2 / n",
          },
          {
            message: "Both halves count here as if they were whole. Each has half of the mean square.",
            answer: () => "1 / (n * (1 + a^2))",
          },
        ],
      },
      askNumber("deviation", "The standard deviation", 0.0005, (given) => Math.sqrt(findVariance(given)), [
        { message: "This is the variance. The standard deviation is its root.", answer: findVariance },
        {
          message: "The slope was not squared.",
          answer: ({ width, slope }) => Math.sqrt(2 / (width * (1 + slope))),
        },
        {
          message: "This is the start for a plain ReLU, where nothing negative passes.",
          answer: ({ width }) => Math.sqrt(2 / width),
        },
      ]),
    ],
    worked: (given) =>
      `The positive half of the mean square passes whole, the negative half is multiplied by $a^2$: what is left is $(1 + a^2)/2$ of it. ` +
      `It stands still when $n v (1 + a^2)/2 = 1$, so $v = \\dfrac{2}{n (1 + a^2)}$. ` +
      `For $a = 0$ this is He's $2/n$, for $a = 1$, a linear layer, $1/n$. With $n = ${given.width}$ and $a = ${tex(given.slope)}$ it is ` +
      `$v = ${tex(findVariance(given), 6)}$, a standard deviation of $${tex(Math.sqrt(findVariance(given)), 4)}$.`,
  },
);
