import type { Experiment } from "../../schema";
import type { ModelInfo } from "../../infer";
import { scheduleRate } from "../../schedule";
import type { RegularizationSpec } from "../../schema-training";
import { countSlots, firstSlotValue } from "../../slots";
import type { Batch } from "./batches";
import { runModel } from "./forward";
import { findLayer } from "../../find-layer";
import { measureLoss } from "./losses";
import { updateWeights } from "./optimizer";
import type { Parameters } from "./parameters";
import { moveAgainstLoss } from "./procedures/adversarial";
import { limitGradient, limitNorms, penalize } from "./regularization";
import type { Tensor, Tf } from "./tf";

/** The optimizer's memory and the step that uses it. */
export class Training {
  step = 0;
  /** What the schedule starts from. */
  learningRate: number;
  regularization: RegularizationSpec;
  private slots: Tensor[];

  constructor(
    private readonly tf: Tf,
    private readonly experiment: Experiment,
    private readonly info: ModelInfo,
    private readonly parameters: Parameters,
  ) {
    const { optimizer, learningRate, regularization } = experiment.training;
    this.learningRate = learningRate;
    this.regularization = regularization;
    this.slots = Array.from({ length: countSlots(optimizer) }, () =>
      tf.fill([info.parameters], firstSlotValue(optimizer)),
    );
  }

  /** One update from one batch; gives the batch's loss before it. Call inside a tidy. */
  train(batch: Batch): Tensor {
    const { tf, parameters, step, regularization: limits } = this;
    const { model, training } = this.experiment;
    const { inputs, targets } = this.prepareBatch(batch);
    const { optimizer } = training;
    const statistics: { path: string; mean: Tensor; variance: Tensor }[] = [];
    const { value, grads } = tf.valueAndGrads((...trained: Tensor[]) => {
      const outputs = runModel(tf, model.layers, this.info, inputs, {
        weights: parameters.name(trained),
        batchStatistics: true,
        // Kept, because the gradient's own scope frees what is made in it.
        onStatistics: (path, mean, variance) =>
          statistics.push({ path, mean: tf.keep(mean.clone()), variance: tf.keep(variance.clone()) }),
        dropout: { seed: training.seed, step },
      });
      return measureLoss(tf, training.loss, outputs, targets);
    })([...parameters.trained]);

    const raw = tf.concat(grads.map((gradient) => gradient.reshape([-1])));
    const gradient = limitGradient(tf, penalize(tf, raw, parameters, limits), limits);
    const rate = scheduleRate(training.schedule, this.learningRate, step);
    const update = updateWeights(tf, optimizer, rate, step, parameters.flat, gradient, this.slots);
    this.replaceSlots(update.slots);
    parameters.replaceFlat(update.weights);
    limitNorms(tf, parameters, limits);
    for (const { path, mean, variance } of statistics) this.updateStatistics(path, mean, variance);
    this.step++;
    return value;
  }

  /** What the procedure makes of a minibatch before the step. */
  private prepareBatch({ inputs, targets }: Batch): Batch {
    const { tf, parameters, step } = this;
    const { model, training } = this.experiment;
    const { procedure, seed, loss } = training;
    if (procedure.kind !== "adversarial") return { inputs, targets };
    const pass = { weights: parameters.name(parameters.trained), batchStatistics: true, dropout: null };
    const measure = (x: Tensor) =>
      measureLoss(tf, loss, runModel(tf, model.layers, this.info, x, pass), targets);
    return { inputs: moveAgainstLoss(tf, measure, inputs, procedure, { seed, step }), targets };
  }

  readSlots(): Promise<Float32Array[]> {
    return Promise.all(this.slots.map(async (slot) => (await slot.data<"float32">()).slice()));
  }

  writeSlots(slots: readonly Float32Array[]): void {
    this.replaceSlots(slots.map((values) => this.tf.tensor1d(values.slice())));
  }

  dispose(): void {
    this.tf.dispose(this.slots);
  }

  private replaceSlots(slots: Tensor[]): void {
    this.tf.dispose(this.slots);
    this.slots = slots.map((slot) => this.tf.keep(slot));
  }

  /** Moves the running mean and variance of one batch normalization towards the batch's, and frees the latter. */
  private updateStatistics(path: string, mean: Tensor, variance: Tensor): void {
    const { tf, parameters } = this;
    const momentum = findMomentum(this.experiment, path);
    const running = parameters.name([]);
    for (const [role, value] of [
      ["movingMean", mean],
      ["movingVariance", variance],
    ] as const) {
      const name = `${path}/${role}`;
      const old = running.get(name) as Tensor;
      parameters.replaceState(name, tf.add(tf.mul(old, momentum), tf.mul(value, 1 - momentum)));
      value.dispose();
    }
  }
}

function findMomentum({ model }: Experiment, path: string): number {
  const found = findLayer(model.layers, path);
  if (found?.kind !== "batchNorm") throw new Error(`layer ${path} is no batch normalization`);
  return found.momentum;
}
