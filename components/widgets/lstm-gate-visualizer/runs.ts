import type { Frame } from "./job";
import type { Spec, Weights } from "./model";

/** What this page remembers of one training: its losses, and the weights at chosen steps. */
export interface TrainingRun {
  spec: Spec;
  /** Newest step seen. */
  step: number;
  weights: Weights;
  losses: { step: number; loss: number }[];
  snapshots: { step: number; weights: Weights }[];
}

/** Fields that decide what the sequences are; runs that share them can be compared. */
export function isSameTask(a: Spec, b: Spec): boolean {
  return (
    a.task === b.task && (a.task !== "recall" || a.lag === b.lag) && (a.task !== "text" || a.text === b.text)
  );
}

/**
 * The run with a frame added. A frame from an earlier step, after a restart or after a device was lost, replaces
 * what had come after that step.
 */
export function addFrame(run: TrainingRun | undefined, spec: Spec, frame: Frame): TrainingRun {
  const first = Math.min(frame.losses[0]?.step ?? frame.step + 1, frame.step + 1);
  const losses = (run?.losses ?? []).filter(({ step }) => step < first);
  const snapshots = (run?.snapshots ?? []).filter(({ step }) => step < first);
  const known = new Set(snapshots.map(({ step }) => step));
  return {
    spec,
    step: frame.step,
    weights: frame.weights,
    losses: [...losses, ...frame.losses],
    snapshots: [...snapshots, ...frame.snapshots.filter(({ step }) => !known.has(step))],
  };
}

/** The loss curve, each point the mean of `bin` steps: single batches are too noisy to compare. */
export function averageLosses(losses: TrainingRun["losses"], bin: number): { x: number[]; y: number[] } {
  const [x, y]: [number[], number[]] = [[], []];
  for (let from = 0; from < losses.length; from += bin) {
    const slice = losses.slice(from, from + bin);
    x.push(slice.at(-1)?.step ?? 0);
    y.push(slice.reduce((sum, { loss }) => sum + loss, 0) / slice.length);
  }
  return { x, y };
}
