import {
  askCount,
  askPercent,
  defineAnswers,
  drawBetween,
  texInBrackets,
  tex,
} from "@/lib/classroom/grading/define-answers";
import type { Random } from "@/lib/math/random";

type Products = { first: number; second: number; third: number };

const list = ({ first, second, third }: Products) => [first, second, third];
const add = (values: number[]) => values.reduce((a, b) => a + b, 0);
const findMean = (products: Products) => add(list(products));
const findVariance = (products: Products) => add(list(products).map((value) => value ** 2));
const findLargest = (products: Products) => Math.max(...list(products).map(Math.abs));

const drawProduct = (random: Random) => (random.integer(2) === 0 ? 1 : -1) * drawBetween(random, 1, 7);

export const exercise = defineAnswers(
  (random: Random) => {
    for (;;) {
      const products = {
        first: drawProduct(random),
        second: drawProduct(random),
        third: drawProduct(random),
      };
      const isClear = new Set(list(products).map(Math.abs)).size === 3;
      if (isClear && findMean(products) !== 0) return products;
    }
  },
  {
    questions: [
      askCount("mean", "Mean of the eight sums", findMean, [
        {
          message:
            "The kept products were not doubled. Scaled up, the mean is what the neuron has without dropout.",
          answer: (given) => findMean(given) / 2,
        },
        {
          message:
            "This is the sum with everything kept and doubled, the most that is possible or the least. Take the mean of all eight.",
          answer: (given) => 2 * findMean(given),
        },
      ]),
      askCount("variance", "Their variance", findVariance, [
        { message: "The kept products were not doubled.", answer: (given) => findVariance(given) / 4 },
        {
          message: "This is the mean of the squares. The square of the mean comes off.",
          answer: (given) => findVariance(given) + findMean(given) ** 2,
        },
      ]),
      askPercent(
        "share",
        "Share of the largest product in it",
        0.01,
        (given) => (100 * findLargest(given) ** 2) / findVariance(given),
        [
          {
            message: "Products count by their squares in the variance.",
            answer: (given) => (100 * findLargest(given)) / add(list(given).map(Math.abs)),
          },
        ],
      ),
    ],
    worked: (given) => {
      const sums = [0, 1, 2, 3, 4, 5, 6, 7].map((mask) =>
        add(list(given).map((value, index) => ((mask >> index) % 2 === 1 ? 2 * value : 0))),
      );
      return (
        `What is kept counts double, so the sums are ${sums.map((sum) => `$${tex(sum)}$`).join(", ")}. ` +
        `They add up to $${tex(add(sums))}$, and their mean is $${tex(findMean(given))}$, the sum without dropout. ` +
        `The mean of their squares is $${tex(findVariance(given) + findMean(given) ** 2)}$, so the variance is ` +
        `$${tex(findVariance(given) + findMean(given) ** 2)} - ${texInBrackets(findMean(given))}^2 = ${tex(findVariance(given))}$. ` +
        `The formula says the same. The product of size ${findLargest(given)} makes for $${findLargest(given) ** 2}$ of that: ` +
        `dropout penalises large products.`
      );
    },
  },
);
