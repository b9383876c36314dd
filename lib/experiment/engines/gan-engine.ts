import type { Weights } from "../initialize";
import type { GanInfo } from "../infer-gan";
import type { PreparedData } from "../prepare-data";
import type { GanSpec } from "../schema-procedure";

/** What the discriminator learns from next: as many samples as examples of the data. */
export interface DiscriminatorBatch {
  /** [batch, latent]. */
  noise: Float32Array;
  /** What the generator makes of it, [batch, numbers]. */
  samples: Float32Array;
  /** Examples of the data, [batch, numbers]. */
  real: Float32Array;
  /** The discriminator's logits for each, [batch]. */
  sampleLogits: Float32Array;
  realLogits: Float32Array;
  /** Mean cross-entropy over both halves; log 2 when it guesses. */
  loss: number;
  /** Of that loss, by the discriminator's weights. */
  gradients: Weights;
}

/** What the generator learns from next. */
export interface GeneratorBatch {
  /** [batch, latent]. */
  noise: Float32Array;
  /** [batch, numbers]. */
  samples: Float32Array;
  /** The generator's loss, mean over the batch. */
  loss: number;
  /** Of that loss, by the generator's weights. */
  gradients: Weights;
}

/** Everything needed to go on from here elsewhere. Plain typed arrays and numbers. */
export interface GanState {
  round: number;
  /** Updates made so far. */
  made: GanSpec["steps"];
  /** Of both players. */
  weights: Weights;
  slots: { generator: Float32Array[]; discriminator: Float32Array[] };
}

/** A generator and a discriminator in training, round after round. */
export interface GanEngine {
  readonly info: GanInfo;
  readonly data: PreparedData;
  /** Rounds made so far. */
  readonly round: number;
  /** The discriminator's updates, then the generator's. */
  trainRound(): void;
  /** The first half of a round. */
  trainDiscriminator(): void;
  /** The second half, which ends it. */
  trainGenerator(): void;
  /** Mean losses of the updates since the last call; NaN for a player that made none. */
  readLosses(): { discriminator: number; generator: number };
  /** The batches that come next. Changes nothing. */
  lookAtDiscriminator(): DiscriminatorBatch;
  lookAtGenerator(): GeneratorBatch;
  /** @param noise [count, latent] @returns [count, numbers] */
  generate(noise: Float32Array, count: number): Float32Array;
  /** The discriminator's logits. @param examples [count, numbers] @returns [count] */
  judge(examples: Float32Array, count: number): Float32Array;
  /**
   * The gradient of the generator's loss for each sample alone, with respect to the sample: what the discriminator tells it.
   * @param samples [count, numbers] @returns [count, numbers]
   */
  differentiate(samples: Float32Array, count: number): Float32Array;
  /** Updates of each player in further rounds. */
  setSteps(steps: GanSpec["steps"]): void;
  readWeights(): Weights;
  /** Replaces the named weights of either player. @throws ExperimentError for an unknown name or a wrong size */
  writeWeights(weights: Weights): void;
  readState(): GanState;
  /** @throws ExperimentError when the state is another model's */
  writeState(state: GanState): void;
}
