import { BATCH, EXAMPLES } from "./experiment";
import { printStd } from "./print-std";
import type { State } from "./state";

const ACTIVATIONS: Record<State["activation"], string> = {
  linear: "x",
  sigmoid: "tf.sigmoid(x)",
  tanh: "tf.tanh(x)",
  relu: "tf.relu(x)",
  leakyRelu: "tf.leakyRelu(x, 0.01)",
  gelu: "tf.mul(tf.mul(x, 0.5), tf.add(1, tf.erf(tf.div(x, Math.SQRT2))))",
};

function printDraw(state: State): string {
  const std = printStd(state, "Math.sqrt", "fanIn", "fanOut");
  if (std !== null) return `tf.randomNormal([fanIn, fanOut], 0, ${std})`;
  switch (state.initialization) {
    case "constant":
      return `tf.fill([fanIn, fanOut], ${state.constant})`;
    case "uniform":
      return `tf.randomUniform([fanIn, fanOut], ${-state.limit}, ${state.limit})`;
    case "orthogonal":
      return `tf.mul(tf.initializers.orthogonal({ gain: 1 }).apply([fanIn, fanOut]), ${state.gain})`;
    default:
      return "tf.zeros([fanIn, fanOut])";
  }
}

export function printTensorflow(state: State): string {
  const optimizer =
    state.optimizer === "sgd"
      ? `tf.train.sgd(${state.learningRate})`
      : `tf.train.adam(${state.learningRate}, 0.9, 0.999, 1e-7)`;
  const norm = state.batchNorm
    ? `
function normalize(x, { scale, shift }) {
  const { mean, variance } = tf.moments(x, 0);
  const centred = tf.div(tf.sub(x, mean), tf.sqrt(tf.add(variance, 1e-3)));
  return tf.add(tf.mul(centred, scale), shift);
}
`
    : "";
  const sum = state.batchNorm ? "normalize(sum(h, layer), layer)" : "sum(h, layer)";
  const extras = state.batchNorm
    ? `
    scale: tf.variable(tf.ones([fanOut])),
    shift: tf.variable(tf.zeros([fanOut])),`
    : "";
  return `// npm install @tensorflow/tfjs, then: node weights.mjs
import * as tf from "@tensorflow/tfjs";

const [depth, width, examples, batch] = [${state.depth}, ${state.width}, ${EXAMPLES}, ${BATCH}];
const draw = (fanIn, fanOut) => ${printDraw(state)};
const activate = (x) => ${ACTIVATIONS[state.activation]};

function makeLayer(fanIn, fanOut) {
  return {
    kernel: tf.variable(draw(fanIn, fanOut)),
    bias: tf.variable(tf.zeros([fanOut])),${extras}
  };
}

const hidden = Array.from({ length: depth }, () => makeLayer(width, width));
const last = { kernel: tf.variable(draw(width, 1)), bias: tf.variable(tf.zeros([1])) };
const sum = (h, { kernel, bias }) => tf.add(tf.matMul(h, kernel), bias);
${norm}
function forward(inputs, report) {
  let h = inputs;
  hidden.forEach((layer, index) => {
    h = activate(${sum});
    report?.(index + 1, h);
  });
  return sum(h, last);
}

// What to learn: a small random network's answers, standardised.
const inputs = tf.randomNormal([examples, width]);
const teacher = tf.tanh(tf.matMul(inputs, tf.randomNormal([width, 4], 0, 2 / Math.sqrt(width))));
const answers = tf.matMul(teacher, tf.randomNormal([4, 1]));
const { mean, variance } = tf.moments(answers);
const targets = tf.div(tf.sub(answers, mean), tf.sqrt(variance));

tf.tidy(() =>
  forward(inputs, (layer, h) => {
    const { mean, variance } = tf.moments(h);
    console.log("layer", layer, "mean", mean.dataSync()[0], "variance", variance.dataSync()[0]);
  }),
);

const optimizer = ${optimizer};
for (let step = 1; step <= ${state.steps}; step++) {
  const loss = tf.tidy(() => {
    const order = tf.randomUniform([batch], 0, examples, "int32");
    const [x, y] = [tf.gather(inputs, order), tf.gather(targets, order)];
    return optimizer.minimize(() => tf.losses.meanSquaredError(y, forward(x)), true);
  });
  if (step === 1 || step % 20 === 0) console.log("step", step, "loss", loss.dataSync()[0]);
  loss.dispose();
}
`;
}
