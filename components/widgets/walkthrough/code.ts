import type { CodeListing } from "@/components/widget/code-dialog";
import { completeLayers, type Network } from "@/lib/experiment/networks/network";
import { printKerasNetwork } from "@/lib/experiment/print/network/keras";
import { printPytorchNetwork } from "@/lib/experiment/print/network/pytorch";
import { type CellName, cellNames, nameCell } from "./cells";
import { BATCH_SIZE, CLASSES, countDigits, listLayers, listTrials, SIDE } from "./experiment";
import type { State } from "./state";

const printers: Record<CellName, (state: State) => string> = {
  question: ({ goal }) => `// Which digit stands in the box? Good: this share of new digits read right.
const goal = ${goal};`,

  data: ({ size }) => `// digits.json is what "Save the digits" writes: pixels from 0 to 255, and labels.
import * as tf from "@tensorflow/tfjs";
import { readFile, writeFile } from "node:fs/promises";

const digits = JSON.parse(await readFile("digits.json", "utf8"));
const images = tf.tensor(digits.pixels, [${size}, ${SIDE}, ${SIDE}, 1]).div(255);
const labels = tf.tensor1d(digits.labels, "int32");
const cut = (from, count) => ({ x: images.slice(from, count), labels: labels.slice(from, count) });`,

  split: (state) => {
    const { train, validation, test } = countDigits(state);
    return `const train = cut(0, ${train});
const validation = cut(${train}, ${validation});
// Under seal: called once, in cell 10.
const openTest = () => cut(${train + validation}, ${test});`;
  },

  preprocess: ({ preprocessing }) =>
    preprocessing === "none"
      ? "const prepare = (x) => x;"
      : `// From the training digits alone; then applied to every part.
const { mean${preprocessing === "normalize" ? ", variance" : ""} } = tf.moments(train.x);
const prepare = (x) => x.sub(mean)${preprocessing === "normalize" ? ".div(variance.sqrt())" : ""};`,

  baseline: () => `const flatten = (x) => x.reshape([-1, ${SIDE * SIDE}]);
const share = (answers, labels) => answers.equal(labels).mean().dataSync()[0];

function labelByNearest(x, known, knownLabels) {
  const squares = (rows) => rows.square().sum(1);
  const distances = squares(known).sub(x.matMul(known, false, true).mul(2));
  return knownLabels.gather(distances.argMin(1));
}

const encode = (part) => tf.oneHot(part.labels, ${CLASSES});
const counts = encode(train).sum(0);
const means = encode(train).cast("float32").matMul(flatten(train.x), true).div(counts.expandDims(1));
const [x, known] = [flatten(validation.x), flatten(train.x)];
console.log("majority", share(tf.onesLike(validation.labels).mul(counts.argMax()), validation.labels));
console.log("nearest mean", share(labelByNearest(x, means, tf.range(0, ${CLASSES}, 1, "int32")), validation.labels));
console.log("nearest neighbour", share(labelByNearest(x, known, train.labels), validation.labels));`,

  model: ({ filters }) => `function makeModel(filters) {
  const same = { kernelSize: 3, padding: "same", activation: "relu", kernelInitializer: "heNormal" };
  return tf.sequential({
    layers: [
      tf.layers.conv2d({ inputShape: [${SIDE}, ${SIDE}, 1], filters, ...same }),
      tf.layers.maxPooling2d({ poolSize: 2 }),
      tf.layers.conv2d({ filters: 2 * filters, ...same }),
      tf.layers.maxPooling2d({ poolSize: 2 }),
      tf.layers.flatten(),
      tf.layers.dense({ units: ${CLASSES}, kernelInitializer: "heNormal" }),
    ],
  });
}

makeModel(${filters}).summary();`,

  train: ({ rate, filters, epochs }) => `const pair = (part) => [prepare(part.x), encode(part)];

async function trainModel(rate, filters) {
  const model = makeModel(filters);
  const optimizer = tf.train.adam(rate, 0.9, 0.999, 1e-7);
  model.compile({ optimizer, loss: tf.losses.softmaxCrossEntropy, metrics: ["accuracy"] });
  const options = { batchSize: ${BATCH_SIZE}, epochs: ${epochs}, validationData: pair(validation), verbose: 0 };
  const { history } = await model.fit(...pair(train), options);
  return { model, history, rate, filters };
}

const trained = await trainModel(${rate}, ${filters});`,

  monitor: () => `console.table(trained.history);
const read = (model, x) => model.predict(prepare(x)).argMax(1);
tf.math.confusionMatrix(validation.labels, read(trained.model, validation.x), ${CLASSES}).print();`,

  tune: (state) => {
    const [, ...others] = listTrials(state);
    const list = others.map(({ rate, filters }) => `[${rate}, ${filters}]`).join(", ");
    return `const trials = [trained];
for (const [rate, filters] of [${list}]) trials.push(await trainModel(rate, filters));

// The best on the validation digits. Its figure there is no longer an honest one.
const score = ({ model }) => share(read(model, validation.x), validation.labels);
const chosen = trials.reduce((best, trial) => (score(trial) > score(best) ? trial : best));
console.log("chosen:", chosen.rate, chosen.filters, score(chosen));`;
  },

  test: () => `const sealed = openTest();
const n = sealed.labels.size;
const p = share(read(chosen.model, sealed.x), sealed.labels);

// Wilson's interval: true shares that would give such a figure in 95 of 100 draws.
const spread = 1.96 ** 2 / n;
const middle = (p + spread / 2) / (1 + spread);
const half = (1.96 * Math.sqrt((p * (1 - p)) / n + spread / (4 * n))) / (1 + spread);
console.log("test:", p, "from", middle - half, "to", middle + half, "goal", goal);`,

  save: () => `const kept = chosen.model.getWeights().map((weight) => Array.from(weight.dataSync()));
await writeFile("model.json", JSON.stringify({ filters: chosen.filters, weights: kept }));

const saved = JSON.parse(await readFile("model.json", "utf8"));
const copy = makeModel(saved.filters);
copy.setWeights(copy.getWeights().map((weight, i) => tf.tensor(saved.weights[i], weight.shape)));
const same = share(read(copy, validation.x), read(chosen.model, validation.x));
console.log("read alike:", same);`,

  attack: ({ epsilon }) => `// One step of the pixels up the loss, on validation digits.
const measureLoss = (x) => tf.losses.softmaxCrossEntropy(encode(validation), chosen.model.apply(prepare(x)));
const slope = tf.grad(measureLoss)(validation.x);
const moved = validation.x.add(slope.sign().mul(${epsilon})).clipByValue(0, 1);
console.log("attacked:", share(read(chosen.model, moved), validation.labels));`,
};

/** What one cell does, as TensorFlow.js; it goes on from the cells before it. */
export function printCell(cell: CellName, state: State): string {
  return printers[cell](state);
}

/** All cells as one program for TensorFlow.js in Node; of the other two libraries the network, untrained. */
export function printPrograms(state: State): CodeListing {
  const network: Network = {
    inputShape: [SIDE, SIDE, 1],
    outputs: CLASSES,
    initialization: { kind: "he" },
    layers: completeLayers(listLayers(state.filters)),
  };
  return {
    tensorflowjs: `${cellNames.map((cell) => `// ${nameCell(cell)}\n${printCell(cell, state)}`).join("\n\n")}\n`,
    keras: printKerasNetwork(network),
    pytorch: printPytorchNetwork(network),
  };
}
