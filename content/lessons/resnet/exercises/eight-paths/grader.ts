import { askNumber, defineAnswers, drawBetween, tex } from "@/lib/classroom/grading/define-answers";
import type { Random } from "@/lib/math/random";

const drawSlope = (random: Random) => ((random.integer(2) === 0 ? 1 : -1) * drawBetween(random, 1, 6)) / 10;

const round = (value: number) => Math.round(1000 * value) / 1000;

export const exercise = defineAnswers(
  (random: Random) => ({ first: drawSlope(random), second: drawSlope(random), third: drawSlope(random) }),
  {
    questions: [
      askNumber(
        "plain",
        "Derivative without skips",
        0.0005,
        ({ first, second, third }) => round(first * second * third),
        [
          {
            message: "Blocks that follow one another multiply their slopes; this is their sum.",
            answer: ({ first, second, third }) => round(first + second + third),
          },
        ],
      ),
      askNumber(
        "residual",
        "Derivative with skips",
        0.0005,
        ({ first, second, third }) => round((1 + first) * (1 + second) * (1 + third)),
        [
          {
            message: "There is a skip round each block. This has one round all three together.",
            answer: ({ first, second, third }) => round(1 + first * second * third),
          },
          {
            message: "The ways through more than one block are missing: multiply the three factors out.",
            answer: ({ first, second, third }) => round(1 + first + second + third),
          },
        ],
      ),
      askNumber(
        "single",
        "Sum of the ways through one block",
        0.0005,
        ({ first, second, third }) => round(first + second + third),
        [
          {
            message: "The way past all three is counted, too.",
            answer: ({ first, second, third }) => round(1 + first + second + third),
          },
          {
            message: "These are the ways through two blocks.",
            answer: ({ first, second, third }) => round(first * second + first * third + second * third),
          },
        ],
      ),
    ],
    worked({ first, second, third }) {
      const terms = [
        first,
        second,
        third,
        first * second,
        first * third,
        second * third,
        first * second * third,
      ].map((term) => `${term < 0 ? "-" : "+"} ${tex(Math.abs(round(term)))}`);
      return (
        `The slopes of the blocks are $${tex(1 + first)}$, $${tex(1 + second)}$ and $${tex(1 + third)}$. ` +
        `Multiplied out, their product has a term for each way of going through a block or past it:\n\n` +
        `$$\n1 ${terms.join(" ")} = ${tex(round((1 + first) * (1 + second) * (1 + third)))}\n$$\n\n` +
        `The first goes past all three; the last goes through all three and is all that a plain network has. ` +
        `The three slopes alone add up to $${tex(round(first + second + third))}$.`
      );
    },
  },
);
