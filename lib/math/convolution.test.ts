import type { Tensor3D } from "@tensorflow/tfjs";
import { beforeAll, expect, test } from "vitest";
import { loadTfNode } from "@/lib/experiment/engines/tfjs/load-node";
import {
  convolve,
  measureAxis,
  measureGeometry,
  measureReceptiveField,
  type ConvolutionOptions,
  type FilterBank,
  type Volume,
} from "./convolution";
import { extractPatches, findOutputsFedBy, spellOutput } from "./convolution-windows";
import { createRandom, type Random } from "./random";

type Tf = Awaited<ReturnType<typeof loadTfNode>>;
let tf: Tf;
beforeAll(async () => {
  tf = await loadTfNode("cpu");
});

const plain: ConvolutionOptions = { stride: 1, dilation: 1, padding: "valid", flip: false };
const slideImage: Volume = {
  channels: 1,
  height: 5,
  width: 5,
  values: Float32Array.of(1, 1, 1, 0, 0, 0, 1, 1, 1, 0, 0, 0, 1, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0),
};
const slideFilter: FilterBank = {
  count: 1,
  channels: 1,
  height: 3,
  width: 3,
  weights: Float32Array.of(1, 0, 1, 0, 1, 0, 1, 0, 1),
  biases: Float32Array.of(0),
};

interface Case {
  image: Volume;
  bank: FilterBank;
  options: ConvolutionOptions;
}

/** A case over every option: 1-3 channels, 1-4 filters, kernels 1-7, padding, stride 1-4, dilation 1-3, both senses. */
function drawCase(random: Random): Case {
  const fill = (size: number) => Float32Array.from({ length: size }, () => 2 * random.next() - 1);
  const channels = 1 + random.integer(3);
  const [height, width] = [5 + random.integer(14), 5 + random.integer(14)];
  const count = 1 + random.integer(4);
  const [kernelHeight, kernelWidth] = [1 + random.integer(7), 1 + random.integer(7)];
  const paddings = ["valid", "same", 0, 1, 2, 3] as const;
  return {
    image: { channels, height, width, values: fill(channels * height * width) },
    bank: {
      count,
      channels,
      height: kernelHeight,
      width: kernelWidth,
      weights: fill(count * channels * kernelHeight * kernelWidth),
      biases: fill(count),
    },
    options: {
      padding: paddings[random.integer(paddings.length)]!,
      stride: 1 + random.integer(4),
      dilation: 1 + random.integer(3),
      flip: random.next() < 0.5,
    },
  };
}

/** Cases in which at least one window fits. */
function drawFittingCases(seed: number, count: number): Case[] {
  const random = createRandom(seed, "convolution");
  const cases: Case[] = [];
  while (cases.length < count) {
    const drawn = drawCase(random);
    const { rows, columns } = measureGeometry(drawn.image, drawn.bank, drawn.options);
    if (rows.output > 0 && columns.output > 0) cases.push(drawn);
  }
  return cases;
}

/**
 * The same layer by tf.conv2d. It refuses stride and dilation together: there, the stride is taken by slicing. A bare
 * number as its padding is measured by the filter's height without dilation: there, zeros are set by tf.pad.
 */
function convolveWithTf({ image, bank, options }: Case): { shape: number[]; values: Float32Array } {
  const { stride, dilation, padding } = options;
  const output = tf.tidy(() => {
    const size: [number, number, number] = [image.channels, image.height, image.width];
    const input = tf.transpose(tf.tensor3d(image.values, size), [1, 2, 0]);
    const shape: [number, number, number, number] = [bank.count, bank.channels, bank.height, bank.width];
    const stored = tf.transpose(tf.tensor4d(bank.weights, shape), [2, 3, 1, 0]);
    const filters = options.flip ? tf.reverse(stored, [0, 1]) : stored;
    const withBias = (maps: Tensor3D) =>
      tf.transpose(maps.add<Tensor3D>(tf.tensor1d(bank.biases)), [2, 0, 1]);
    if (typeof padding === "string" && (stride === 1 || dilation === 1))
      return withBias(tf.conv2d(input, filters, stride, padding, "NHWC", dilation));
    const { rows, columns } = measureGeometry(image, bank, options);
    const zeros: [number, number][] = [
      [rows.before, rows.after],
      [columns.before, columns.after],
      [0, 0],
    ];
    const padded: Tensor3D = tf.pad(input, zeros);
    if (stride === 1 || dilation === 1)
      return withBias(tf.conv2d(padded, filters, stride, "valid", "NHWC", dilation));
    const dense = tf.conv2d(padded, filters, 1, "valid", "NHWC", dilation);
    return withBias(tf.stridedSlice(dense, [0, 0, 0], dense.shape, [stride, stride, 1]) as Tensor3D);
  });
  const values = Float32Array.from(output.dataSync());
  const shape = output.shape;
  output.dispose();
  return { shape, values };
}

test("the slide's first output is 4 and its whole output [[4,3,4],[2,4,3],[2,3,4]]", () => {
  const output = convolve(slideImage, slideFilter, plain);
  expect(output.values[0]).toBe(4);
  expect([output.channels, output.height, output.width]).toEqual([1, 3, 3]);
  expect([...output.values]).toEqual([4, 3, 4, 2, 4, 3, 2, 3, 4]);
});

test("equals tf.conv2d to 1e-5 on 200 random cases over all options", () => {
  const cases = drawFittingCases(1, 200);
  let worst = 0;
  for (const drawn of cases) {
    const ours = convolve(drawn.image, drawn.bank, drawn.options);
    const theirs = convolveWithTf(drawn);
    expect([ours.channels, ours.height, ours.width]).toEqual(theirs.shape);
    ours.values.forEach((value, i) => (worst = Math.max(worst, Math.abs(value - (theirs.values[i] ?? NaN)))));
  }
  expect(worst).toBeLessThan(1e-5);
  // The draw reaches every option, each with each sense.
  for (const flip of [true, false])
    for (const padding of ["valid", "same", 0, 1, 2, 3])
      expect(cases.some(({ options }) => options.flip === flip && options.padding === padding)).toBe(true);
  expect(cases.some(({ options }) => options.stride > 1 && options.dilation > 1)).toBe(true);
});

test("the products of every output add up to it, and the bias", () => {
  for (const { image, bank, options } of drawFittingCases(2, 20)) {
    const output = convolve(image, bank, options);
    for (let f = 0; f < bank.count; f++)
      for (const row of [0, output.height - 1])
        for (const column of [0, output.width - 1]) {
          const terms = spellOutput(image, bank, options, f, { row, column });
          const sum = terms.reduce((total, term) => total + term.product, bank.biases[f]!);
          const index = (f * output.height + row) * output.width + column;
          expect(output.values[index]).toBeCloseTo(sum, 5);
        }
  }
});

test("the reverse map is the transpose of the forward one", () => {
  for (const { image, bank, options } of drawFittingCases(3, 20)) {
    const geometry = measureGeometry(image, bank, options);
    const forward = new Set<string>();
    for (let row = 0; row < geometry.rows.output; row++)
      for (let column = 0; column < geometry.columns.output; column++)
        for (const term of spellOutput(image, bank, options, 0, { row, column }))
          if (term.channel === 0 && !term.padding)
            forward.add([term.row, term.column, row, column, term.weightRow, term.weightColumn].join());
    const reverse = new Set<string>();
    for (let y = 0; y < image.height; y++)
      for (let x = 0; x < image.width; x++)
        for (const feed of findOutputsFedBy(geometry, { row: y, column: x }, options.flip))
          reverse.add([y, x, feed.row, feed.column, feed.weightRow, feed.weightColumn].join());
    expect(reverse).toEqual(forward);
  }
});

test("the layer is one matrix product of its patches with its weights", () => {
  for (const { image, bank, options } of drawFittingCases(4, 20)) {
    const output = convolve(image, bank, options);
    const { patches, outputs, length } = extractPatches(image, bank, options, 2);
    const size = output.height * output.width;
    outputs.forEach((index, n) => {
      let sum = bank.biases[0]!;
      for (let i = 0; i < length; i++) sum += patches[n * length + i]! * bank.weights[i]!;
      expect(output.values[index]).toBeCloseTo(sum, 5);
    });
    expect(outputs).toHaveLength(Math.ceil(size / 2));
  }
});

test("a 7x7 image, a 3x3 filter, padding 1 and stride 3 give 3x3, and every pixel but the last padding is read", () => {
  const axis = measureAxis(7, 3, { ...plain, padding: 1, stride: 3 });
  expect(axis).toMatchObject({ span: 3, before: 1, after: 1, output: 3, unread: 0 });
});

test("a window wider than the padded image fits nowhere", () => {
  expect(measureAxis(5, 3, { ...plain, dilation: 3 }).output).toBe(0);
  expect(measureAxis(5, 3, { ...plain, dilation: 3, padding: 1 }).output).toBe(1);
});

test("same padding gives ceil(input / stride), with the odd zero at the end", () => {
  for (const stride of [1, 2, 3, 4])
    for (const kernel of [1, 2, 3, 4, 5, 6, 7])
      for (const input of [5, 6, 7, 8]) {
        const axis = measureAxis(input, kernel, { ...plain, stride, padding: "same" });
        expect(axis.output).toBe(Math.ceil(input / stride));
        expect(axis.after - axis.before).toBeLessThanOrEqual(1);
        expect(axis.after).toBeGreaterThanOrEqual(axis.before);
      }
});

test("pixels that a stride leaves over are counted", () => {
  expect(measureAxis(8, 3, { ...plain, stride: 2 })).toMatchObject({ output: 3, unread: 1 });
  expect(measureAxis(5, 1, { ...plain, stride: 3 })).toMatchObject({ output: 2, unread: 1 });
});

test("turning the filter by 180 degrees turns correlation into convolution", () => {
  const random = createRandom(5);
  const weights = Float32Array.from({ length: 9 }, () => random.normal());
  const bank = { ...slideFilter, weights };
  const turned = { ...slideFilter, weights: weights.toReversed() };
  expect(convolve(slideImage, bank, { ...plain, flip: true })).toEqual(convolve(slideImage, turned, plain));
});

test("a filter must have the image's number of channels", () => {
  expect(() => convolve({ ...slideImage, channels: 2 }, slideFilter, plain)).toThrow(
    /1 channels.*image of 2/,
  );
});

test("three stacked 3x3 filters see 7 pixels, and strides widen what follows", () => {
  expect(measureReceptiveField([{ kernel: 3 }, { kernel: 3 }])).toBe(5);
  expect(measureReceptiveField([{ kernel: 3 }, { kernel: 3 }, { kernel: 3 }])).toBe(7);
  expect(measureReceptiveField([{ kernel: 3, stride: 2 }, { kernel: 3 }])).toBe(7);
  expect(measureReceptiveField([{ kernel: 3, dilation: 2 }])).toBe(5);
});
