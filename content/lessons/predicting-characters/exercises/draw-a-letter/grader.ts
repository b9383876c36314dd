import { defineCode, drawList, sum, type Value } from "@/lib/classroom/grading/define-code";

function soften(scores: number[], factor: number): number[] {
  const largest = Math.max(...scores);
  const exponentials = scores.map((score) => Math.exp(factor * (score - largest)));
  return exponentials.map((each) => each / sum(exponentials));
}

function toLargest(scores: number[]): number[] {
  const winner = scores.indexOf(Math.max(...scores));
  return scores.map((_, index) => (index === winner ? 1 : 0));
}

const cool = (scores: number[], temperature: number) =>
  temperature === 0 ? toLargest(scores) : soften(scores, 1 / temperature);

/** The letter on whose stretch the number falls. */
function find(probabilities: number[], uniform: number): number {
  const index = probabilities.findIndex((_, n) => sum(probabilities.slice(0, n + 1)) > uniform);
  return index === -1 ? probabilities.length - 1 : index;
}

const draw = (probabilities: number[], uniform: number): Value => [
  probabilities,
  find(probabilities, uniform),
];

export const exercise = defineCode({
  functionName: "drawLetter",
  solve: (scores: number[], temperature: number, uniform: number) => draw(cool(scores, temperature), uniform),
  examples: [
    {
      name: "four letters of which nothing is known",
      arguments: [[0, 0, 0, 0], 1, 0.6],
      expected: [[0.25, 0.25, 0.25, 0.25], 2],
    },
    {
      name: "one to three at temperature 1, one to nine at a half",
      arguments: [[0, Math.log(3)], 0.5, 0.05],
      expected: [[0.1, 0.9], 0],
    },
  ],
  drawCases: (random) =>
    [
      { name: "temperature 1", letters: 5, scale: 1, temperature: 1 },
      { name: "a low temperature", letters: 5, scale: 1, temperature: 0.3 },
      { name: "a high temperature", letters: 6, scale: 1, temperature: 4 },
      { name: "temperature 0", letters: 4, scale: 1, temperature: 0 },
      { name: "scores in the hundreds", letters: 4, scale: 300, temperature: 0.25 },
      { name: "many letters", letters: 27, scale: 1, temperature: 0.8 },
    ].map(({ name, letters, scale, temperature }) => {
      // Never so near to the end of a stretch that a last digit decides.
      const scores = drawList(random, letters).map((score) => scale * score);
      const probabilities = cool(scores, temperature);
      const middle = find(probabilities, random.next());
      const uniform =
        sum(probabilities.slice(0, middle)) + (0.1 + 0.8 * random.next()) * (probabilities[middle] ?? 0);
      return { name, arguments: [scores, temperature, uniform] };
    }),
  mistakes: [
    {
      message:
        "The scores are multiplied by the temperature. They are divided by it: a low one makes the network bolder.",
      compute: (scores, temperature, uniform) => draw(soften(scores, temperature), uniform),
    },
    {
      message:
        "The temperature changes nothing here. Divided after softmax and made to add up to 1, the probabilities are what they were.",
      compute: (scores, _temperature, uniform) => draw(soften(scores, 1), uniform),
    },
    {
      message:
        "The probabilities are right; the letter is always the most probable one. Draw it by the number that is given.",
      compute(scores, temperature) {
        const probabilities = cool(scores, temperature);
        return [probabilities, probabilities.indexOf(Math.max(...probabilities))];
      },
    },
    {
      message: "The probabilities are right; the letter stands one place too late.",
      compute(scores, temperature, uniform) {
        const probabilities = cool(scores, temperature);
        return [probabilities, find(probabilities, uniform) + 1];
      },
    },
  ],
});
