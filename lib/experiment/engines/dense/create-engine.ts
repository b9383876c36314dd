import { createBatchOrder } from "../../batch-order";
import { ExperimentError } from "../../experiment-error";
import { inferExperiment } from "../../infer";
import { initializeModel, type Weights } from "../../initialize";
import { type DataPart, prepareData } from "../../prepare-data";
import { scheduleRate } from "../../schedule";
import type { Experiment } from "../../schema";
import { countSlots, firstSlotValue } from "../../slots";
import type { Engine, EngineState, Evaluation, LayerProbe } from "../engine";
import { countRight } from "./accuracy";
import { clearRange, type DenseLayer, padRows, type Pass } from "./layer";
import { addLoss, type Answers, finishRow, type LossSum } from "./losses";
import { createKernelMemory } from "./memory";
import { countMemory, createNetwork } from "./network";
import { updateWeights } from "./optimizer";
import { createParameters } from "./parameters";
import { limitGradient, limitNorms, penalize } from "./regularization";

/** Examples at once where only the forward pass runs. */
const pieceSize = 256;

/**
 * An Experiment of dense layers on typed arrays and compiled loops: the same numbers as the TensorFlow.js engine's,
 * without its cost for each operation, which for small networks is nearly all of the time. A step allocates nothing.
 * @throws ExperimentError when the Experiment is impossible
 */
export function createDenseEngine(experiment: Experiment): Engine {
  const info = inferExperiment(experiment);
  const { training } = experiment;
  const { loss, optimizer, seed } = training;
  const data = prepareData(experiment.data, loss);
  const { train } = data.parts;
  const {
    size: batchSize,
    stepsPerEpoch,
    getOrder,
  } = createBatchOrder(train.count, training.batchSize, seed);
  const capacity = padRows(Math.max(batchSize, pieceSize));
  const { numbers, arrays } = countMemory(info, capacity);
  const memory = createKernelMemory(numbers, arrays);
  const parameters = createParameters(info, initializeModel(info, seed), memory);
  const network = createNetwork(experiment, info, parameters, memory, capacity);
  const slots = Array.from({ length: countSlots(optimizer) }, () =>
    new Float32Array(info.parameters).fill(firstSlotValue(optimizer)),
  );
  const { outputs } = data;
  const features = info.inputShape[0] ?? 0;
  const answers: Answers = {
    outputs: network.output,
    targets: new Float32Array(capacity * outputs),
    units: outputs,
  };
  let step = 0;
  let { learningRate, regularization } = training;
  const recent: LossSum = { sum: 0, weight: 0 };
  const batchLoss: LossSum = { sum: 0, weight: 0 };
  const trainingPass: Pass = {
    rows: batchSize,
    stride: padRows(batchSize),
    batchStatistics: true,
    keepsStatistics: true,
    dropoutStep: 0,
  };
  const inference: Pass = {
    ...trainingPass,
    batchStatistics: false,
    keepsStatistics: false,
    dropoutStep: null,
  };

  function setRows(rows: number): void {
    inference.rows = rows;
    inference.stride = padRows(rows);
  }

  function loadInputs(inputs: Float32Array, example: number, row: number, stride: number): void {
    for (let i = 0; i < features; i++) network.input[i * stride + row] = inputs[example * features + i]!;
  }

  /** Puts one example into a row of the network's input, and of the targets. */
  function load(part: DataPart, example: number, row: number, stride: number): void {
    loadInputs(part.inputs, example, row, stride);
    for (let i = 0; i < outputs; i++)
      answers.targets[i * stride + row] = part.targets[example * outputs + i]!;
  }

  function clearPadding({ rows, stride }: Pass): void {
    for (let i = 0; i < features; i++) clearRange(network.input, i * stride + rows, (i + 1) * stride);
  }

  function loadBatch(): void {
    const order = getOrder(Math.floor(step / stepsPerEpoch));
    const from = (step % stepsPerEpoch) * batchSize;
    for (let row = 0; row < batchSize; row++) load(train, order[from + row]!, row, trainingPass.stride);
    clearPadding(trainingPass);
  }

  function trainStep(): void {
    loadBatch();
    trainingPass.dropoutStep = step;
    network.forward(trainingPass);
    batchLoss.sum = 0;
    batchLoss.weight = 0;
    addLoss(loss, answers, batchSize, trainingPass.stride, batchLoss, network.outputGradient);
    network.backward(trainingPass);
    penalize(parameters, regularization);
    limitGradient(parameters.gradient, regularization);
    const rate = scheduleRate(training.schedule, learningRate, step);
    updateWeights(optimizer, rate, step, parameters.values, parameters.gradient, slots);
    limitNorms(parameters, regularization);
    recent.sum += batchLoss.sum / batchLoss.weight;
    recent.weight++;
    step++;
  }

  function evaluate(part: DataPart): Evaluation {
    const total: LossSum = { sum: 0, weight: 0 };
    const counts = { right: 0, asked: 0 };
    for (let from = 0; from < part.count; from += pieceSize) {
      setRows(Math.min(pieceSize, part.count - from));
      const { rows, stride } = inference;
      for (let row = 0; row < rows; row++) load(part, from + row, row, stride);
      clearPadding(inference);
      network.forward(inference);
      addLoss(loss, answers, rows, stride, total, null);
      countRight(data.encoding, answers, rows, stride, counts);
    }
    const accuracy = counts.asked > 0 ? counts.right / counts.asked : null;
    return { loss: total.sum / total.weight, accuracy };
  }

  function predict(inputs: Float32Array, count: number): Float32Array {
    const ready = data.preprocess(inputs);
    const all = new Float32Array(count * outputs);
    for (let from = 0; from < count; from += pieceSize) {
      setRows(Math.min(pieceSize, count - from));
      const { rows, stride } = inference;
      for (let row = 0; row < rows; row++) loadInputs(ready, from + row, row, stride);
      clearPadding(inference);
      network.forward(inference);
      for (let row = 0; row < rows; row++) finishRow(loss, answers, row, stride, all, (from + row) * outputs);
    }
    return all;
  }

  /** One batch of the first training examples, there and back: every layer's output and gradient are filled. */
  function passFirstBatch(): Pass {
    const pass: Pass = { ...trainingPass, keepsStatistics: false, dropoutStep: null };
    const { rows, stride } = pass;
    for (let row = 0; row < rows; row++) load(train, row, row, stride);
    clearPadding(pass);
    network.forward(pass);
    addLoss(loss, answers, rows, stride, { sum: 0, weight: 0 }, network.outputGradient);
    network.backward(pass);
    return pass;
  }

  function probe(): LayerProbe[] {
    const { rows, stride } = passFirstBatch();
    return info.layers.map((layer, index) => {
      const { output, gradient } = network.layers[index] as DenseLayer;
      const units = layer.outputShape[0] ?? 0;
      return {
        layer: index,
        kind: layer.kind,
        shape: [rows, units],
        activations: standRows(output, rows, units, stride),
        gradients: standRows(gradient, rows, units, stride),
      };
    });
  }

  function readGradients(): Weights {
    passFirstBatch();
    return parameters.trained.map(({ name, shape, gradient }) => ({ name, shape, values: gradient.slice() }));
  }

  function observe(inputs: Float32Array, count: number): Float32Array[] {
    const ready = data.preprocess(inputs);
    const sizes = info.layers.map(({ outputShape }) => outputShape[0] ?? 0);
    const all = sizes.map((units) => new Float32Array(count * units));
    for (let from = 0; from < count; from += pieceSize) {
      setRows(Math.min(pieceSize, count - from));
      const { rows, stride } = inference;
      for (let row = 0; row < rows; row++) loadInputs(ready, from + row, row, stride);
      clearPadding(inference);
      network.forward(inference);
      network.layers.forEach(({ output }, index) => {
        const units = sizes[index]!;
        all[index]!.set(standRows(output, rows, units, stride), from * units);
      });
    }
    return all;
  }

  return {
    info,
    data,
    get step() {
      return step;
    },
    stepsPerEpoch,
    trainStep,
    async readLoss() {
      const mean = recent.sum / recent.weight;
      recent.sum = 0;
      recent.weight = 0;
      return mean;
    },
    evaluate: async (split) => evaluate(data.parts[split]),
    predict: async (inputs, count) => predict(inputs, count),
    observe: async (inputs, count) => observe(inputs, count),
    probe: async () => probe(),
    readGradients: async () => readGradients(),
    readWeights: async () => parameters.read(),
    writeWeights: (weights) => parameters.write(weights),
    async readState(): Promise<EngineState> {
      const weights = parameters.read();
      return { step, learningRate, regularization, weights, slots: slots.map((slot) => slot.slice()) };
    },
    writeState(state) {
      const fits =
        state.slots.length === slots.length && state.slots.every((s) => s.length === info.parameters);
      if (!fits) throw new ExperimentError("weights", "The saved state belongs to another model.");
      parameters.write(state.weights);
      state.slots.forEach((values, i) => slots[i]?.set(values));
      step = state.step;
      learningRate = state.learningRate;
      regularization = state.regularization;
    },
    setLearningRate(rate) {
      learningRate = rate;
    },
    setRegularization(next) {
      regularization = next;
    },
    dispose() {
      // Nothing outside the garbage collector's reach.
    },
  };
}

/** [units, stride] as [rows, units]. */
function standRows(values: Float32Array, rows: number, units: number, stride: number): Float32Array {
  const out = new Float32Array(rows * units);
  for (let unit = 0; unit < units; unit++)
    for (let row = 0; row < rows; row++) out[row * units + unit] = values[unit * stride + row]!;
  return out;
}
