import type * as Tensorflow from "@tensorflow/tfjs-core";

/** The library's core: operations, gradients and optimizers. Layers and file formats are not fetched. */
export type Tf = typeof Tensorflow;

/** Where tensors live and are computed, best first. */
export const deviceNames = ["webgpu", "webgl", "wasm", "cpu"] as const;
export type DeviceName = (typeof deviceNames)[number];

/** What the reader asked for; "auto" is the first device that really works. */
export type DevicePreference = "auto" | DeviceName;

/** Training steps per animation frame. */
export type Speed = number | "max";

/**
 * Everything a job needs to go on elsewhere: JSON and typed arrays, no tensors. A job writes its own type in
 * `restore(snapshot: Saved)`; it only ever meets what its own `save` gave.
 */
export type Snapshot = unknown;

export interface JobContext {
  /** Aborted when the job is stopped or replaced. */
  signal: AbortSignal;
  /** The device in use; "cpu" before `tf` was called. */
  readonly device: DeviceName;
  /** TensorFlow.js with its backend chosen and ready. Fetched on the first call, never before. */
  tf: () => Promise<Tf>;
}

/** What the host gives to a job that compares devices. */
export interface ComparingContext extends JobContext {
  /**
   * Does work on a device of the job's own choosing, whatever the reader's, and goes back to the one in use. All tensors
   * made there must be disposed of by the end of the work.
   * Rejects with a `DeviceError` that has the reason for the reader, where the device cannot be had.
   */
  withDevice<T>(name: DeviceName, work: (tf: Tf) => Promise<T>): Promise<T>;
}

/**
 * One run of a job, in the worker. The host calls one method at a time and waits for it, so tensors of several jobs
 * never meet in one scope.
 */
export interface JobRun<Command, Frame> {
  /** One training step. Must not read values back from the device: that belongs in `frame`. */
  step(): void | Promise<void>;
  /** True while a long step is made in pieces: the next call of `step` goes on with it, and it counts when it is over. */
  isMidStep?(): boolean;
  /** What the page draws. Called at most once per animation frame; the only place that reads back. */
  frame(): Promise<{ frame: Frame; transfer?: Transferable[] }>;
  /** A live change, such as a new learning rate. A new frame follows each. */
  command?(command: Command): void | Promise<void>;
  /** What `restore` needs to go on from here on another device. Called about once a second and at each pause. */
  save(): Promise<Snapshot>;
  restore(snapshot: Snapshot): Promise<void>;
  /** True when there is nothing left to train; the job then rests until a command gives it more. */
  done?(): boolean;
  /** The step it stands at, for jobs that can begin elsewhere than at 0, or go back; else the host counts. */
  position?(): number;
  /** Frees every tensor. */
  dispose(): void;
}

export interface JobDefinition<Spec, Command, Frame, Context extends JobContext = JobContext> {
  /** "none" for work on typed arrays: asking for TensorFlow.js is then an error. */
  device: "any" | "none";
  /** Builds the run at step 0. Throw a `JobError` for what the reader can mend. */
  create(spec: Spec, context: Context): Promise<JobRun<Command, Frame>>;
}

export function defineJob<Spec, Command, Frame, Context extends JobContext = JobContext>(
  definition: JobDefinition<Spec, Command, Frame, Context>,
): JobDefinition<Spec, Command, Frame, Context> {
  return definition;
}

/** A job by its name, fetched when it is first started. */
export type JobRegistry = Readonly<
  Record<string, () => Promise<{ job: JobDefinition<unknown, unknown, unknown, ComparingContext> }>>
>;

/** A failure with words for the reader: what happened, why, what to do. */
export class JobError extends Error {
  override readonly name = "JobError";
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}
