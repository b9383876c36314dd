import { type ActivationName, leakyReluSlope } from "@/lib/math/activation";
import { hasLayer, type Plan, type PlannedLayer } from "../plan";
import { findRule, listRules } from "../rules";
import { blocks, lines } from "../section";
import { nameDrawing, printDrawing } from "./weights";

/** The layers' weights, what each kind of layer does, and `runModel`. */
export function printModel(plan: Plan): string {
  const { layers } = plan;
  const usesGelu = layers.some(({ layer }) => "activation" in layer && layer.activation === "gelu");
  const hasBiases = layers.some(({ layer }) => layer.kind === "dense" && layer.bias);
  return blocks(
    printDrawing(plan),
    hasLayer(plan, "batchNorm") && makeNorm,
    printWeights(plan),
    hasBiases && "const dense = (x, { kernel, bias }) => tf.add(tf.matMul(x, kernel), bias);",
    usesGelu && gelu,
    hasLayer(plan, "batchNorm") && batchNorm,
    printDropout(plan),
    printForward(plan),
  );
}

/** Whether a pass through the model differs between training and afterwards. */
export function dependsOnStep(plan: Plan): boolean {
  return hasLayer(plan, "batchNorm") || hasDropout(plan);
}

function hasDropout({ layers }: Plan): boolean {
  return layers.some(({ layer }) => layer.kind === "dropout" && layer.rate > 0);
}

function printWeights(plan: Plan): string {
  const rules = listRules(plan);
  return lines(
    ...plan.layers.map(({ layer, index, name, inputs, units, initialization }) => {
      if (layer.kind === "batchNorm")
        return `const ${name} = makeNorm(${units}, ${layer.epsilon}, ${layer.momentum});`;
      if (layer.kind !== "dense") return null;
      const draw = nameDrawing(findRule(rules, initialization).name);
      const kernel = `kernel: tf.variable(${draw}(${index}, ${inputs}, ${units}))`;
      const bias = layer.bias ? `, bias: tf.variable(tf.zeros([${units}]))` : "";
      return `const ${name} = { ${kernel}${bias} };`;
    }),
  );
}

function printForward(plan: Plan): string {
  const { layers } = plan;
  const inputs = layers[0]?.inputs ?? 0;
  const steps = dependsOnStep(plan);
  return lines(
    `// The network's outputs for x [examples, ${inputs}]: [examples, ${plan.description.outputs}].${
      steps ? " `step` is that of the training, or null after it." : ""
    }`,
    `function runModel(x${steps ? ", step" : ""}) {`,
    "  let h = x;",
    ...layers.map((planned) => printLayer(planned)).map((value) => value && `  h = ${value};`),
    "  return h;",
    "}",
  );
}

/** What becomes of h; null where it stays as it is. */
function printLayer({ layer, index, name }: PlannedLayer): string | null {
  switch (layer.kind) {
    case "dense": {
      const sum = layer.bias ? `dense(h, ${name})` : `tf.matMul(h, ${name}.kernel)`;
      return printActivation(layer.activation, sum);
    }
    case "activation":
      return layer.activation === "linear" ? null : printActivation(layer.activation, "h");
    case "batchNorm":
      return `batchNorm(h, ${name}, step)`;
    case "dropout":
      return layer.rate > 0 ? `dropout(h, ${layer.rate}, "${index}", step)` : null;
  }
}

function printActivation(name: ActivationName, x: string): string {
  switch (name) {
    case "linear":
      return x;
    case "leakyRelu":
      return `tf.leakyRelu(${x}, ${leakyReluSlope})`;
    case "gelu":
      return `gelu(${x})`;
    default:
      return `tf.${name}(${x})`;
  }
}

const gelu = `// x times the probability that a standard normal number is below x.
const gelu = (x) => tf.mul(tf.mul(x, 0.5), tf.add(tf.erf(tf.mul(x, Math.SQRT1_2)), 1));`;

const makeNorm = `// What a batch normalization learns, and the running statistics that it uses after training.
const makeNorm = (units, epsilon, momentum) => ({
  epsilon,
  momentum,
  gamma: tf.variable(tf.ones([units])),
  beta: tf.variable(tf.zeros([units])),
  mean: tf.variable(tf.zeros([units]), false),
  variance: tf.variable(tf.ones([units]), false),
});`;

const batchNorm = `// Mean 0 and variance 1, unit by unit, over the batch or by the running statistics; then a learnt scale and shift.
function batchNorm(x, norm, step) {
  let { mean, variance } = norm;
  if (step !== null) {
    ({ mean, variance } = tf.moments(x, 0));
    const follow = (running, value) =>
      running.assign(tf.add(tf.mul(running, norm.momentum), tf.mul(value, 1 - norm.momentum)));
    follow(norm.mean, mean);
    follow(norm.variance, variance);
  }
  const scale = tf.mul(tf.rsqrt(tf.add(variance, norm.epsilon)), norm.gamma);
  return tf.add(tf.mul(tf.sub(x, mean), scale), norm.beta);
}`;

function printDropout(plan: Plan): string | null {
  if (!hasDropout(plan)) return null;
  return `// Sets each number to 0 with probability \`rate\` and divides the others by 1 - rate, so that the mean stays.
function dropout(x, rate, layer, step) {
  if (step === null) return x;
  const random = openStream(${plan.experiment.training.seed}, "dropout", layer, step);
  const mask = Float32Array.from({ length: x.size }, () => (random.next() >= rate ? 1 / (1 - rate) : 0));
  return tf.mul(x, tf.tensor(mask, x.shape));
}`;
}
