import { askCount, askShape, defineAnswers, drawBetween, tex } from "@/lib/classroom/grading/define-answers";
import type { Random } from "@/lib/math/random";

const countFilters = (from: number, to: number) => to * (9 * from + 1);
const countDense = (from: number, to: number) => to * (from + 1);

const listCounts = ({ first, second, units }: { first: number; second: number; units: number }) => [
  countFilters(1, first),
  countFilters(first, first),
  countFilters(first, second),
  countFilters(second, second),
  countDense(49 * second, units),
  countDense(units, 10),
];

const add = (values: number[]) => values.reduce((a, b) => a + b, 0);

export const exercise = defineAnswers(
  (random: Random) => {
    const first = 2 * drawBetween(random, 4, 12);
    return { first, second: first + 4 * drawBetween(random, 2, 6), units: 8 * drawBetween(random, 4, 16) };
  },
  {
    questions: [
      askShape("last", "Shape behind the last pooling", ({ second }) => [7, 7, second], [
        {
          message: "There are two poolings, and each halves the sides.",
          answer: ({ second }) => [14, 14, second],
        },
        { message: "The second stage has its own number of filters.", answer: ({ first }) => [7, 7, first] },
      ]),
      askCount(
        "third",
        "Parameters of the third convolution",
        ({ first, second }) => countFilters(first, second),
        [
          {
            message: "Each filter reads all maps of the layer before, with nine weights for each of them.",
            answer: ({ second }) => countFilters(1, second),
          },
          {
            message: "This is the fourth convolution. The third still reads the maps of the first stage.",
            answer: ({ second }) => countFilters(second, second),
          },
          { message: "The biases are missing.", answer: ({ first, second }) => 9 * first * second },
        ],
      ),
      askCount(
        "dense",
        "Parameters of the hidden dense layer",
        ({ second, units }) => countDense(49 * second, units),
        [
          { message: "The biases are missing.", answer: ({ second, units }) => 49 * second * units },
          {
            message: "This reads one number for each map. It reads all 7 by 7 of them.",
            answer: ({ second, units }) => countDense(second, units),
          },
        ],
      ),
      askCount("all", "Parameters of the network", (given) => add(listCounts(given)), [
        {
          message: "The last layer is missing, the one that gives ten scores.",
          answer: (given) => add(listCounts(given).slice(0, -1)),
        },
        {
          message: "Each stage has two convolutions. The second of each is missing.",
          answer: (given) => add(listCounts(given).filter((_, index) => index !== 1 && index !== 3)),
        },
      ]),
    ],
    worked: (given) => {
      const { first, second, units } = given;
      const counts = listCounts(given);
      const share = (100 * (counts[4] ?? 0)) / add(counts);
      return (
        `The shapes: $28 \\times 28 \\times ${first}$ twice, $14 \\times 14 \\times ${first}$, $14 \\times 14 \\times ${second}$ twice, ` +
        `$7 \\times 7 \\times ${second}$, ${49 * second}, ${units}, 10. ` +
        `The parameters: $${counts.map((count) => tex(count)).join(" + ")} = ${tex(add(counts))}$. ` +
        `The dense layer behind the last pooling has ${share.toFixed(0)} % of them.`
      );
    },
  },
);
