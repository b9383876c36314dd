import { askCount, askNumber, defineAnswers, drawBetween, tex } from "@/lib/classroom/grading/define-answers";
import type { Random } from "@/lib/math/random";

export const exercise = defineAnswers(
  (random: Random) => ({ size: drawBetween(random, 12, 90), limit: drawBetween(random, 4, 12) }),
  {
    questions: [
      askNumber(
        "out",
        "Standard deviations from the mean, at most",
        0.01,
        ({ size }) => Math.sqrt(size - 1),
        [
          {
            message: "Nearly: the example is in the batch itself, and pulls the mean towards it.",
            answer: ({ size }) => Math.sqrt(size),
          },
          { message: "This is the square of it.", answer: ({ size }) => size - 1 },
        ],
      ),
      askCount("size", "Examples that a batch must have", ({ limit }) => limit ** 2 + 1, [
        {
          message: "One more is needed: the far example is one of the batch.",
          answer: ({ limit }) => limit ** 2,
        },
        {
          message: "Square, then add: the limit is the root of one less than the batch.",
          answer: ({ limit }) => (limit + 1) ** 2,
        },
      ]),
    ],
    worked: ({ size, limit }) =>
      `One example at 1 and $m - 1$ at 0 have the mean $\\frac{1}{m}$ and the variance $\\frac{m - 1}{m^2}$. The distance from the mean to 1 is ` +
      `$\\frac{m - 1}{m}$, which is $\\sqrt{m - 1}$ standard deviations. With ${size} examples that is $\\sqrt{${size - 1}} = ${tex(Math.sqrt(size - 1), 2)}$; ` +
      `for ${limit} it takes $${limit}^2 + 1 = ${limit ** 2 + 1}$. For a batch of 1 the formula gives 0, which is why nothing can be learnt there. ` +
      `At inference there is no such limit: see how far out the diamond is in the third row.`,
  },
);
