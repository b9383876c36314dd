import type { Tf } from "../job";

export const workloadNames = ["matrix", "convolution", "training"] as const;
export type WorkloadName = (typeof workloadNames)[number];

/** The sizes at which each is measured: each twice the one before. */
export const workloadSizes: Record<WorkloadName, readonly number[]> = {
  matrix: listSizes(4, 9),
  convolution: listSizes(4, 7),
  training: listSizes(4, 9),
};

/** One workload of one size, ready to be run on the device that is active. */
export interface Subject {
  /** Once. May only be queued when it returns. */
  run(): void;
  /** Waits until all runs so far are computed. */
  finish(): Promise<void>;
  /** Frees every tensor. */
  dispose(): void;
}

/** Something to compute whose amount grows with one number. */
export interface Workload {
  /** Multiplications, each with an addition, of one run. */
  countMultiplyAdds(size: number): number;
  prepare(tf: Tf, size: number): Promise<Subject>;
}

/** `count` sizes from `first` on, doubling. */
function listSizes(first: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => first * 2 ** i);
}
