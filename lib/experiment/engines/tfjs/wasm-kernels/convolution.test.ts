import type { Tensor4D, TensorInfo } from "@tensorflow/tfjs";
import { beforeAll, expect, test } from "vitest";
import { createRandom, type Random } from "@/lib/math/random";
import { compareResults, loadBothBackends, randomTensor, runOn } from "./compare-backends";
import { conv2dBackpropFilterPortable } from "./conv2d-backprop-filter-portable";
import type { Tf } from "./kernel";

type Shape4 = [number, number, number, number];
type Pad = "valid" | "same" | [[0, 0], [number, number], [number, number], [0, 0]];

interface Case {
  input: Shape4;
  filter: Shape4;
  strides: [number, number];
  dilations: [number, number];
  pad: Pad;
}

function drawPad(random: Random): Pad {
  const kind = random.integer(3);
  if (kind === 0) return "valid";
  if (kind === 1) return "same";
  const side = () => random.integer(4);
  return [
    [0, 0],
    [side(), side()],
    [side(), side()],
    [0, 0],
  ];
}

/** A convolution whose windows fit: sizes 1 to 5, channels 1 to 19, so that whole and broken blocks of 8 both occur. */
function drawCase(random: Random, dilated: boolean): Case {
  const filterHeight = 1 + random.integer(5);
  const filterWidth = 1 + random.integer(5);
  const dilations: [number, number] = dilated ? [1 + random.integer(3), 1 + random.integer(3)] : [1, 1];
  // TensorFlow.js allows either strides or dilations above 1.
  const free = dilations[0] === 1 && dilations[1] === 1;
  const strides: [number, number] = free ? [1 + random.integer(3), 1 + random.integer(3)] : [1, 1];
  const channels = 1 + random.integer(9);
  const height = (filterHeight - 1) * dilations[0] + 1 + random.integer(8);
  const width = (filterWidth - 1) * dilations[1] + 1 + random.integer(8);
  return {
    input: [1 + random.integer(3), height, width, channels],
    filter: [filterHeight, filterWidth, channels, 1 + random.integer(19)],
    strides,
    dilations,
    pad: drawPad(random),
  };
}

let tf: Tf;
beforeAll(async () => {
  tf = await loadBothBackends();
});

test("conv2d equals the CPU backend's over 150 random shapes, strides, dilations and paddings", () => {
  for (let seed = 0; seed < 150; seed++) {
    const drawn = drawCase(createRandom(seed, "forward"), seed % 3 === 0);
    const compute = () => {
      const random = createRandom(seed, "values");
      const x = randomTensor(tf, random, drawn.input) as Tensor4D;
      const filter = randomTensor(tf, random, drawn.filter) as Tensor4D;
      return tf.conv2d(x, filter, drawn.strides, drawn.pad, "NHWC", drawn.dilations);
    };
    const difference = compareResults(runOn(tf, "wasm", compute), runOn(tf, "cpu", compute));
    expect(difference, JSON.stringify({ seed, ...drawn })).toBeLessThan(1e-4);
  }
});

test("both gradients of conv2d equal the CPU backend's over 150 random shapes, strides and paddings", () => {
  for (let seed = 0; seed < 150; seed++) {
    const drawn = drawCase(createRandom(seed, "backward"), false);
    const compute = () => {
      const random = createRandom(seed, "values");
      const x = randomTensor(tf, random, drawn.input) as Tensor4D;
      const filter = randomTensor(tf, random, drawn.filter) as Tensor4D;
      const apply = (a: Tensor4D, b: Tensor4D) => tf.conv2d(a, b, drawn.strides, drawn.pad);
      const dy = randomTensor(tf, random, apply(x, filter).shape);
      return tf.grads((a, b) => apply(a as Tensor4D, b as Tensor4D))([x, filter], dy);
    };
    const difference = compareResults(runOn(tf, "wasm", compute), runOn(tf, "cpu", compute));
    expect(difference, JSON.stringify({ seed, ...drawn })).toBeLessThan(1e-4);
  }
});

test("the filter's gradient without vector instructions is the same over 60 random shapes", () => {
  const portable = conv2dBackpropFilterPortable.make(tf, undefined);
  const compiled = tf.getKernel("Conv2DBackpropFilter", "wasm").kernelFunc;
  for (let seed = 0; seed < 60; seed++) {
    const { input, filter, strides, pad } = drawCase(createRandom(seed, "portable"), false);
    const measure = (kernel: typeof portable) => () => {
      const random = createRandom(seed, "values");
      const x = randomTensor(tf, random, input) as Tensor4D;
      const dy = randomTensor(tf, random, tf.conv2d(x, tf.zeros(filter) as Tensor4D, strides, pad).shape);
      const attrs = { strides, pad, dataFormat: "NHWC", filterShape: filter };
      const made = kernel({ inputs: { x, dy }, backend: tf.backend(), attrs });
      return tf.engine().makeTensorFromTensorInfo(made as TensorInfo);
    };
    const difference = compareResults(
      runOn(tf, "wasm", measure(portable)),
      runOn(tf, "wasm", measure(compiled)),
    );
    expect(difference, JSON.stringify({ seed, input, filter, strides, pad })).toBeLessThan(1e-4);
  }
});

test("a transposed convolution and its filter's gradient equal the CPU backend's", () => {
  for (const stride of [1, 2, 3]) {
    const compute = () => {
      const random = createRandom(stride, "transposed");
      const x = randomTensor(tf, random, [2, 5, 4, 6]) as Tensor4D;
      const filter = randomTensor(tf, random, [3, 3, 5, 6]) as Tensor4D;
      const shape: Shape4 = [2, 5 * stride, 4 * stride, 5];
      const apply = (b: Tensor4D) => tf.conv2dTranspose(x, b, shape, stride, "same");
      return [apply(filter), tf.grad((b) => apply(b as Tensor4D))(filter)];
    };
    expect(compareResults(runOn(tf, "wasm", compute), runOn(tf, "cpu", compute))).toBeLessThan(1e-4);
  }
});

test("a NaN in the image or in the output's gradient reaches the same places as on the CPU backend", () => {
  const compute = () => {
    const random = createRandom(1, "nan");
    const x = randomTensor(tf, random, [2, 6, 6, 3]) as Tensor4D;
    const filter = randomTensor(tf, random, [3, 3, 3, 9]) as Tensor4D;
    const hole = tf
      .oneHot(tf.tensor1d([40], "int32"), 2 * 6 * 6 * 3)
      .cast("bool")
      .reshape([2, 6, 6, 3]);
    const broken = tf.where(hole, tf.fill(x.shape, NaN), x) as Tensor4D;
    const dy = randomTensor(tf, random, [2, 4, 4, 9]);
    const gap = tf
      .oneHot(tf.tensor1d([77], "int32"), 2 * 4 * 4 * 9)
      .cast("bool")
      .reshape([2, 4, 4, 9]);
    const apply = (a: Tensor4D, b: Tensor4D) => tf.conv2d(a, b, 1, "valid");
    const gradients = tf.grads((a, b) => apply(a as Tensor4D, b as Tensor4D));
    return [apply(broken, filter), ...gradients([broken, filter], tf.where(gap, tf.fill(dy.shape, NaN), dy))];
  };
  const ours = runOn(tf, "wasm", compute);
  expect(ours[0]?.values.some(Number.isNaN)).toBe(true);
  expect(compareResults(ours, runOn(tf, "cpu", compute))).toBeLessThan(1e-4);
});

test("an empty batch gives an empty image and zero gradients", () => {
  const compute = () => {
    const filter = tf.ones([3, 3, 2, 4]) as Tensor4D;
    const x = tf.zeros([0, 5, 5, 2]) as Tensor4D;
    const gradient = tf.grad((b) => tf.conv2d(x, b as Tensor4D, 1, "same"))(filter);
    return [tf.conv2d(x, filter, 1, "same"), gradient];
  };
  const [image, gradient] = runOn(tf, "wasm", compute);
  expect(image?.shape).toEqual([0, 5, 5, 4]);
  expect(gradient?.values).toEqual(new Array(72).fill(0));
});
