import type { LossGradient } from "@/lib/experiment/attacks/attack";
import type { ExperimentInput } from "@/lib/experiment/schema";

/** What a learner trains and hands in, beside an experiment exercise. */
export interface ExperimentSample {
  /** Its training's seed is the learner's own, where the exercise leaves it free. */
  experiment: ExperimentInput;
  /** All of its epochs without it. */
  steps?: number;
}

/** One that is not good enough, and part of what its learner is told. */
export interface WrongExperiment extends ExperimentSample {
  message: string;
}

/** What there is to attack. */
export interface Target {
  /** The picture's values, from 0 to 1. */
  original: Float32Array;
  /** Its class. */
  label: number;
  /** Of the course's model, by the pixels. */
  differentiate: LossGradient;
}

/** Makes the picture that is handed in. */
export type Attacker = (target: Target) => Promise<Float32Array>;

/** One that has not full marks, and part of what its learner is told. */
export interface WrongAttack {
  attack: Attacker;
  /** 0 without it. */
  score?: number;
  message: string;
}
