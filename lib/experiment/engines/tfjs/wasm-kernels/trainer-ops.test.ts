import type { Scalar, Tensor, Tensor1D, Tensor2D, Tensor3D, Tensor4D } from "@tensorflow/tfjs";
import { beforeAll, expect, test } from "vitest";
import { createRandom } from "@/lib/math/random";
import { compareResults, loadBothBackends, randomTensor, runOn } from "./compare-backends";
import type { Tf } from "./kernel";

let tf: Tf;
beforeAll(async () => {
  tf = await loadBothBackends();
});

type Op = (tf: Tf, x: Tensor, y: Tensor) => Tensor;

/** Operations on two matrices [4, 6], the second positive and away from zero. */
const OPERATIONS: Record<string, Op> = {
  relu: (tf, x) => tf.relu(x),
  relu6: (tf, x) => tf.relu6(x),
  leakyRelu: (tf, x) => tf.leakyRelu(x, 0.1),
  prelu: (tf, x, y) => tf.prelu(x, y),
  elu: (tf, x) => tf.elu(x),
  selu: (tf, x) => tf.selu(x),
  sigmoid: (tf, x) => tf.sigmoid(x),
  logSigmoid: (tf, x) => tf.logSigmoid(x),
  tanh: (tf, x) => tf.tanh(x),
  softplus: (tf, x) => tf.softplus(x),
  softmax: (tf, x) => tf.softmax(x),
  logSoftmax: (tf, x) => tf.logSoftmax(x),
  erf: (tf, x) => tf.erf(x),
  "gelu by erf": (tf, x) => tf.mul(tf.mul(x, 0.5), tf.add(1, tf.erf(tf.div(x, Math.SQRT2)))),
  "gelu by tanh": (tf, x) =>
    tf.mul(tf.mul(x, 0.5), tf.add(1, tf.tanh(tf.mul(0.797885, tf.add(x, tf.mul(0.044715, tf.pow(x, 3))))))),
  swish: (tf, x) => tf.mul(x, tf.sigmoid(x)),
  abs: (tf, x) => tf.abs(x),
  sign: (tf, x) => tf.mul(tf.sign(x), x),
  neg: (tf, x) => tf.neg(x),
  square: (tf, x) => tf.square(x),
  sqrt: (tf, _x, y) => tf.sqrt(y),
  rsqrt: (tf, _x, y) => tf.rsqrt(y),
  reciprocal: (tf, _x, y) => tf.reciprocal(y),
  exp: (tf, x) => tf.exp(x),
  expm1: (tf, x) => tf.expm1(x),
  log: (tf, _x, y) => tf.log(y),
  log1p: (tf, _x, y) => tf.log1p(y),
  sin: (tf, x) => tf.sin(x),
  cos: (tf, x) => tf.cos(x),
  atan: (tf, x) => tf.atan(x),
  step: (tf, x) => tf.add(tf.step(x), x),
  clipByValue: (tf, x) => tf.clipByValue(x, -0.5, 0.7),
  round: (tf, x) => tf.add(tf.round(x), x),
  floor: (tf, x) => tf.add(tf.floor(x), x),
  add: (tf, x, y) => tf.add(x, y),
  "add a row": (tf, x, y) => tf.add(x, tf.slice(y, [0, 0], [1, 6])),
  "add a column": (tf, x, y) => tf.add(x, tf.slice(y, [0, 0], [4, 1])),
  sub: (tf, x, y) => tf.sub(x, y),
  mul: (tf, x, y) => tf.mul(x, y),
  div: (tf, x, y) => tf.div(x, y),
  "divide by a row": (tf, x, y) => tf.div(x, tf.sum(y, 0)),
  pow: (tf, x, y) => tf.pow(y, x),
  maximum: (tf, x, y) => tf.maximum(x, y),
  minimum: (tf, x, y) => tf.minimum(x, y),
  squaredDifference: (tf, x, y) => tf.squaredDifference(x, y),
  mod: (tf, x, y) => tf.mod(x, y),
  where: (tf, x, y) => tf.where(mask(tf), x, y),
  "mean of all": (tf, x) => tf.mean(x),
  "mean of columns": (tf, x) => tf.mean(x, 0),
  "sum of rows": (tf, x) => tf.sum(x, 1),
  max: (tf, x) => tf.max(x, 1),
  min: (tf, x) => tf.min(x, 0),
  prod: (tf, x) => tf.prod(x, 1),
  norm: (tf, x) => tf.norm(x),
  "norm of rows": (tf, x) => tf.norm(x, 2, 1),
  cumsum: (tf, x) => tf.cumsum(x, 1),
  logSumExp: (tf, x) => tf.logSumExp(x, 1),
  moments: (tf, x) => tf.moments(x, 0).variance,
  transpose: (tf, x) => tf.transpose(x),
  reshape: (tf, x) => tf.reshape(x, [2, 12]),
  concat: (tf, x, y) => tf.concat([x, y], 1),
  stack: (tf, x, y) => tf.stack([x, y]),
  unstack: (tf, x) => tf.addN(tf.unstack(x)),
  split: (tf, x) => tf.addN(tf.split(x, 3, 1)),
  slice: (tf, x) => tf.slice(x, [1, 2], [2, 3]),
  pad: (tf, x) =>
    tf.pad(x as Tensor2D, [
      [1, 2],
      [0, 3],
    ]),
  tile: (tf, x) => tf.tile(x, [2, 3]),
  reverse: (tf, x) => tf.reverse(x, 1),
  expandDims: (tf, x) => tf.expandDims(x, 1),
  squeeze: (tf, x) => tf.squeeze(tf.expandDims(x, 1)),
  broadcastTo: (tf, x) => tf.broadcastTo(tf.sum(x, 0, true), [3, 6]),
  gather: (tf, x) => tf.gather(x, tf.tensor1d([2, 0, 2, 3, 1], "int32")),
  "gather columns": (tf, x) => tf.gather(x, tf.tensor1d([5, 0, 5], "int32"), 1),
  oneHot: (tf, x) =>
    tf.matMul(tf.cast(tf.oneHot(tf.tensor1d([2, 0, 1], "int32"), 4), "float32"), x as Tensor2D),
  matMul: (tf, x, y) => tf.matMul(x as Tensor2D, y as Tensor2D, false, true),
  dot: (tf, x, y) => tf.dot(x as Tensor2D, tf.transpose(y) as Tensor2D),
  outerProduct: (tf, x, y) =>
    tf.outerProduct(tf.reshape(x, [24]) as Tensor1D, tf.reshape(y, [24]) as Tensor1D),
  mask: (tf, x) => tf.mul(tf.cast(mask(tf), "float32"), x),
  dropout: (tf, x) => tf.dropout(x, 0.5, undefined, 3),
  batchNorm: (tf, x, y) =>
    tf.batchNorm(x as Tensor2D, tf.mean(x, 0), tf.moments(x, 0).variance, tf.sum(x, 0), tf.sum(y, 0), 1e-3),
  layerNorm: (tf, x) => {
    const { mean, variance } = tf.moments(x, 1, true);
    return tf.mul(tf.sub(x, mean), tf.rsqrt(tf.add(variance, 1e-5)));
  },
  "softmax cross entropy": (tf, x, y) => tf.losses.softmaxCrossEntropy(tf.softmax(y), x),
  "sigmoid cross entropy": (tf, x) => tf.losses.sigmoidCrossEntropy(targets(tf), x),
  "mean squared error": (tf, x) => tf.losses.meanSquaredError(targets(tf), x),
  "absolute difference": (tf, x) => tf.losses.absoluteDifference(targets(tf), x),
  "huber loss": (tf, x) => tf.losses.huberLoss(targets(tf), x),
  "hinge loss": (tf, x) => tf.losses.hingeLoss(targets(tf), x),
  "log loss": (tf, x) => tf.losses.logLoss(targets(tf), tf.sigmoid(x)),
  "cosine distance": (tf, x) => tf.losses.cosineDistance(targets(tf), x, 1),
  argMax: (tf, x) => tf.add(tf.cast(tf.argMax(targets(tf), 1), "float32"), tf.sum(x)),
};

/** Operations that are not differentiated, on two matrices [4, 6]. */
const PLAIN_OPERATIONS: Record<string, Op> = {
  argMax: (tf, x) => tf.argMax(x, 1),
  argMin: (tf, x) => tf.argMin(x, 0),
  topk: (tf, x) => tf.concat(Object.values(tf.topk(x, 2)).map((found) => tf.cast(found, "float32"))),
  comparisons: (tf, x, y) =>
    tf.logicalAnd(tf.lessEqual(x, y), tf.logicalNot(tf.equal(tf.sign(x), tf.sign(y)))),
  isNaN: (tf, x) => tf.isNaN(tf.log(x)),
  any: (tf, x) => tf.any(tf.greater(x, 1), 1),
  all: (tf, x) => tf.all(tf.less(x, 1), 0),
  stridedSlice: (tf, x) => tf.stridedSlice(x, [0, 1], [4, 6], [2, 2]),
  mirrorPad: (tf, x) =>
    tf.mirrorPad(
      x,
      [
        [1, 1],
        [1, 1],
      ],
      "reflect",
    ),
  bincount: (tf, x) => tf.bincount(tf.cast(tf.reshape(tf.abs(x), [24]), "int32") as Tensor1D, [], 5),
  cumprod: (tf, x) => tf.cumprod(x, 0),
  randomUniform: (tf) => tf.randomUniform([4, 6], 0, 1, "float32", 3),
  linspace: (tf) => tf.linspace(0, 1, 11),
  eye: (tf) => tf.eye(3),
};

/** Operations on images [2, 6, 6, 4]. */
const IMAGE_OPERATIONS: Record<string, (tf: Tf, x: Tensor4D) => Tensor> = {
  "conv2d, then relu and pooling": (tf, x) =>
    tf.maxPool(tf.relu(tf.conv2d(x, kernel(tf, [3, 3, 4, 5]), 1, "same")), 2, 2, "valid"),
  "fused conv2d": (tf, x) =>
    tf.fused.conv2d({
      x,
      filter: kernel(tf, [3, 3, 4, 5]),
      strides: 1,
      pad: "same",
      bias: tf.range(0, 5) as Tensor1D,
      activation: "relu",
    }),
  conv1d: (tf, x) =>
    tf.conv1d(tf.reshape(x, [2, 36, 4]) as Tensor3D, kernel(tf, [5, 4, 3]) as unknown as Tensor3D, 2, "same"),
  conv2dTranspose: (tf, x) => tf.conv2dTranspose(x, kernel(tf, [3, 3, 2, 4]), [2, 12, 12, 2], 2, "same"),
  "depthwiseConv2d's filter": (tf, x) => {
    const filter = tf.reshape(tf.slice(x, [0, 0, 0, 0], [1, 3, 3, 4]), [3, 3, 4, 1]) as Tensor4D;
    return tf.depthwiseConv2d(x, tf.concat([filter, filter], 3) as Tensor4D, 2, "same");
  },
  depthwiseConv2d: (tf, x) => tf.depthwiseConv2d(x, kernel(tf, [3, 3, 4, 2]), 1, "same"),
  "depthwiseConv2d with stride 2": (tf, x) => tf.depthwiseConv2d(x, kernel(tf, [3, 2, 4, 1]), 2, "valid"),
  separableConv2d: (tf, x) =>
    tf.separableConv2d(x, kernel(tf, [3, 3, 4, 2]), kernel(tf, [1, 1, 8, 3]), 1, "same"),
  avgPool: (tf, x) => tf.avgPool(x, 2, 2, "same"),
  "global average": (tf, x) => tf.mean(x, [1, 2]),
  "batchNorm of images": (tf, x) => {
    const { mean, variance } = tf.moments(x, [0, 1, 2]);
    return tf.batchNorm(
      x,
      mean as Tensor1D,
      variance as Tensor1D,
      tf.range(0, 4) as Tensor1D,
      tf.range(1, 5) as Tensor1D,
      1e-3,
    );
  },
  "a row gathered from each image": (tf, x) => tf.gather(x, tf.tensor1d([1, 1], "int32"), 1),
  // One image: the CPU backend's own gradient is wrong for a batch of several.
  resizeNearestNeighbor: (tf, x) =>
    tf.image.resizeNearestNeighbor(tf.slice(x, [1, 0, 0, 0], [1, 6, 6, 4]) as Tensor4D, [12, 12]),
  resizeBilinear: (tf, x) => tf.image.resizeBilinear(x, [9, 9]),
  localResponseNormalization: (tf, x) => tf.localResponseNormalization(x, 2),
  spaceToDepth: (tf, x) =>
    tf.add(
      tf.spaceToBatchND(
        x,
        [2, 2],
        [
          [0, 0],
          [0, 0],
        ],
      ),
      1,
    ),
};

/** Fixed zeros and ones in the shape of the matrices. */
function targets(tf: Tf): Tensor {
  return tf.cast(mask(tf), "float32");
}

function mask(tf: Tf): Tensor {
  return tf.greater(randomTensor(tf, createRandom(8, "mask"), [4, 6]), 0);
}

/** A fixed filter that takes part in the gradient through the input only. */
function kernel(tf: Tf, shape: number[]): Tensor4D {
  return randomTensor(tf, createRandom(9, "kernel", shape.join()), shape) as Tensor4D;
}

test.each(Object.keys(OPERATIONS))("%s and its gradient are those of the CPU backend", (name) => {
  const operation = OPERATIONS[name] as Op;
  const compute = () => {
    const random = createRandom(1, name);
    const x = randomTensor(tf, random, [4, 6]);
    const y = tf.add(tf.abs(randomTensor(tf, random, [4, 6])), 0.3);
    const weights = randomTensor(tf, random, operation(tf, x, y).shape);
    const loss = (a: Tensor, b: Tensor) =>
      tf.sum(tf.mul(tf.add(operation(tf, a, b), tf.mul(tf.add(tf.sum(a), tf.sum(b)), 1)), weights)) as Scalar;
    return [operation(tf, x, y), ...tf.grads((a, b) => loss(a as Tensor, b as Tensor))([x, y])];
  };
  expect(compareResults(runOn(tf, "wasm", compute), runOn(tf, "cpu", compute))).toBeLessThan(1e-4);
});

test.each(Object.keys(PLAIN_OPERATIONS))("%s is that of the CPU backend", (name) => {
  const operation = PLAIN_OPERATIONS[name] as Op;
  const compute = () => {
    const random = createRandom(3, name);
    return operation(tf, randomTensor(tf, random, [4, 6]), randomTensor(tf, random, [4, 6]));
  };
  expect(compareResults(runOn(tf, "wasm", compute), runOn(tf, "cpu", compute))).toBeLessThan(1e-4);
});

test.each(Object.keys(IMAGE_OPERATIONS))("%s and its gradient are those of the CPU backend", (name) => {
  const operation = IMAGE_OPERATIONS[name] as (tf: Tf, x: Tensor4D) => Tensor;
  const compute = () => {
    const random = createRandom(2, name);
    const x = randomTensor(tf, random, [2, 6, 6, 4]) as Tensor4D;
    const out = operation(tf, x);
    return [out, tf.grad((a) => operation(tf, a as Tensor4D))(x, randomTensor(tf, random, out.shape))];
  };
  expect(compareResults(runOn(tf, "wasm", compute), runOn(tf, "cpu", compute))).toBeLessThan(1e-4);
});
