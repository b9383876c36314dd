import { at, defineCode, drawMatrix, listOf, sum, toWords } from "@/lib/classroom/grading/define-code";

function logSumOfExponentials(scores: number[]): number {
  const largest = Math.max(...scores);
  return largest + Math.log(sum(scores.map((score) => Math.exp(score - largest))));
}

const stepLoss = (scores: number[], target: number) => logSumOfExponentials(scores) - at(scores, target);

/** By probabilities, of scores less something. */
function byProbability(scores: number[], target: number, less: number): number {
  const exponentials = scores.map((score) => Math.exp(score - less));
  return -Math.log(at(exponentials, target) / sum(exponentials));
}

const overSteps = (
  scores: number[][],
  targets: number[],
  loss: (scores: number[], target: number) => number,
) => sum(scores.map((step, t) => loss(step, at(targets, t))));

export const exercise = defineCode({
  functionName: "crossEntropy",
  solve: (scores: number[][], targets: number[]) => overSteps(scores, targets, stepLoss) / targets.length,
  examples: [
    { name: "two letters, nothing known", arguments: [[[0, 0]], [1]], expected: Math.log(2) },
    {
      name: "one step known nearly for sure, one not at all",
      arguments: [
        [
          [30, 0],
          [7, 7],
        ],
        [0, 1],
      ],
      expected: Math.log(2) / 2,
    },
  ],
  drawCases(random) {
    const draw = (steps: number, letters: number, scale: number, shift = 0) =>
      drawMatrix(random, steps, letters).map((row) => row.map((score) => scale * score + shift));
    const target = (steps: number, letters: number) => listOf(steps, () => random.integer(letters));
    const best = (scores: number[][]) => scores.map((row) => row.indexOf(Math.max(...row)));
    const worst = (scores: number[][]) => scores.map((row) => row.indexOf(Math.min(...row)));
    const sure = draw(3, 5, 400);
    const surprised = draw(2, 4, 1000);
    return [
      { name: "one step", scores: draw(1, 6, 2), targets: target(1, 6) },
      { name: "several steps", scores: draw(5, 4, 2), targets: target(5, 4) },
      { name: "scores about a thousand", scores: draw(3, 5, 3, 1000), targets: target(3, 5) },
      { name: "scores about minus a thousand", scores: draw(3, 5, 3, -1000), targets: target(3, 5) },
      { name: "a network that is sure and right", scores: sure, targets: best(sure) },
      { name: "a network that is sure and wrong", scores: surprised, targets: worst(surprised) },
    ].map(({ name, scores, targets }) => ({ name, arguments: [scores, targets] }));
  },
  mistakes: [
    {
      message: "The sum over the steps is not divided by their number.",
      compute: (scores, targets) => overSteps(scores, targets, stepLoss),
    },
    {
      message:
        "The logarithm is the one to base 2. The loss of this course is measured with the natural one.",
      compute: (scores, targets) => overSteps(scores, targets, stepLoss) / targets.length / Math.LN2,
    },
    {
      message:
        "A probability came out as 0, and its logarithm is infinite. Work out the logarithm of the quotient as a difference.",
      compute: (scores, targets) =>
        toWords(
          overSteps(scores, targets, (step, target) => byProbability(step, target, Math.max(...step))) /
            targets.length,
        ),
    },
    {
      message:
        "The exponentials are too large or too small to be written down. Take the largest score away from all of them first.",
      compute: (scores, targets) =>
        toWords(
          overSteps(scores, targets, (step, target) => byProbability(step, target, 0)) / targets.length,
        ),
    },
  ],
});
