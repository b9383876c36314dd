import { askCount, defineAnswers, drawBetween, tex } from "@/lib/classroom/grading/define-answers";
import type { Random } from "@/lib/math/random";

export const exercise = defineAnswers(
  (random: Random) => ({ side: drawBetween(random, 8, 20), code: drawBetween(random, 2, 8) }),
  {
    questions: [
      askCount("encoder", "Parameters of the encoder", ({ side, code }) => code * (side * side + 1), [
        {
          message: "The biases are missing: each number of the code has one.",
          answer: ({ side, code }) => code * side * side,
        },
        {
          message: "Biases belong to what a layer gives. The encoder gives the code.",
          answer: ({ side, code }) => code * side * side + side * side,
        },
        {
          message: "A picture has as many pixels as its side squared.",
          answer: ({ side, code }) => code * (side + 1),
        },
      ]),
      askCount(
        "both",
        "Parameters of both layers",
        ({ side, code }) => code * (side * side + 1) + side * side * (code + 1),
        [
          { message: "No biases are counted.", answer: ({ side, code }) => 2 * code * side * side },
          {
            message: "The decoder's biases are missing. It has one for each pixel.",
            answer: ({ side, code }) => 2 * code * side * side + code,
          },
          {
            message: "This is the encoder twice. The decoder has as many weights, but a bias for each pixel.",
            answer: ({ side, code }) => 2 * code * (side * side + 1),
          },
        ],
      ),
    ],
    worked: ({ side, code }) =>
      `Encoder: ${side * side} weights into each of ${code} units, and a bias each, ` +
      `$${code} \\cdot (${side * side} + 1) = ${tex(code * (side * side + 1))}$. ` +
      `Decoder: ${code} weights into each of ${side * side} pixels, and a bias each, ` +
      `$${side * side} \\cdot (${code} + 1) = ${tex(side * side * (code + 1))}$. ` +
      `Together $${tex(code * (side * side + 1) + side * side * (code + 1))}$. The decoder's biases are no waste: they can hold the ` +
      `mean picture, so that the code need only say how a picture differs from it.`,
  },
);
