import { at, defineCode, drawWholeMatrix, listOf } from "@/lib/classroom/grading/define-code";

type Matrix = number[][];

/** Pools whole windows, or with `isLoose` also those that stand over the rim. */
function pool(
  map: Matrix,
  size: number,
  stride: number,
  keep: (window: number[]) => number,
  isLoose = false,
): Matrix {
  const count = (length: number) =>
    isLoose ? Math.ceil(length / stride) : Math.floor((length - size) / stride) + 1;
  return listOf(count(map.length), (i) =>
    listOf(count(at(map, 0).length), (j) =>
      keep(
        map.slice(i * stride, i * stride + size).flatMap((row) => row.slice(j * stride, j * stride + size)),
      ),
    ),
  );
}

const largest = (window: number[]) => Math.max(...window);

export const exercise = defineCode({
  functionName: "maxPool",
  solve: (map: Matrix, size: number, stride: number) => pool(map, size, stride, largest),
  examples: [
    {
      name: "two windows side by side",
      arguments: [
        [
          [1, 5, 2, 0],
          [3, 4, 7, 6],
        ],
        2,
        2,
      ],
      expected: [[5, 7]],
    },
    {
      name: "windows that overlap",
      arguments: [
        [
          [3, 1, 2],
          [0, 4, 2],
          [9, 1, 1],
        ],
        2,
        1,
      ],
      expected: [
        [4, 4],
        [9, 4],
      ],
    },
  ],
  drawCases: (random) =>
    [
      { name: "windows side by side", size: [6, 6], window: [2, 2], shift: 0 },
      { name: "windows that overlap", size: [5, 5], window: [3, 1], shift: 0 },
      { name: "a map of negative numbers", size: [4, 4], window: [2, 2], shift: -9 },
      { name: "a map that is not square", size: [4, 8], window: [2, 2], shift: 0 },
      { name: "a row and a column that no window reaches", size: [5, 7], window: [2, 2], shift: 0 },
      { name: "windows with gaps between them", size: [7, 7], window: [2, 3], shift: 0 },
      { name: "one window over the whole map", size: [3, 3], window: [3, 3], shift: 0 },
    ].map(({ name, size: [rows = 0, columns = 0], window: [size = 0, stride = 0], shift }) => ({
      name,
      arguments: [
        drawWholeMatrix(random, rows, columns).map((row) => row.map((value) => value + shift)),
        size,
        stride,
      ],
    })),
  mistakes: [
    {
      message:
        "Where all numbers of a window are negative, it gives 0: the search begins with 0, which is larger than all of them.",
      compute: (map, size, stride) => pool(map, size, stride, (window) => Math.max(0, ...window)),
    },
    {
      message: "It takes the mean of each window. Max pooling keeps the largest number.",
      compute: (map, size, stride) =>
        pool(map, size, stride, (window) => window.reduce((a, b) => a + b) / window.length),
    },
    {
      message: "It also takes windows that stand over the rim. Only those count that lie wholly on the map.",
      compute: (map, size, stride) => pool(map, size, stride, largest, true),
    },
    {
      message: "The windows move on by their own size. They move by the stride.",
      compute: (map, size) => pool(map, size, size, largest),
    },
  ],
});
