import type { ComparingContext, JobDefinition, JobRun, Speed } from "./job";
import type { Request, SavedState } from "./protocol";
import { createRateMeter, type RateMeter } from "./rate";

/** Milliseconds of training after which the other jobs and the page's commands get their turn. */
const sliceLength = 10;

/** Milliseconds of training after which a job shows itself, however slow its steps and costly its frames. */
const longestSilence = 50;

/** Milliseconds between two saved states. */
const saveInterval = 1_000;

/** One job in the worker: what it is, how far it is, and what the page has asked of it. */
export interface ActiveJob {
  readonly id: number;
  readonly name: string;
  readonly spec: unknown;
  readonly controller: AbortController;
  readonly rate: RateMeter;
  definition: JobDefinition<unknown, unknown, unknown, ComparingContext> | null;
  run: JobRun<unknown, unknown> | null;
  /** True once it has asked for TensorFlow.js: it then moves when the device does. */
  usesDevice: boolean;
  step: number;
  isPaused: boolean;
  isDone: boolean;
  speed: Speed;
  /** Steps left in this animation frame, at a numeric speed. */
  budget: number;
  /** Steps asked for by `advance`, made even while paused. */
  owed: number;
  /** The page has drawn the last frame. */
  isDrawn: boolean;
  /** Something changed since the last frame. */
  isStale: boolean;
  saved: SavedState | null;
  savedAt: number;
  /** Milliseconds, averaged. */
  stepCost: number;
  frameCost: number;
  trainedSinceFrame: number;
}

export function createActiveJob(request: Extract<Request, { kind: "start" }>): ActiveJob {
  return {
    id: request.job,
    name: request.name,
    spec: request.spec,
    controller: new AbortController(),
    rate: createRateMeter(),
    definition: null,
    run: null,
    usesDevice: false,
    step: 0,
    isPaused: request.paused,
    isDone: false,
    speed: request.speed,
    // The first frame shows the state before any step; once it is drawn, training begins.
    budget: 0,
    owed: 0,
    isDrawn: true,
    isStale: true,
    saved: request.saved,
    savedAt: performance.now(),
    stepCost: 1,
    frameCost: 0,
    trainedSinceFrame: 0,
  };
}

export function stepsPerFrame(speed: Speed): number {
  return speed === "max" ? Infinity : speed;
}

/** Steps that the job may make now. */
function countAllowedSteps(job: ActiveJob): number {
  if (job.run === null || job.isDone) return 0;
  if (job.owed > 0) return job.owed;
  return job.isPaused ? 0 : job.budget;
}

export function isFrameDue(job: ActiveJob): boolean {
  if (job.run === null || !job.isDrawn || !job.isStale) return false;
  if (countAllowedSteps(job) === 0) return true;
  // Frames take at most half of the time, so that a costly picture does not starve the training.
  return (
    job.trainedSinceFrame >= (job.speed === "max" ? Math.min(job.frameCost, longestSilence) : longestSilence)
  );
}

export function isRunnable(job: ActiveJob): boolean {
  return countAllowedSteps(job) > 0 || isFrameDue(job);
}

export function isSaveDue(job: ActiveJob): boolean {
  if (job.run === null || job.step === (job.saved?.step ?? 0)) return false;
  const isAtRest = (job.isPaused && job.owed === 0) || job.isDone;
  return isAtRest || performance.now() - job.savedAt >= saveInterval;
}

/**
 * Trains for one slice, or for the steps allowed. `finish` waits for what the device has queued, so that a fast queue
 * never runs ahead of the page by more than a slice.
 */
export async function trainSlice(job: ActiveJob, finish: () => Promise<void>): Promise<void> {
  const run = job.run;
  const allowed = countAllowedSteps(job);
  if (run === null || allowed === 0) return;
  const started = performance.now();
  const most = Math.max(1, Math.min(allowed, Math.floor(sliceLength / job.stepCost)));
  let made = 0;
  while (made < most && !job.controller.signal.aborted) {
    const pending = run.step();
    if (pending !== undefined) await pending;
    if (!run.isMidStep?.()) made++;
    if (run.done?.()) {
      job.isDone = true;
      break;
    }
    if (performance.now() - started >= sliceLength) break;
  }
  await finish();
  const now = performance.now();
  job.step = run.position?.() ?? job.step + made;
  if (job.owed > 0) job.owed -= made;
  else job.budget -= made;
  job.isStale = true;
  job.trainedSinceFrame += now - started;
  // The first steps compile shaders; an average that forgets quickly soon forgets that too.
  job.stepCost = Math.max(0.001, 0.5 * job.stepCost + (0.5 * (now - started)) / Math.max(1, made));
  job.rate.mark(job.step, now);
}
