import { askNumber, defineAnswers, drawBetween, tex } from "@/lib/classroom/grading/define-answers";
import type { Random } from "@/lib/math/random";

type Numbers = { percent: number; steps: number };

const findGate = ({ percent, steps }: Numbers) => (percent / 100) ** (1 / steps);
const findBias = (gate: number) => Math.log(gate / (1 - gate));

export const exercise = defineAnswers(
  (random: Random) => ({ percent: 5 * drawBetween(random, 5, 14), steps: 5 * drawBetween(random, 5, 16) }),
  {
    questions: [
      askNumber("gate", "The gate", 0.0005, findGate, [
        {
          message:
            "This takes away the same share of the beginning at each step. A gate takes its share of what is left.",
          answer: ({ percent, steps }) => 1 - (1 - percent / 100) / steps,
        },
      ]),
      askNumber("bias", "The bias", 0.05, (given) => findBias(findGate(given)), [
        {
          message: "The sign is turned: a gate that stands above one half has a positive bias.",
          answer: (given) => -findBias(findGate(given)),
        },
        {
          message: "This is the bias that keeps so much over a single step.",
          answer: ({ percent }) => findBias(percent / 100),
        },
      ]),
    ],
    worked: (given) =>
      `The gate $g$ must fulfil $g^{${given.steps}} = ${tex(given.percent / 100)}$, so ` +
      `$g = ${tex(given.percent / 100)}^{1/${given.steps}} = ${findGate(given).toFixed(4)}$. ` +
      `Then $b = \\ln \\dfrac{g}{1 - g} = ${findBias(findGate(given)).toFixed(2)}$. ` +
      `The usual bias of 1, a gate of 0.73, would leave a share of $0.73^{${given.steps}}$, about one part in ` +
      `$10^{${Math.round(-given.steps * Math.log10(0.731))}}$.`,
  },
);
