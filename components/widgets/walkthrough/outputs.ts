import type { Evaluation } from "@/lib/experiment/engines/engine";
import type { SplitName } from "@/lib/experiment/prepare-data";
import { type CellName, cellNames, type Keys } from "./cells";
import type { Settings } from "./experiment";

/** A digit with its label; pixels [14, 14] from 0 to 1. */
export interface Digit {
  pixels: Float32Array;
  label: number;
}

/** A digit that was read: the answer, and the probability that the network gave it. */
export interface ReadDigit extends Digit {
  answer: number;
  probability: number;
}

/** How many of how many were read right. */
export interface Score {
  right: number;
  count: number;
}

/** The model after so many steps, on two parts; the test is not looked at. */
export interface CurvePoint {
  step: number;
  train: Evaluation;
  validation: Evaluation;
}

/** Mean and standard deviation over all pixels of a part. */
export interface Spread {
  mean: number;
  deviation: number;
}

export interface Trial extends Settings {
  validation: Evaluation;
  train: Evaluation;
}

export interface AttackRow {
  epsilon: number;
  /** Read right after noise without an aim, and after one step up the loss. */
  noise: Score;
  aimed: Score;
}

/** What each cell finds. */
export interface Findings {
  question: { goal: number };
  /** The first digits drawn: they will be among those to train on. */
  data: { digits: Digit[]; count: number };
  /** Digits of each class, part by part. */
  split: { classes: Record<SplitName, number[]> };
  preprocess: {
    before: Record<"train" | "validation", Spread>;
    after: Record<"train" | "validation", Spread>;
  };
  baseline: { majority: Score; mean: Score; neighbour: Score };
  model: {
    layers: { name: string; shape: readonly number[]; parameters: number }[];
    parameters: number;
    trained: number;
  };
  train: { points: CurvePoint[]; steps: number };
  monitor: { points: CurvePoint[]; confusion: number[]; score: Score; worst: ReadDigit[] };
  tune: { trials: Trial[]; chosen: number };
  test: { score: Score };
  save: { text: string; parameters: number; same: Score; largest: number };
  attack: { rows: AttackRow[]; before: ReadDigit[]; after: ReadDigit[] };
}

/** What a cell has found so far. */
export interface Output<N extends CellName = CellName> {
  /** The settings that it hangs on, by `keyCell`. */
  key: string;
  /** Counts up with every change, so that what stayed the same need not be drawn again. */
  version: number;
  /** False while the cell is still at it. */
  isWhole: boolean;
  found: Findings[N];
}

export type Outputs = { [N in CellName]?: Output<N> };

/** The keys of the outputs that are whole. */
export function readKeys(outputs: Outputs): Keys {
  const keys: Keys = {};
  for (const cell of cellNames) {
    const output = outputs[cell];
    if (output?.isWhole === true) keys[cell] = output.key;
  }
  return keys;
}
