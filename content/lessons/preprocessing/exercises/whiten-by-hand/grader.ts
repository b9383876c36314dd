import {
  askNumber,
  defineAnswers,
  drawBetween,
  drawOneOf,
  tex,
} from "@/lib/classroom/grading/define-answers";
import type { Random } from "@/lib/math/random";

type Numbers = { variance: number; covariance: number };

const findLargest = ({ variance, covariance }: Numbers) => variance + covariance;
const findSmallest = ({ variance, covariance }: Numbers) => variance - covariance;
const findNormalised = (numbers: Numbers) => findLargest(numbers) / numbers.variance;

export const exercise = defineAnswers(
  (random: Random) => {
    const [large, small] = [drawBetween(random, 2, 12), drawOneOf(random, [0.2, 0.4, 0.5, 0.8, 1])];
    return { variance: (large + small) / 2, covariance: (large - small) / 2 };
  },
  {
    questions: [
      askNumber("largest", "The larger eigenvalue of the covariance", 0.001, findLargest, [
        { message: "This belongs to (1, −1), and is the smaller one.", answer: findSmallest },
        {
          message: "This is the variance of either feature. Along (1, 1) the covariance adds to it.",
          answer: ({ variance }) => variance,
        },
      ]),
      askNumber("rate", "Largest stable learning rate", 0.002, (given) => 1 / findLargest(given), [
        {
          message: "The curvature of the mean squared error is twice the eigenvalue.",
          answer: (given) => 2 / findLargest(given),
        },
        {
          message: "The largest eigenvalue decides, not the smallest.",
          answer: (given) => 1 / findSmallest(given),
        },
      ]),
      askNumber("condition", "Condition number", 0.05, (given) => findLargest(given) / findSmallest(given), [
        {
          message:
            "The bias is not the flattest direction here: one of the features' eigenvalues is smaller than its 1.",
          answer: findLargest,
        },
        {
          message: "This divides the variance by the covariance. It is the eigenvalues that are compared.",
          answer: ({ variance, covariance }) => variance / covariance,
        },
      ]),
      askNumber(
        "normalised",
        "Largest stable rate after normalising",
        0.002,
        (given) => 1 / findNormalised(given),
        [
          {
            message: "The curvature of the mean squared error is twice the eigenvalue.",
            answer: (given) => 2 / findNormalised(given),
          },
          {
            message:
              "Normalising makes both variances 1; the features still go together, and the eigenvalue is more than 1.",
            answer: () => 1,
          },
        ],
      ),
    ],
    worked: (given) => {
      const { variance, covariance } = given;
      return (
        `$(1, 1)$ has the eigenvalue $${tex(variance)} + ${tex(covariance)} = ${tex(findLargest(given))}$, ` +
        `$(1, -1)$ has $${tex(variance)} - ${tex(covariance)} = ${tex(findSmallest(given))}$. ` +
        `The largest curvature is $2 \\cdot ${tex(findLargest(given))}$, so the largest stable rate is ` +
        `$2 / ${tex(2 * findLargest(given))} = ${tex(1 / findLargest(given))}$, and ` +
        `$\\kappa = ${tex(findLargest(given))} / ${tex(findSmallest(given))} = ${tex(findLargest(given) / findSmallest(given), 2)}$. ` +
        `Normalised, the matrix has 1 on its diagonal and $${tex(covariance / variance)}$ beside it: the largest eigenvalue is ` +
        `$${tex(findNormalised(given))}$, the rate $${tex(1 / findNormalised(given))}$, and $\\kappa$ is what it was. ` +
        `Only whitening brings it to 1: along each eigenvector it divides by the root of the eigenvalue.`
      );
    },
  },
);
