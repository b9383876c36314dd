import type { Weights } from "../initialize";
import type { ModelInfo } from "../infer";
import type { PreparedData, SplitName } from "../prepare-data";
import type { RegularizationSpec } from "../schema-training";

/** What one layer carries for one batch of training examples. */
export interface LayerProbe {
  /** Index into the model's layers. */
  layer: number;
  kind: string;
  /** [batch, ...outputShape]. */
  shape: number[];
  /** The layer's output, after its activation function. */
  activations: Float32Array;
  /** Gradient of the mean loss with respect to it. */
  gradients: Float32Array;
}

export interface Evaluation {
  /** Mean loss, without penalties; NaN for a part without examples. */
  loss: number;
  /** Share of right answers from 0 to 1; null for regression and for a part without examples. */
  accuracy: number | null;
}

/** Everything needed to go on from here on another device. Plain typed arrays and numbers. */
export interface EngineState {
  step: number;
  learningRate: number;
  regularization: RegularizationSpec;
  weights: Weights;
  /** The optimizer's running values, flat over all trained weights. */
  slots: Float32Array[];
}

/** A model in training, wherever it runs. */
export interface Engine {
  readonly info: ModelInfo;
  readonly data: PreparedData;
  /** Steps trained so far. */
  readonly step: number;
  readonly stepsPerEpoch: number;
  /** One minibatch. Reads nothing back: the loss stays on the device. */
  trainStep(): void;
  /** Mean training loss of the steps since the last call, without penalties; NaN when there were none. */
  readLoss(): Promise<number>;
  /** Dropout off, batch normalization with its running statistics. */
  evaluate(split: SplitName): Promise<Evaluation>;
  /**
   * The model's answers, [count, ...outputs]: probabilities under cross-entropy, else numbers.
   * @param inputs [count, ...inputShape], raw: preprocessing is applied here
   */
  predict(inputs: Float32Array, count: number): Promise<Float32Array>;
  /**
   * What each layer of the model gives for any inputs, after training's way: dropout off, running statistics. One
   * [count, ...outputShape] per layer; the last before any softmax or sigmoid.
   * @param inputs [count, ...inputShape], raw
   */
  observe(inputs: Float32Array, count: number): Promise<Float32Array[]>;
  /** Activations and gradients of the first training examples (one batch), dropout off, weights untouched. */
  probe(): Promise<LayerProbe[]>;
  /** Gradient of that batch's mean loss, without penalties, with respect to each trained weight. */
  readGradients(): Promise<Weights>;
  readWeights(): Promise<Weights>;
  /** Replaces the named weights. @throws ExperimentError for an unknown name or a wrong size */
  writeWeights(weights: Weights): void;
  readState(): Promise<EngineState>;
  /** @throws ExperimentError when the state is another model's */
  writeState(state: EngineState): void;
  /** The rate that the schedule starts from. */
  setLearningRate(rate: number): void;
  setRegularization(regularization: RegularizationSpec): void;
  /** Frees everything on the device; nothing else may be called after. */
  dispose(): void;
}
