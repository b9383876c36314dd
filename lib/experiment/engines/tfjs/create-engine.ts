import { ExperimentError } from "../../experiment-error";
import { inferExperiment } from "../../infer";
import { initializeModel, type Weights } from "../../initialize";
import { prepareData, type SplitName } from "../../prepare-data";
import { trainWhole } from "../../run/train-whole";
import type { Experiment } from "../../schema";
import type { Engine, EngineState } from "../engine";
import { type Batch, createBatches, sliceBatch, uploadPart } from "./batches";
import { evaluateModel, observeInPieces, predictInPieces } from "./evaluation";
import { differentiateLossByInput } from "./loss-gradient";
import { Parameters } from "./parameters";
import { transferWeights } from "./procedures/transfer";
import { probeGradients, probeModel } from "./probe";
import type { Tensor, Tf } from "./tf";
import { Training } from "./training";

/** What an engine on TensorFlow.js gives beyond what every engine does. */
export interface TfjsEngine extends Engine {
  /**
   * The gradient of each example's own loss by its inputs, in the units in which the model sees them.
   * @param inputs [count, ...inputShape], raw
   * @param labels [count]: what the loss takes for right, which need not be the truth
   * @returns [count, ...inputShape]
   */
  differentiateByInput(inputs: Float32Array, labels: Int32Array): Promise<Float32Array>;
}

/**
 * An Experiment on TensorFlow.js, on whatever backend `tf` has ready. First weights, the order of batches and dropout
 * masks come from the seeds alone.
 * @param data - the Experiment's, unless other examples are to be measured
 * @throws ExperimentError when the Experiment is impossible
 */
export async function createTfjsEngine(
  tf: Tf,
  experiment: Experiment,
  data = prepareData(experiment.data, experiment.training.loss),
): Promise<TfjsEngine> {
  const info = inferExperiment(experiment);
  await tf.ready();

  const { procedure, seed, batchSize } = experiment.training;
  const taken = procedure.kind === "transfer" ? await transferWeights(experiment, procedure, learn) : [];
  const parameters = new Parameters(tf, info, initializeModel(info, seed));
  parameters.write(taken);
  const training = new Training(tf, experiment, info, parameters);
  const batches = createBatches(tf, data, batchSize, seed);
  const parts = new Map<SplitName, Batch>();
  let lossSum: Tensor | null = null;
  let lossCount = 0;

  /** The weights of another Experiment, trained to its end. */
  async function learn(task: Experiment): Promise<Weights> {
    const engine = await createTfjsEngine(tf, task);
    try {
      await trainWhole(engine, task);
      return await engine.readWeights();
    } finally {
      engine.dispose();
    }
  }

  /** A part of the data on the device, uploaded when first asked for. */
  function getPart(split: SplitName): Batch {
    const part = parts.get(split) ?? uploadPart(tf, data, data.parts[split]);
    parts.set(split, part);
    return part;
  }

  function trainStep(): void {
    const sum = tf.tidy(() => {
      const loss = training.train(batches.take(training.step));
      return lossSum ? tf.add(lossSum, loss) : loss;
    });
    lossSum?.dispose();
    lossSum = sum;
    lossCount++;
  }

  async function readLoss(): Promise<number> {
    const sum = lossSum;
    const count = lossCount;
    lossSum = null;
    lossCount = 0;
    if (!sum) return NaN;
    const [total = NaN] = await sum.data<"float32">();
    sum.dispose();
    return total / count;
  }

  const model = { tf, experiment, info, parameters, data };

  /** Does something with the first training examples, one batch of them. */
  function withFirstBatch<T>(work: (batch: Batch) => Promise<T>): Promise<T> {
    const size = Math.min(batchSize, data.parts.train.count);
    // Uploaded outside the scope below, which would free it.
    const part = getPart("train");
    const batch = tf.tidy(() => {
      const { inputs, targets } = sliceBatch(tf, part, 0, size);
      return { inputs, targets };
    });
    return work(batch).finally(() => tf.dispose([batch.inputs, batch.targets]));
  }

  return {
    info,
    data,
    get step() {
      return training.step;
    },
    stepsPerEpoch: batches.stepsPerEpoch,
    trainStep,
    readLoss,
    evaluate: (split) => evaluateModel(model, data.parts[split].count === 0 ? null : getPart(split)),
    predict: (inputs, count) => predictInPieces(model, data.preprocess(inputs), count),
    observe: (inputs, count) => observeInPieces(model, data.preprocess(inputs), count),
    differentiateByInput: (inputs, labels) =>
      differentiateLossByInput(model, data.preprocess(inputs), labels),
    probe: () => withFirstBatch((batch) => probeModel(model, batch)),
    readGradients: () => withFirstBatch((batch) => probeGradients(model, batch)),
    readWeights: () => parameters.read(),
    writeWeights: (weights) => parameters.write(weights),
    async readState(): Promise<EngineState> {
      const [weights, slots] = await Promise.all([parameters.read(), training.readSlots()]);
      const { step, learningRate, regularization } = training;
      return { step, learningRate, regularization, weights, slots };
    },
    writeState(state) {
      const fits = state.slots.every((slot) => slot.length === info.parameters);
      if (!fits) throw new ExperimentError("weights", "The saved state belongs to another model.");
      parameters.write(state.weights);
      training.writeSlots(state.slots);
      training.step = state.step;
      training.learningRate = state.learningRate;
      training.regularization = state.regularization;
    },
    setLearningRate(rate) {
      training.learningRate = rate;
    },
    setRegularization(regularization) {
      training.regularization = regularization;
    },
    dispose() {
      lossSum?.dispose();
      batches.dispose();
      for (const part of parts.values()) tf.dispose([part.inputs, part.targets]);
      parts.clear();
      training.dispose();
      parameters.dispose();
    },
  };
}
