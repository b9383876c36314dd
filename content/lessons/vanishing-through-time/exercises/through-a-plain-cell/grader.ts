import {
  askCount,
  askPercent,
  defineAnswers,
  drawBetween,
  tex,
} from "@/lib/classroom/grading/define-answers";
import type { Random } from "@/lib/math/random";

type Numbers = { radius: number; steps: number };

const findShare = ({ radius, steps }: Numbers) => 100 * radius ** (steps - 1);

export const exercise = defineAnswers(
  (random: Random) => ({
    radius: drawBetween(random, 80, 93) / 100,
    steps: drawBetween(random, 12, 40),
  }),
  {
    questions: [
      askCount("factors", "Factors between the first state and the last", ({ steps }) => steps - 1, [
        { message: "Between so many states there is one step less.", answer: ({ steps }) => steps },
      ]),
      askPercent("share", "Largest share that is left", 0.02, findShare, [
        {
          message: "There is one factor too many: between so many states there is one step less.",
          answer: ({ radius, steps }) => 100 * radius ** steps,
        },
        {
          message: "This takes away the same amount at each step. Each step multiplies what is left.",
          answer: ({ radius, steps }) => Math.max(0, 100 * (1 - (1 - radius) * (steps - 1))),
        },
      ]),
      askCount(
        "half",
        "More states until less than half of that is left",
        ({ radius }) => Math.ceil(Math.log(0.5) / Math.log(radius)),
        [
          {
            message: "With so many it is still more than half.",
            answer: ({ radius }) => Math.ceil(Math.log(0.5) / Math.log(radius)) - 1,
          },
          {
            message:
              "Halving the share does not take as many states again: every step multiplies by the same factor.",
            answer: ({ steps }) => steps,
          },
        ],
      ),
    ],
    worked: (given) => {
      const { radius, steps } = given;
      const half = Math.ceil(Math.log(0.5) / Math.log(radius));
      return (
        `The slope of $\\tanh$ is at most 1, and the matrix multiplies every length by $${tex(radius)}$. ` +
        `From the last of ${steps} states to the first there are ${steps - 1} steps: ` +
        `$${tex(radius)}^{${steps - 1}}$, which is ${findShare(given).toPrecision(3)} %. ` +
        `$${tex(radius)}^{${half - 1}}$ is still above one half, $${tex(radius)}^{${half}} = ${tex(radius ** half, 3)}$ is below: ` +
        `${half} states more. The slopes of the $\\tanh$ make it less in every real network.`
      );
    },
  },
);
