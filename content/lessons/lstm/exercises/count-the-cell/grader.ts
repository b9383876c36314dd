import { askCount, defineAnswers, drawBetween, tex } from "@/lib/classroom/grading/define-answers";
import type { Random } from "@/lib/math/random";

const countGate = (units: number, symbols: number) => units * (units + symbols) + units;

export const exercise = defineAnswers(
  (random: Random) => ({ units: 8 * drawBetween(random, 3, 16), symbols: drawBetween(random, 21, 60) }),
  {
    questions: [
      askCount("cell", "Parameters of the cell", ({ units, symbols }) => 4 * countGate(units, symbols), [
        {
          message: "The biases are missing: each gate and the candidate have one for each unit.",
          answer: ({ units, symbols }) => 4 * units * (units + symbols),
        },
        {
          message: "This counts the three gates. The candidate has as many parameters as each of them.",
          answer: ({ units, symbols }) => 3 * countGate(units, symbols),
        },
        {
          message: "The last hidden state is read as well, by a matrix of its own in each gate.",
          answer: ({ units, symbols }) => 4 * (units * symbols + units),
        },
        {
          message: "This is one gate. The cell has three, and the candidate.",
          answer: ({ units, symbols }) => countGate(units, symbols),
        },
      ]),
      askCount("dense", "Parameters of the dense layer", ({ units, symbols }) => units * symbols + symbols, [
        {
          message: "The biases are missing: there is one for each score.",
          answer: ({ units, symbols }) => units * symbols,
        },
        {
          message: "Biases belong to the scores that the layer gives, not to the units that it reads.",
          answer: ({ units, symbols }) => units * symbols + units,
        },
      ]),
      askCount(
        "gru",
        "Parameters of the cell as a GRU",
        ({ units, symbols }) => 3 * countGate(units, symbols),
        [
          {
            message:
              "The biases are missing. A GRU has two gates and a candidate, each with a bias for each unit.",
            answer: ({ units, symbols }) => 3 * units * (units + symbols),
          },
          {
            message: "This counts the two gates. The GRU has a candidate, too.",
            answer: ({ units, symbols }) => 2 * countGate(units, symbols),
          },
        ],
      ),
    ],
    worked: ({ units, symbols }) =>
      `Each gate, and the candidate, reads ${symbols} numbers of the input and ${units} of the last hidden state, and gives ${units}: ` +
      `$${units} \\cdot (${symbols} + ${units}) + ${units} = ${tex(countGate(units, symbols))}$ parameters. ` +
      `The LSTM has four of them, $4 \\cdot ${tex(countGate(units, symbols))} = ${tex(4 * countGate(units, symbols))}$. ` +
      `A GRU has three, $${tex(3 * countGate(units, symbols))}$. ` +
      `The dense layer has a weight for each unit and score and a bias for each score: ` +
      `$${units} \\cdot ${symbols} + ${symbols} = ${tex(units * symbols + symbols)}$.`,
  },
);
