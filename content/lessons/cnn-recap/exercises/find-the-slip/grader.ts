import { askCount, defineAnswers, drawBetween, tex } from "@/lib/classroom/grading/define-answers";
import type { Random } from "@/lib/math/random";

type Counted = {
  first: number;
  second: number;
  countedFirst: number;
  countedSecond: number;
  countedDense: number;
};

const terms = ["first", "second", "dense"] as const;

const countTruly = ({ first, second }: Pick<Counted, "first" | "second">) => [
  10 * first,
  second * (9 * first + 1),
  490 * second + 10,
];

function findSlip(given: Counted): number {
  const truth = countTruly(given);
  return [given.countedFirst, given.countedSecond, given.countedDense].findIndex(
    (count, index) => count !== truth[index],
  );
}

const add = (values: number[]) => values.reduce((a, b) => a + b, 0);

export const exercise = defineAnswers(
  (random: Random): Counted => {
    const [first, second] = [drawBetween(random, 4, 14), drawBetween(random, 15, 32)];
    const [one = 0, two = 0, three = 0] = countTruly({ first, second });
    const slip = random.integer(3);
    return {
      first,
      second,
      countedFirst: slip === 0 ? 9 * first : one,
      countedSecond: slip === 1 ? 10 * second : two,
      countedDense: slip === 2 ? 10 * second + 10 : three,
    };
  },
  {
    questions: [
      {
        id: "wrong",
        kind: "choice",
        label: "The wrong term",
        options: [
          { id: "first", text: "the first convolution" },
          { id: "second", text: "the second convolution" },
          { id: "dense", text: "the dense layer" },
        ],
        answer: (given) => terms[findSlip(given)] ?? "",
        mistakes: [
          {
            message: "This term is as it should be. Count what one of its outputs sums, and its bias.",
            answer: (given) => terms[(findSlip(given) + 1) % 3] ?? "",
          },
          {
            message:
              "This term is right. Do the same with the two others: which numbers does one of their outputs sum?",
            answer: (given) => terms[(findSlip(given) + 2) % 3] ?? "",
          },
        ],
      },
      askCount("all", "Parameters of the network, truly", (given) => add(countTruly(given)), [
        {
          message: "This is the sum of the three counts as they stand, with the slip in it.",
          answer: ({ countedFirst, countedSecond, countedDense }) =>
            countedFirst + countedSecond + countedDense,
        },
      ]),
    ],
    worked: (given) => {
      const { first, second } = given;
      const why = [
        "the biases had been forgotten in the first convolution",
        "the second convolution had been given one map to read, and reads all of them",
        "the dense layer had been given one number for each map, and reads all 7 by 7 of them",
      ];
      return (
        `The first convolution has $${first} \\cdot (9 + 1) = ${10 * first}$, the second ` +
        `$${second} \\cdot (9 \\cdot ${first} + 1) = ${tex(second * (9 * first + 1))}$, the dense layer ` +
        `$10 \\cdot (7 \\cdot 7 \\cdot ${second} + 1) = ${tex(490 * second + 10)}$. ` +
        `Together $${tex(add(countTruly(given)))}$: ${why[findSlip(given)]}.`
      );
    },
  },
);
