import {
  askCount,
  askNumber,
  defineAnswers,
  drawBetween,
  drawOneOf,
  tex,
} from "@/lib/classroom/grading/define-answers";
import type { Random } from "@/lib/math/random";

export const exercise = defineAnswers(
  (random: Random) => {
    const batch = drawBetween(random, 4, 20);
    return {
      batch,
      jump: (3 * drawBetween(random, 4, 15)) / 100,
      larger: batch * drawOneOf(random, [4, 9, 16]),
    };
  },
  {
    questions: [
      askNumber(
        "jump",
        "Its jumps with the larger batches",
        0.002,
        ({ batch, jump, larger }) => jump * Math.sqrt(batch / larger),
        [
          {
            message: "The jumps do not shrink in proportion to the batch, but with its square root.",
            answer: ({ batch, jump, larger }) => (jump * batch) / larger,
          },
          {
            message: "Larger batches make the curve quieter, not rougher.",
            answer: ({ batch, jump, larger }) => jump * Math.sqrt(larger / batch),
          },
        ],
      ),
      askCount("size", "Batch size for jumps a third as large as at first", ({ batch }) => 9 * batch, [
        {
          message: "Three times the batch divides the jumps by the root of 3.",
          answer: ({ batch }) => 3 * batch,
        },
      ]),
      askNumber(
        "single",
        "Its jumps with batches of one example",
        0.01,
        ({ batch, jump }) => jump * Math.sqrt(batch),
        [
          {
            message: "The jumps do not grow in proportion, but with the square root of the batch.",
            answer: ({ batch, jump }) => jump * batch,
          },
        ],
      ),
    ],
    worked: ({ batch, jump, larger }) =>
      `The jumps are $s_1 / \\sqrt{B}$. From $B = ${batch}$ to $B = ${larger}$ they are divided by $\\sqrt{${larger / batch}} = ${tex(Math.sqrt(larger / batch))}$: ` +
      `$${tex(jump)} / ${tex(Math.sqrt(larger / batch))} = ${tex(jump / Math.sqrt(larger / batch), 3)}$. ` +
      `A third as large needs $3^2 = 9$ times the batch, ${9 * batch}; each step then costs nine times the work. ` +
      `A single example gives $s_1 = ${tex(jump)} \\cdot \\sqrt{${batch}} = ${tex(jump * Math.sqrt(batch), 3)}$.`,
  },
);
