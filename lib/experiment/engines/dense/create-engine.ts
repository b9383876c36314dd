import { createRandom } from "@/lib/math/random";
import { ExperimentError } from "../../experiment-error";
import { inferExperiment } from "../../infer";
import { initializeModel } from "../../initialize";
import type { LayerInfo } from "../../layer-info";
import { type DataPart, prepareData, type PreparedData } from "../../prepare-data";
import { scheduleRate } from "../../schedule";
import type { Experiment } from "../../schema";
import { countSlots, firstSlotValue } from "../../slots";
import type { Engine, EngineState, Evaluation, LayerProbe } from "../engine";
import { countRight } from "./accuracy";
import type { DenseLayer, Pass } from "./layer";
import { addLoss, finishOutputs, type LossSum } from "./losses";
import { createNetwork } from "./network";
import { updateWeights } from "./optimizer";
import { createParameters } from "./parameters";
import { limitGradient, limitNorms, penalize } from "./regularization";

/** Examples at once where only the forward pass runs. */
const pieceSize = 256;

const asItIs: Pass = { batchStatistics: false, keepsStatistics: false, dropoutStep: null };

/**
 * An Experiment of dense layers on typed arrays: the same numbers as the TensorFlow.js engine's, without its cost for
 * each operation, which for small networks is nearly all of the time. A step allocates nothing.
 * @param given data to train on instead of the Experiment's own
 * @throws ExperimentError when the Experiment is impossible
 */
export function createDenseEngine(experiment: Experiment, given?: PreparedData): Engine {
  const info = inferExperiment(experiment);
  const { training } = experiment;
  const { loss, optimizer, regularization, seed } = training;
  const data = given ?? prepareData(experiment.data, loss);
  const { train } = data.parts;
  const batchSize = Math.min(training.batchSize, train.count);
  const stepsPerEpoch = Math.floor(train.count / batchSize);
  const isWhole = batchSize === train.count;
  const parameters = createParameters(info, initializeModel(info, seed));
  const network = createNetwork(experiment, info, parameters, Math.max(batchSize, pieceSize));
  const slots = Array.from({ length: countSlots(optimizer) }, () =>
    new Float32Array(info.parameters).fill(firstSlotValue(optimizer)),
  );
  const { outputs } = data;
  const features = info.inputShape[0] ?? 0;
  const targets = new Float64Array(network.capacity * outputs);
  const order = Array.from({ length: train.count }, (_, i) => i);
  let orderedEpoch = -1;
  let step = 0;
  let learningRate = training.learningRate;
  const recent: LossSum = { sum: 0, weight: 0 };
  const batchLoss: LossSum = { sum: 0, weight: 0 };
  const pass: Pass = { batchStatistics: true, keepsStatistics: true, dropoutStep: 0 };

  /** Puts one example into a row of the network's input, and of the targets. */
  function load(part: DataPart, example: number, row: number): void {
    for (let i = 0; i < features; i++)
      network.input[row * features + i] = part.inputs[example * features + i]!;
    for (let i = 0; i < outputs; i++) targets[row * outputs + i] = part.targets[example * outputs + i]!;
  }

  function loadBatch(): void {
    const epoch = Math.floor(step / stepsPerEpoch);
    if (!isWhole && orderedEpoch !== epoch) {
      for (let i = 0; i < order.length; i++) order[i] = i;
      createRandom(seed, "batches", epoch).shuffle(order);
      orderedEpoch = epoch;
    }
    const from = isWhole ? 0 : (step % stepsPerEpoch) * batchSize;
    for (let row = 0; row < batchSize; row++) load(train, order[from + row]!, row);
  }

  function measureBatch(rows: number, total: LossSum, gradient: Float64Array | null): void {
    addLoss(loss, network.output, targets, rows, outputs, total, gradient);
  }

  function trainStep(): void {
    loadBatch();
    pass.dropoutStep = step;
    network.forward(batchSize, pass);
    batchLoss.sum = 0;
    batchLoss.weight = 0;
    measureBatch(batchSize, batchLoss, network.outputGradient);
    network.backward(batchSize);
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
    const answers = { right: 0, asked: 0 };
    for (let from = 0; from < part.count; from += pieceSize) {
      const rows = Math.min(pieceSize, part.count - from);
      for (let row = 0; row < rows; row++) load(part, from + row, row);
      network.forward(rows, asItIs);
      measureBatch(rows, total, null);
      countRight(data.encoding, network.output, targets, rows, outputs, answers);
    }
    return {
      loss: total.sum / total.weight,
      accuracy: answers.asked > 0 ? answers.right / answers.asked : null,
    };
  }

  function predict(inputs: Float32Array, count: number): Float32Array {
    const ready = data.preprocess(inputs);
    const answers = new Float32Array(count * outputs);
    for (let from = 0; from < count; from += pieceSize) {
      const rows = Math.min(pieceSize, count - from);
      for (let i = 0; i < rows * features; i++) network.input[i] = ready[from * features + i]!;
      network.forward(rows, asItIs);
      finishOutputs(loss, network.output, rows, outputs);
      for (let i = 0; i < rows * outputs; i++) answers[from * outputs + i] = network.output[i]!;
    }
    return answers;
  }

  function probe(): LayerProbe[] {
    for (let row = 0; row < batchSize; row++) load(train, row, row);
    network.forward(batchSize, { batchStatistics: true, keepsStatistics: false, dropoutStep: null });
    measureBatch(batchSize, { sum: 0, weight: 0 }, network.outputGradient);
    network.backward(batchSize);
    return info.layers.map((layer: LayerInfo, index) => {
      const { output, gradient } = network.layers[index] as DenseLayer;
      const count = batchSize * (layer.outputShape[0] ?? 0);
      return {
        layer: index,
        kind: layer.kind,
        shape: [batchSize, ...layer.outputShape],
        activations: Float32Array.from(output.subarray(0, count)),
        gradients: Float32Array.from(gradient.subarray(0, count)),
      };
    });
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
    probe: async () => probe(),
    readWeights: async () => parameters.read(),
    writeWeights: (weights) => parameters.write(weights),
    async readState(): Promise<EngineState> {
      return { step, learningRate, weights: parameters.read(), slots: slots.map((slot) => slot.slice()) };
    },
    writeState(state) {
      const fits =
        state.slots.length === slots.length && state.slots.every((s) => s.length === info.parameters);
      if (!fits) throw new ExperimentError("weights", "The saved state belongs to another model.");
      parameters.write(state.weights);
      state.slots.forEach((values, i) => slots[i]?.set(values));
      step = state.step;
      learningRate = state.learningRate;
    },
    setLearningRate(rate) {
      learningRate = rate;
    },
    dispose() {
      // Nothing outside the garbage collector's reach.
    },
  };
}
