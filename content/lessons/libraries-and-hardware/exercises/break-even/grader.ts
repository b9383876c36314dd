import {
  askNumber,
  defineAnswers,
  drawBetween,
  drawOneOf,
  tex,
} from "@/lib/classroom/grading/define-answers";
import type { Random } from "@/lib/math/random";

type Devices = { slowCall: number; slowRate: number; fastCall: number; fastRate: number };

/** Operations, in thousands, for which both take as long. */
const findWork = ({ slowCall, slowRate, fastCall, fastRate }: Devices) =>
  (fastCall - slowCall) / (1 / slowRate - 1 / fastRate);

export const exercise = defineAnswers(
  (random: Random) => ({
    slowCall: drawBetween(random, 2, 12),
    slowRate: drawOneOf(random, [1, 2, 4, 5]),
    fastCall: 20 * drawBetween(random, 6, 20),
    fastRate: drawOneOf(random, [20, 25, 40, 50, 100]),
  }),
  {
    questions: [
      {
        id: "work",
        kind: "number",
        label: "Thousands of operations that take both as long",
        unit: null,
        tolerance: { kind: "relative", amount: 0.005 },
        answer: findWork,
        mistakes: [
          {
            message: "This leaves out what the faster device needs for the operations themselves.",
            answer: ({ slowCall, slowRate, fastCall }) => (fastCall - slowCall) * slowRate,
          },
          {
            message:
              "This is the work that the faster device does in the time of its call. Compare the times of both.",
            answer: ({ fastCall, fastRate }) => fastCall * fastRate,
          },
        ],
      },
      askNumber("side", "The side n, rounded", 0.6, (given) => Math.cbrt(500 * findWork(given)), [
        {
          message: "A multiply-add counts as two operations.",
          answer: (given) => Math.cbrt(1000 * findWork(given)),
        },
        {
          message: "The product of two matrices takes a power of three, not of two.",
          answer: (given) => Math.sqrt(500 * findWork(given)),
        },
      ]),
    ],
    worked: (given) => {
      const { slowCall, slowRate, fastCall, fastRate } = given;
      return (
        `In microseconds, and with $w$ in thousands of operations: ` +
        `$${slowCall} + w / ${slowRate} = ${fastCall} + w / ${fastRate}$, so ` +
        `$w = \\dfrac{${fastCall - slowCall}}{${tex(1 / slowRate)} - ${tex(1 / fastRate)}} = ${tex(findWork(given), 1)}$. ` +
        `With $2 n^3 = ${tex(1000 * findWork(given), 0)}$ the side is $n = ${tex(Math.cbrt(500 * findWork(given)), 0)}$. ` +
        `With measured numbers the formula can be off by a factor of two: the rate is reached only at large sizes, and just where ` +
        `two curves cross neither device is at its best.`
      );
    },
  },
);
