import type { DeviceName, DevicePreference, Snapshot, Speed } from "./job";

/** What is known of one device of this machine. */
export interface DeviceVerdict {
  state: "works" | "fails" | "untried";
  /** A program that plays a graphics processor: taken only when the reader asks for it. */
  isSoftware: boolean;
  /** The graphics processor that was tried, by its name; empty for WASM and CPU. */
  adapter: string;
  /** For the reader: why it fails. */
  reason?: string;
}

/** What is known of this machine's devices so far; what is missing has not been looked at. */
export type DeviceVerdicts = Partial<Record<DeviceName, DeviceVerdict>>;

export interface LabError {
  code: string;
  /** For the reader: what happened, why, what to do. */
  message: string;
}

/** State of a job to go on from: of this step, saved by the job itself. */
export interface SavedState {
  step: number;
  snapshot: Snapshot;
}

/** How the worker is set up, said once before anything else. */
export interface LabSettings {
  /** Folder of the WebAssembly files, with a slash at the end. */
  wasmPath: string;
  device: DevicePreference;
  /** What earlier visits found; empty on the first. */
  verdicts: DeviceVerdicts;
}

/** Page to worker. `job` is the client's number of one run; a restart gets a new one. */
export type Request =
  | { kind: "configure"; settings: LabSettings }
  | {
      kind: "start";
      job: number;
      name: string;
      spec: unknown;
      paused: boolean;
      speed: Speed;
      /** To go on from, after the worker itself was lost. */
      saved: SavedState | null;
    }
  | { kind: "play"; job: number }
  | { kind: "pause"; job: number }
  | { kind: "advance"; job: number; steps: number }
  | { kind: "speed"; job: number; speed: Speed }
  | { kind: "command"; job: number; command: unknown }
  | { kind: "stop"; job: number }
  /** The page has drawn the last frame and can take another. */
  | { kind: "drawn"; job: number }
  | { kind: "device"; device: DevicePreference }
  /** Looks at the devices not looked at yet, for the menu. */
  | { kind: "survey" }
  | { kind: "memory"; query: number };

/** Worker to page. */
export type Reply =
  | { kind: "started"; job: number; device: DeviceName | null }
  /** There is nothing left to train. */
  | { kind: "done"; job: number; step: number }
  /** A command gave a job that was done more to train; it waits to be played. */
  | { kind: "reopened"; job: number }
  | { kind: "frame"; job: number; frame: unknown; step: number; stepsPerSecond: number }
  | { kind: "saved"; job: number; saved: SavedState }
  | { kind: "failed"; job: number; error: LabError }
  | {
      kind: "device-changed";
      job: number;
      from: DeviceName;
      to: DeviceName;
      reason: DeviceChangeReason;
    }
  | { kind: "verdicts"; verdicts: DeviceVerdicts }
  | { kind: "memory"; query: number; memory: LabMemory };

/** Why a job moved to another device. */
export type DeviceChangeReason = "lost" | "failed" | "chosen";

/** What the worker holds, for tests and the readout. */
export interface LabMemory {
  jobs: number;
  /** Tensors alive, all jobs together; 0 before TensorFlow.js is fetched. */
  tensors: number;
  bytes: number;
  device: DeviceName | null;
}
