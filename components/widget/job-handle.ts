import type { JobStatus } from "@/lib/lab/client-job";
import type { DeviceName, DevicePreference, Speed } from "@/lib/lab/job";
import type { DeviceVerdicts, LabError } from "@/lib/lab/protocol";

export type { JobStatus };

/** What the controls row needs of a job, whatever it trains. */
export interface JobControls {
  status: JobStatus;
  /** Whether the reader wants it to train: a run that is starting may be one that waits. */
  isPlaying: boolean;
  error: LabError | null;
  /** Where it runs; null before the first start and for jobs that use no tensors. */
  device: DeviceName | null;
  /** What the reader chose for every job on this device. */
  preference: DevicePreference;
  /** What is known of each device, for the menu. */
  verdicts: DeviceVerdicts;
  /** A sentence for the reader when the job moved to another device or was restarted; null otherwise. */
  notice: string | null;
  step: number;
  /** Measured in the worker over the last second of running. */
  stepsPerSecond: number;
  speed: Speed;
  /** True while the job waits because the reader cannot see it. */
  isOutOfView: boolean;
  /** Starts where there is no run yet, else goes on. */
  play(): void;
  pause(): void;
  /** Makes some steps (1) and pauses; starts where there is no run yet. */
  advance(steps?: number): void;
  /** A new run of the newest spec, from step 0; running or paused as the last one was. */
  restart(): void;
  /** Ends the run and frees its tensors. */
  stop(): void;
  /** Steps per animation frame. */
  setSpeed(speed: Speed): void;
  setDevice(device: DevicePreference): void;
  /** Looks which devices there are, so that the menu can say why some are not. */
  surveyDevices(): void;
  /** Ref of the element whose view decides whether the job may run; set by `WidgetFrame`. */
  viewRef: (element: Element | null) => void;
}

export interface JobHandle<Spec, Command, Frame> extends JobControls {
  /** Starts, or starts again, with this spec. */
  start(spec: Spec, options?: { paused?: boolean }): void;
  /** A live change of the running job; ignored where there is no run. */
  send(command: Command): void;
  /** Hears every frame, outside React: draw on canvas here. Returns what ends it. */
  onFrame(listener: (frame: Frame, step: number) => void): () => void;
  /** The newest frame, renewed at most 10 times a second: for text. Null before the first. */
  latest: Frame | null;
}
