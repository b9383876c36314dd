import {
  askNumber,
  defineAnswers,
  drawBetween,
  texInBrackets,
  tex,
} from "@/lib/classroom/grading/define-answers";
import type { Random } from "@/lib/math/random";

type Numbers = { w: number; x: number; b: number };

const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));
const findAnswer = ({ w, x, b }: Numbers) => sigmoid(w * x + b);
const findLoss = (numbers: Numbers) => -Math.log(findAnswer(numbers));
const findSlope = (numbers: Numbers) => findAnswer(numbers) - 1;

/** Not 0. */
const drawHalf = (random: Random, most: number) =>
  ((random.integer(2) === 0 ? 1 : -1) * drawBetween(random, 1, 2 * most)) / 2;

function draw(random: Random): Numbers {
  for (;;) {
    const numbers = { w: drawHalf(random, 2), x: drawHalf(random, 3), b: drawHalf(random, 2) };
    const sum = numbers.w * numbers.x + numbers.b;
    if (Math.abs(sum) >= 0.5 && Math.abs(sum) <= 2.5 && Math.abs(numbers.x) !== 1) return numbers;
  }
}

export const exercise = defineAnswers(draw, {
  questions: [
    askNumber("loss", "The loss", 0.005, findLoss, [
      {
        message: "The sign is missing: the logarithm of a share is negative, the loss is not.",
        answer: (given) => -findLoss(given),
      },
      {
        message: "This is the sigmoid. The loss takes its logarithm, and turns the sign.",
        answer: findAnswer,
      },
    ]),
    askNumber("bias", "Its slope by b", 0.005, findSlope, [
      {
        message: "The sign is turned. A larger b makes the answer better, so the loss falls.",
        answer: (given) => -findSlope(given),
      },
      {
        message: "The logarithm is missing on the way back: divide by what it was given.",
        answer: (given) => findAnswer(given) * findSlope(given),
      },
    ]),
    askNumber("weight", "Its slope by w", 0.005, (given) => given.x * findSlope(given), [
      { message: "The sign is turned.", answer: (given) => -given.x * findSlope(given) },
      {
        message: "The product gives each of its factors the gradient times the other factor: here times x.",
        answer: findSlope,
      },
      {
        message: "This is the slope by x: it is multiplied by the weight.",
        answer: (given) => given.w * findSlope(given),
      },
    ]),
  ],
  worked: (given) => {
    const { w, x, b } = given;
    const answer = findAnswer(given);
    return (
      `Forward: $v_1 = w x = ${tex(w * x)}$, $v_2 = v_1 + b = ${tex(w * x + b)}$, $v_3 = \\sigma(v_2) = ${tex(answer, 3)}$, ` +
      `$v_4 = \\log v_3 = ${tex(-findLoss(given), 3)}$, $v_5 = ${tex(findLoss(given), 3)}$. ` +
      `Back: 1 at $v_5$, $-1$ at $v_4$, $-1 / ${tex(answer, 3)} = ${tex(-1 / answer, 3)}$ at $v_3$, ` +
      `times $\\sigma (1 - \\sigma) = ${tex(answer * (1 - answer), 3)}$ makes $${tex(findSlope(given), 3)}$ at $v_2$, the same at $v_1$ and at $b$, ` +
      `and times $${texInBrackets(x)}$ at $w$: $${tex(x * findSlope(given), 3)}$.`
    );
  },
});
