import { at, defineCode, drawWholeMatrix, listOf, sum } from "@/lib/classroom/grading/define-code";

type Matrix = number[][];

/** What the padding is on each side, and the stride along each axis. */
interface Frame {
  before: number;
  after: number;
  down: number;
  across: number;
}

function convolve(image: Matrix, filter: Matrix, { before, after, down, across }: Frame): Matrix {
  const [height, width] = [image.length, at(image, 0).length];
  const [tall, wide] = [filter.length, at(filter, 0).length];
  const count = (length: number, side: number, stride: number) =>
    Math.floor((length + before + after - side) / stride) + 1;
  const read = (y: number, x: number) => image[y]?.[x] ?? 0;
  return listOf(count(height, tall, down), (i) =>
    listOf(count(width, wide, across), (j) =>
      sum(
        filter.flatMap((row, u) =>
          row.map((weight, v) => weight * read(i * down + u - before, j * across + v - before)),
        ),
      ),
    ),
  );
}

export const exercise = defineCode({
  functionName: "convolve",
  solve: (image: Matrix, filter: Matrix, padding: number, stride: number) =>
    convolve(image, filter, { before: padding, after: padding, down: stride, across: stride }),
  examples: [
    {
      name: "one pixel, and one ring of zeros",
      arguments: [
        [[5]],
        [
          [1, 2],
          [3, 4],
        ],
        1,
        1,
      ],
      expected: [
        [20, 15],
        [10, 5],
      ],
    },
    {
      name: "every second pixel",
      arguments: [
        [
          [1, 2, 3],
          [4, 5, 6],
          [7, 8, 9],
        ],
        [[1]],
        0,
        2,
      ],
      expected: [
        [1, 3],
        [7, 9],
      ],
    },
  ],
  drawCases: (random) =>
    [
      { name: "no padding and a stride of 1", image: [5, 5], filter: [3, 3], dials: [0, 1] },
      { name: "padding that keeps the size", image: [4, 4], filter: [3, 3], dials: [1, 1] },
      { name: "a stride of 2", image: [7, 7], filter: [3, 3], dials: [0, 2] },
      { name: "both, on an image that is not square", image: [5, 8], filter: [3, 3], dials: [1, 2] },
      { name: "a last row that no window reaches", image: [6, 6], filter: [3, 3], dials: [0, 2] },
      { name: "two rings of zeros and a stride of 3", image: [6, 5], filter: [2, 4], dials: [2, 3] },
      { name: "a filter larger than the image", image: [2, 2], filter: [4, 4], dials: [1, 1] },
    ].map(
      ({
        name,
        image: [rows = 0, columns = 0],
        filter: [tall = 0, wide = 0],
        dials: [padding = 0, stride = 0],
      }) => ({
        name,
        arguments: [
          drawWholeMatrix(random, rows, columns),
          drawWholeMatrix(random, tall, wide),
          padding,
          stride,
        ],
      }),
    ),
  mistakes: [
    {
      message:
        "The zeros stand on one side only. A ring of them goes round the image, so each axis gets twice as many.",
      compute: (image, filter, padding, stride) =>
        convolve(image, filter, { before: 0, after: padding, down: stride, across: stride }),
    },
    {
      message: "There is no padding in it. Rows and columns that the image does not have count as zeros.",
      compute: (image, filter, _padding, stride) =>
        convolve(image, filter, { before: 0, after: 0, down: stride, across: stride }),
    },
    {
      message: "The stride is taken downwards only. The filter also moves across by that many pixels.",
      compute: (image, filter, padding, stride) =>
        convolve(image, filter, { before: padding, after: padding, down: stride, across: 1 }),
    },
    {
      message: "The filter moves one pixel at a time, whatever the stride.",
      compute: (image, filter, padding) =>
        convolve(image, filter, { before: padding, after: padding, down: 1, across: 1 }),
    },
  ],
});
