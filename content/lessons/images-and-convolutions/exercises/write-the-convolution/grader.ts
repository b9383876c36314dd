import { at, defineCode, listOf, sum, toWords } from "@/lib/classroom/grading/define-code";
import type { Random } from "@/lib/math/random";

type Image = number[][][];

interface Slip {
  /** How many of the channels are read; left out, all. */
  channels?: number;
  hasNoBias?: boolean;
  isTurned?: boolean;
}

/** Valid cross-correlation of an image of height x width x channels with filters of side x side x channels. */
function convolve(image: Image, filters: Image[], biases: number[], slip: Slip = {}): Image {
  const first = at(filters, 0);
  const [tall, wide] = [first.length, at(first, 0).length];
  const channels = slip.channels ?? at(at(image, 0), 0).length;
  const readWeight = (filter: Image, i: number, j: number, c: number) =>
    slip.isTurned === true ? at(at(at(filter, tall - 1 - i), wide - 1 - j), c) : at(at(at(filter, i), j), c);
  return listOf(image.length - tall + 1, (y) =>
    listOf(at(image, 0).length - wide + 1, (x) =>
      filters.map((filter, k) =>
        sum([
          slip.hasNoBias === true ? 0 : at(biases, k),
          ...listOf(tall * wide * channels, (place) => {
            const c = place % channels;
            const j = Math.floor(place / channels) % wide;
            const i = Math.floor(place / channels / wide);
            return readWeight(filter, i, j, c) * at(at(at(image, y + i), x + j), c);
          }),
        ]),
      ),
    ),
  );
}

const draw = (random: Random, height: number, width: number, channels: number): Image =>
  listOf(height, () => listOf(width, () => listOf(channels, () => random.integer(9) - 4)));

export const exercise = defineCode({
  functionName: "convolve",
  solve: (image: Image, filters: Image[], biases: number[]) => convolve(image, filters, biases),
  examples: [
    {
      name: "a row of three pixels, and a filter that takes differences",
      arguments: [[[[1], [4], [9]]], [[[[-1], [1]]]], [10]],
      expected: [[[13], [15]]],
    },
    {
      name: "one pixel of two channels, and three filters",
      arguments: [[[[2, 5]]], [[[[1, 0]]], [[[0, 1]]], [[[1, 1]]]], [0, 0, 1]],
      expected: [[[2, 5, 8]]],
    },
  ],
  drawCases: (random) =>
    [
      { name: "one channel and one filter", size: [5, 5, 1], filters: [3, 3, 1] },
      { name: "three channels", size: [4, 4, 3], filters: [3, 3, 1] },
      { name: "four filters", size: [5, 5, 1], filters: [2, 2, 4] },
      { name: "an image that is not square", size: [3, 7, 2], filters: [3, 3, 2] },
      { name: "a filter that is not square", size: [5, 6, 2], filters: [1, 3, 2] },
      { name: "a filter as large as the image", size: [4, 4, 2], filters: [4, 4, 3] },
      { name: "filters of a single pixel", size: [3, 3, 4], filters: [1, 1, 2] },
    ].map(
      ({ name, size: [height = 0, width = 0, channels = 0], filters: [tall = 0, wide = 0, count = 0] }) => ({
        name,
        arguments: [
          draw(random, height, width, channels),
          listOf(count, () => draw(random, tall, wide, channels)),
          listOf(count, () => 1 + random.integer(9)),
        ],
      }),
    ),
  mistakes: [
    {
      message:
        "Only the first channel is read. A filter is as deep as its image, and its output adds up all channels.",
      compute: (image, filters, biases) => convolve(image, filters, biases, { channels: 1 }),
    },
    {
      message: "The biases are missing: each filter has one, which is added once to each of its sums.",
      compute: (image, filters, biases) => convolve(image, filters, biases, { hasNoBias: true }),
    },
    {
      message:
        "The filters are turned around. That is the convolution of mathematics; networks multiply what lies on top of one another.",
      compute: (image, filters, biases) => convolve(image, filters, biases, { isTurned: true }),
    },
    {
      message:
        "The output's channels stand outermost, as a list of maps. They belong innermost: each pixel is a list of one number for each filter.",
      compute(image, filters, biases) {
        const output = convolve(image, filters, biases);
        return filters.map((_, k) => output.map((row) => row.map((pixel) => toWords(at(pixel, k)))));
      },
    },
  ],
});
