import type { ExperimentInput } from "../schema";
import type { ImageSource } from "../schema-data";
import type { WrittenLayer } from "../schema-layers";
import type { Network } from "./network";

/** Examples of one step. */
export const digitBatch = 32;

export interface DigitReader {
  layers: readonly WrittenLayer[];
  initialization?: Network["initialization"];
  learningRate?: number;
  /** Of the examples and of the training. */
  seed?: number;
  /** Images of the reader's own in place of the digits. */
  source?: ImageSource | null;
}

/**
 * The Experiment of a network that is built layer by layer and trained on digits: of the network builder and of the exercises that
 * are done in it. 2,400 digits, with 600 others to be judged by; or four fifths of one's own images.
 */
export function describeDigitReader({
  layers,
  initialization = { kind: "he" },
  learningRate = 0.003,
  seed = 1,
  source = null,
}: DigitReader): ExperimentInput {
  return {
    data: { source: source ?? { kind: "digits" }, size: 3000, split: { validation: 0.2, test: 0 }, seed },
    model: { layers: [...layers], initialization },
    training: { loss: "softmaxCrossEntropy", learningRate, batchSize: digitBatch, epochs: 6, seed },
  };
}
