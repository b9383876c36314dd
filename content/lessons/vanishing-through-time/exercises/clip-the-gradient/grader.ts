import { defineCode, dot, drawList, sum } from "@/lib/classroom/grading/define-code";

type Lists = number[][];

const lengthOf = (lists: Lists) => Math.sqrt(sum(lists.map((list) => dot(list, list))));
const scale = (lists: Lists, factor: number) => lists.map((list) => list.map((value) => factor * value));
const clip = (lists: Lists, limit: number) =>
  lengthOf(lists) > limit ? scale(lists, limit / lengthOf(lists)) : lists;

export const exercise = defineCode({
  functionName: "clipGradient",
  solve: (gradients: Lists, limit: number) => clip(gradients, limit),
  examples: [
    { name: "two numbers, of length 5", arguments: [[[3], [4]], 1], expected: [[0.6], [0.8]] },
    { name: "a gradient that is short enough", arguments: [[[3], [4]], 10], expected: [[3], [4]] },
  ],
  drawCases: (random) =>
    [
      { name: "one list", sizes: [5], scale: 3, limit: 1 },
      { name: "several lists", sizes: [3, 4, 2], scale: 4, limit: 2 },
      { name: "one long list and one short one", sizes: [8, 1], scale: 6, limit: 1 },
      {
        name: "lists that are each short enough, but not together",
        sizes: [2, 2, 2, 2, 2, 2],
        scale: 0,
        limit: 1.5,
      },
      { name: "a gradient that is short enough", sizes: [3, 3], scale: 0.01, limit: 1 },
      { name: "a gradient of zeros", sizes: [2, 2], scale: 0, limit: 1 },
    ].map(({ name, sizes, scale: factor, limit }) => {
      const isMany = sizes.length > 3;
      return {
        name,
        arguments: [
          // Each of these lists has a length from 0.7 to 1.2.
          sizes.map((size) =>
            isMany
              ? [0.5 + 0.3 * random.next(), -0.5 - 0.3 * random.next()]
              : drawList(random, size).map((value) => factor * value),
          ),
          limit,
        ],
      };
    }),
  mistakes: [
    {
      message:
        "Each list is clipped by itself. That turns the gradient as a whole: one factor must serve for all of them.",
      compute: (gradients, limit) => gradients.map((list) => clip([list], limit)[0] ?? []),
    },
    {
      message: "Each number is cut at the limit. That turns the gradient, and it may still be too long.",
      compute: (gradients, limit) =>
        gradients.map((list) => list.map((value) => Math.max(-limit, Math.min(limit, value)))),
    },
    {
      message: "Short gradients are made as long as the limit. They are to be left as they are.",
      compute(gradients, limit) {
        const length = lengthOf(gradients);
        return length === 0 ? gradients : scale(gradients, limit / length);
      },
    },
    {
      message: "The length is the square root of the sum of squares; the root is missing.",
      compute(gradients, limit) {
        const square = lengthOf(gradients) ** 2;
        return square > limit ? scale(gradients, limit / square) : gradients;
      },
    },
  ],
});
