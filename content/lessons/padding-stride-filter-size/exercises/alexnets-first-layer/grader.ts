import { askCount, defineAnswers, drawBetween, drawOneOf, tex } from "@/lib/classroom/grading/define-answers";
import type { Random } from "@/lib/math/random";

export const exercise = defineAnswers(
  (random: Random) => {
    const [size, stride] = [drawOneOf(random, [7, 9, 11, 13]), drawBetween(random, 3, 5)];
    const side = size + stride * drawBetween(random, 20, 60);
    return {
      filters: 16 * drawBetween(random, 2, 8),
      size,
      stride,
      claimed: side - drawBetween(random, 1, stride - 1),
      side,
    };
  },
  {
    questions: [
      askCount(
        "unread",
        "Columns that no window reads, on the picture that does not fit",
        ({ claimed, size, stride }) => (claimed - size) % stride,
        [
          {
            message:
              "This is how far the picture is from the one that fits. Count what is left behind the last window.",
            answer: ({ claimed, side }) => side - claimed,
          },
          {
            message: "The filter's own side comes off first: the first window stands without a move.",
            answer: ({ claimed, stride }) => claimed % stride,
          },
        ],
      ),
      askCount(
        "places",
        "Side of the output, on the picture that fits",
        ({ side, size, stride }) => (side - size) / stride + 1,
        [
          {
            message: "These are the moves. There is one more place than there are moves.",
            answer: ({ side, size, stride }) => (side - size) / stride,
          },
          {
            message: "A stride of 1 would give this.",
            answer: ({ side, size }) => side - size + 1,
          },
        ],
      ),
      askCount("parameters", "Parameters", ({ filters, size }) => filters * (3 * size * size + 1), [
        { message: "The biases are missing.", answer: ({ filters, size }) => filters * 3 * size * size },
        {
          message: "A filter is as deep as its picture: three channels.",
          answer: ({ filters, size }) => filters * (size * size + 1),
        },
      ]),
    ],
    worked: ({ filters, size, stride, claimed, side }) =>
      `$${claimed} - ${size} = ${claimed - size}$ is not divisible by ${stride}: ${Math.floor((claimed - size) / stride)} moves, ` +
      `and ${(claimed - size) % stride} columns remain that no window reads. ` +
      `With ${side} the distance is $${side - size}$, which is ${(side - size) / stride} moves and ${(side - size) / stride + 1} places. ` +
      `Parameters: $${filters} \\cdot (${size} \\cdot ${size} \\cdot 3 + 1) = ${tex(filters * (3 * size * size + 1))}$. ` +
      `AlexNet's numbers work out alike: $224 - 11 = 213$ leaves 1 over, $227 - 11 = 216$ nothing.`,
  },
);
