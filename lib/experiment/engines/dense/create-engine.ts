import { createBatchOrder } from "../../batch-order";
import { ExperimentError } from "../../experiment-error";
import { inferExperiment } from "../../infer";
import { initializeModel, type Weights } from "../../initialize";
import { countNumbers } from "../../layer-info";
import { prepareData, type SplitName } from "../../prepare-data";
import { scheduleRate } from "../../schedule";
import type { Experiment } from "../../schema";
import { countSlots, firstSlotValue } from "../../slots";
import type { Engine, EngineState, Evaluation, LayerProbe } from "../engine";
import { countRight } from "./accuracy";
import { countExampleMemory, createExampleLoader, leavesInputs } from "./examples";
import { type DenseLayer, padRows, type Pass } from "./layer";
import { createLossMeter, lossMemory } from "./losses";
import { createKernelMemory } from "./memory";
import { countNetworkMemory, createNetwork } from "./network";
import { createUpdate } from "./optimizer";
import { countParameterMemory, createParameters } from "./parameters";
import { limitGradient, limitNorms, penalize } from "./regularization";
import { standRows } from "./rows";

/** Examples at once where only the forward pass runs. */
const pieceSize = 256;

const prepare = ({ data, training }: Experiment) => prepareData(data, training.loss);

/**
 * An Experiment of dense layers on typed arrays and compiled loops: the same numbers as the TensorFlow.js engine's,
 * without its cost for each operation, which for small networks is nearly all of the time. A step allocates nothing.
 * @param data - the Experiment's, unless other examples are to be measured
 * @throws ExperimentError when the Experiment is impossible
 */
export function createDenseEngine(experiment: Experiment, data = prepare(experiment)): Engine {
  const info = inferExperiment(experiment);
  const { training } = experiment;
  const { loss, optimizer, seed } = training;
  const order = createBatchOrder(data.parts.train.count, training.batchSize, seed);
  const { size: batchSize, stepsPerEpoch } = order;
  const { outputs } = data;
  const features = countNumbers(info.inputShape);
  const capacity = padRows(Math.max(batchSize, pieceSize));
  /** Preprocessing leaves inputs as they are: spared, since its copy takes longer than a small network. */
  const isRaw = leavesInputs(experiment.data);
  const slotCount = countSlots(optimizer);
  const memory = createKernelMemory([
    countParameterMemory(info),
    countNetworkMemory(info, capacity),
    countExampleMemory(data, features, capacity),
    { numbers: slotCount * info.parameters, arrays: slotCount },
    { numbers: capacity * outputs + lossMemory, arrays: 2 },
  ]);
  const parameters = createParameters(info, initializeModel(info, seed), memory);
  const network = createNetwork(
    { layers: experiment.model.layers, seed },
    info,
    parameters,
    memory,
    capacity,
  );
  const slots = Array.from({ length: slotCount }, () =>
    memory.allocate(info.parameters).fill(firstSlotValue(optimizer)),
  );
  const update = createUpdate(memory, optimizer, parameters.values, parameters.gradient, slots);
  const answers = {
    outputs: network.output,
    targets: memory.allocate(capacity * outputs),
    gradient: network.outputGradient,
    units: outputs,
  };
  const meter = createLossMeter(memory, loss, answers);
  const examples = createExampleLoader(memory, data, order, capacity, network.input, answers.targets);
  let step = 0;
  let { learningRate, regularization } = training;
  const recent = { sum: 0, steps: 0 };
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

  function trainStep(): void {
    const { rows, stride } = trainingPass;
    examples.loadBatch(step, stride);
    trainingPass.dropoutStep = step;
    network.forward(trainingPass);
    meter.clear();
    meter.add(rows, stride, true);
    network.backward(trainingPass);
    penalize(parameters, regularization);
    limitGradient(parameters.gradient, regularization);
    update(scheduleRate(training.schedule, learningRate, step), step);
    limitNorms(parameters, regularization);
    recent.sum += meter.readMean();
    recent.steps++;
    step++;
  }

  function evaluate(split: SplitName): Evaluation {
    const { count } = data.parts[split];
    const counts = { right: 0, asked: 0 };
    meter.clear();
    for (let from = 0; from < count; from += pieceSize) {
      setRows(Math.min(pieceSize, count - from));
      const { rows, stride } = inference;
      examples.loadPart(split, from, stride);
      network.forward(inference);
      meter.add(rows, stride, false);
      countRight(data.encoding, answers, rows, stride, counts);
    }
    const accuracy = counts.asked > 0 ? counts.right / counts.asked : null;
    return { loss: meter.readMean(), accuracy };
  }

  /** Takes raw inputs through the network, and calls `take` behind each piece. */
  function passInputs(inputs: Float32Array, count: number, take: (from: number) => void): void {
    const size = inputs.length / count;
    for (let from = 0; from < count; from += pieceSize) {
      setRows(Math.min(pieceSize, count - from));
      const { rows, stride } = inference;
      const raw = inputs.subarray(from * size, (from + rows) * size);
      examples.loadInputs(isRaw ? raw : data.preprocess(raw), stride);
      network.forward(inference);
      take(from);
    }
  }

  function predict(inputs: Float32Array, count: number): Float32Array {
    const all = new Float32Array(count * outputs);
    passInputs(inputs, count, (from) => {
      meter.finish(inference.stride);
      standRows(network.output, outputs, inference, all, from);
    });
    return all;
  }

  /** One batch of the first training examples, there and back: every layer's output and gradient are filled. */
  function passFirstBatch(): Pass {
    const pass: Pass = { ...trainingPass, keepsStatistics: false, dropoutStep: null };
    const { rows, stride } = pass;
    examples.loadPart("train", 0, stride);
    network.forward(pass);
    meter.clear();
    meter.add(rows, stride, true);
    network.backward(pass);
    return pass;
  }

  function probe(): LayerProbe[] {
    const pass = passFirstBatch();
    return info.layers.map((layer, index) => {
      const { output, gradient } = network.layers[index] as DenseLayer;
      const units = layer.outputShape[0] ?? 0;
      return {
        layer: index,
        kind: layer.kind,
        shape: [pass.rows, units],
        activations: standRows(output, units, pass, new Float32Array(pass.rows * units), 0),
        gradients: standRows(gradient, units, pass, new Float32Array(pass.rows * units), 0),
      };
    });
  }

  function readGradients(): Weights {
    passFirstBatch();
    return parameters.trained.map(({ name, shape, gradient }) => ({ name, shape, values: gradient.slice() }));
  }

  function observe(inputs: Float32Array, count: number): Float32Array[] {
    const sizes = info.layers.map(({ outputShape }) => outputShape[0] ?? 0);
    const all = sizes.map((units) => new Float32Array(count * units));
    passInputs(inputs, count, (from) =>
      network.layers.forEach(({ output }, index) =>
        standRows(output, sizes[index]!, inference, all[index]!, from),
      ),
    );
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
      const mean = recent.sum / recent.steps;
      recent.sum = 0;
      recent.steps = 0;
      return mean;
    },
    evaluate: async (split) => evaluate(split),
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
