import { at, defineCode, drawWholeMatrix, listOf } from "@/lib/classroom/grading/define-code";
import type { Random } from "@/lib/math/random";

type Matrix = number[][];

/** What each place of a window, in reading order, gets of its gradient. */
type Share = (values: number[]) => number[];

function sendBack(
  map: Matrix,
  gradient: Matrix,
  size: number,
  stride: number,
  share: Share,
  join: (before: number, more: number) => number,
): Matrix {
  const result = map.map((row) => row.map(() => 0));
  gradient.forEach((row, i) =>
    row.forEach((value, j) => {
      const places = listOf(size * size, (n) => [i * stride + Math.floor(n / size), j * stride + (n % size)]);
      const shares = share(places.map(([y = 0, x = 0]) => at(at(map, y), x)));
      places.forEach(([y = 0, x = 0], n) => {
        const line = at(result, y);
        const part = at(shares, n);
        if (part !== 0) line[x] = join(at(line, x), part * value);
      });
    }),
  );
  return result;
}

const toFirst: Share = (values) => {
  const winner = values.indexOf(Math.max(...values));
  return values.map((_, n) => (n === winner ? 1 : 0));
};
const toLast: Share = (values) => {
  const winner = values.lastIndexOf(Math.max(...values));
  return values.map((_, n) => (n === winner ? 1 : 0));
};
const toAllEqual: Share = (values) => values.map((value) => (value === Math.max(...values) ? 1 : 0));
const toEach: Share = (values) => values.map(() => 1 / values.length);
const add = (before: number, more: number) => before + more;

const drawGradient = (random: Random, rows: number, columns: number): Matrix =>
  listOf(rows, () => listOf(columns, () => 1 + random.integer(9)));

export const exercise = defineCode({
  functionName: "maxPoolBackward",
  solve: (map: Matrix, gradient: Matrix, size: number, stride: number) =>
    sendBack(map, gradient, size, stride, toFirst, add),
  examples: [
    {
      name: "two windows side by side",
      arguments: [
        [
          [1, 5, 2, 0],
          [3, 4, 7, 6],
        ],
        [[10, 20]],
        2,
        2,
      ],
      expected: [
        [0, 10, 0, 0],
        [0, 0, 20, 0],
      ],
    },
    {
      name: "a number that wins twice",
      arguments: [
        [
          [1, 9, 2],
          [0, 3, 4],
        ],
        [[10, 20]],
        2,
        1,
      ],
      expected: [
        [0, 30, 0],
        [0, 0, 0],
      ],
    },
  ],
  drawCases(random) {
    const peak = listOf(5, (y) => listOf(5, (x) => (y === 2 && x === 2 ? 9 : random.integer(5))));
    const level = listOf(4, () => listOf(4, () => random.integer(2)));
    return [
      { name: "windows side by side", map: drawWholeMatrix(random, 6, 6), size: 2, stride: 2 },
      { name: "one number that wins in every window", map: peak, size: 3, stride: 1 },
      { name: "windows that overlap", map: drawWholeMatrix(random, 4, 6), size: 2, stride: 1 },
      { name: "a map full of ties", map: level, size: 2, stride: 2 },
      { name: "a map of zeros alone", map: listOf(4, () => listOf(4, () => 0)), size: 2, stride: 2 },
      {
        name: "a row and a column that no window reaches",
        map: drawWholeMatrix(random, 5, 5),
        size: 2,
        stride: 2,
      },
    ].map(({ name, map, size, stride }) => {
      const count = (length: number) => Math.floor((length - size) / stride) + 1;
      const gradient = drawGradient(random, count(map.length), count(at(map, 0).length));
      return { name, arguments: [map, gradient, size, stride] };
    });
  },
  mistakes: [
    {
      message:
        "A number that wins in several windows gets only the last one's gradient. It gets the sum of all.",
      compute: (map, gradient, size, stride) =>
        sendBack(map, gradient, size, stride, toFirst, (_before, more) => more),
    },
    {
      message:
        "At a tie every one of the largest numbers gets the whole gradient. Only the first in reading order does.",
      compute: (map, gradient, size, stride) => sendBack(map, gradient, size, stride, toAllEqual, add),
    },
    {
      message:
        "At a tie the last of the largest numbers gets the gradient: a place is taken over by one that is as large, not larger.",
      compute: (map, gradient, size, stride) => sendBack(map, gradient, size, stride, toLast, add),
    },
    {
      message: "The gradient is shared equally. That is the way back through an average, not a maximum.",
      compute: (map, gradient, size, stride) => sendBack(map, gradient, size, stride, toEach, add),
    },
  ],
});
