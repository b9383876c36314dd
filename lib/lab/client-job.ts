import type { DeviceName, Speed } from "./job";
import type { LabError, Reply, Request, SavedState } from "./protocol";

export type JobStatus = "idle" | "starting" | "running" | "paused" | "done" | "failed";

/** What the page knows of a job. A new object at each change. */
export interface JobState<Frame> {
  status: JobStatus;
  /** Whether the reader wants it to train: a run that is starting may be one that waits. */
  isPlaying: boolean;
  error: LabError | null;
  /** Null before the first start, and for jobs that use no tensors. */
  device: DeviceName | null;
  step: number;
  stepsPerSecond: number;
  speed: Speed;
  /** A sentence for the reader when the job had to move or begin again. */
  notice: string | null;
  /** The newest frame. */
  latest: Frame | null;
}

/** One widget's job. Its run lives in the worker; a restart makes a new run under the same handle. */
export interface LabJob<Spec, Command, Frame> {
  getState(): JobState<Frame>;
  subscribe(listener: () => void): () => void;
  /** Hears each frame once, in an animation frame. */
  onFrame(listener: (frame: Frame, step: number) => void): () => void;
  start(spec: Spec, options?: { paused?: boolean; signal?: AbortSignal }): void;
  play(): void;
  pause(): void;
  advance(steps?: number): void;
  setSpeed(speed: Speed): void;
  send(command: Command): void;
  /** Ends the run and frees what it holds. The handle can start again. */
  stop(): void;
  /** While false the job waits, whatever it was told; its status stays what the reader chose. */
  setSeen(isSeen: boolean): void;
}

/** What a job needs of the page's connection to the worker. */
export interface Connection {
  /** A number for a new run, whose replies then reach the listener. */
  open(listener: (reply: JobReply) => void): number;
  close(run: number): void;
  post(request: Request): void;
  /** Calls back in the next animation frame. */
  requestFrame(callback: () => void): void;
}

/** Replies about one run; "worker-restarted" comes from the connection itself. */
export type JobReply = Extract<Reply, { job: number }> | { kind: "worker-restarted" };

const deviceWords: Record<DeviceName, string> = {
  webgpu: "WebGPU",
  webgl: "WebGL",
  wasm: "WASM",
  cpu: "CPU",
};

export function nameDevice(device: DeviceName): string {
  return deviceWords[device];
}

function describeMove(reply: Extract<Reply, { kind: "device-changed" }>, step: number): string | null {
  if (reply.reason === "chosen") return null;
  return `${nameDevice(reply.from)} stopped working. Going on with ${nameDevice(reply.to)} from step ${step}.`;
}

export const idleState: JobState<never> = {
  status: "idle",
  isPlaying: false,
  error: null,
  device: null,
  step: 0,
  stepsPerSecond: 0,
  speed: 1,
  notice: null,
  latest: null,
};

export function createLabJob<Spec, Command, Frame>(
  name: string,
  connection: Connection,
): LabJob<Spec, Command, Frame> {
  let state: JobState<Frame> = idleState;
  let run: number | null = null;
  let spec: unknown = null;
  let saved: SavedState | null = null;
  let isSeen = true;
  /** What the reader wants; out of view the job waits all the same. */
  let isPaused = false;
  let leave: (() => void) | null = null;
  const listeners = new Set<() => void>();
  const frameListeners = new Set<(frame: Frame, step: number) => void>();

  function change(patch: Partial<JobState<Frame>>): void {
    state = { ...state, ...patch };
    for (const listener of listeners) listener();
  }

  function draw(reply: Extract<Reply, { kind: "frame" }>): void {
    if (reply.job !== run) return;
    // The worker runs the job that this handle is the type of: what it sends is its frame.
    const frame = reply.frame as Frame;
    change({ latest: frame, step: reply.step, stepsPerSecond: reply.stepsPerSecond });
    for (const listener of frameListeners) {
      try {
        listener(frame, reply.step);
      } catch (error) {
        // A picture that fails must not stop the training, nor the other pictures.
        reportError(error);
      }
    }
    connection.post({ kind: "drawn", job: reply.job });
  }

  function hear(reply: JobReply): void {
    switch (reply.kind) {
      case "started":
        change({ device: reply.device, status: isPaused ? "paused" : "running" });
        break;
      case "done":
        isPaused = true;
        change({ status: "done", isPlaying: false, step: reply.step });
        break;
      case "reopened":
        change({ status: "paused" });
        break;
      case "frame":
        connection.requestFrame(() => draw(reply));
        break;
      case "saved":
        saved = reply.saved;
        break;
      case "failed":
        close();
        change({ status: "failed", isPlaying: false, error: reply.error });
        break;
      case "device-changed":
        change({ device: reply.to, notice: describeMove(reply, saved?.step ?? 0), stepsPerSecond: 0 });
        break;
      case "worker-restarted":
        change({ notice: `The computation had to be restarted. Going on from step ${saved?.step ?? 0}.` });
        launch();
        break;
    }
  }

  function close(): void {
    if (run !== null) connection.close(run);
    run = null;
    leave?.();
    leave = null;
  }

  function launch(): void {
    run = connection.open(hear);
    const paused = isPaused || !isSeen;
    connection.post({ kind: "start", job: run, name, spec, paused, speed: state.speed, saved });
  }

  /** Where the job can be steered: a run that is not over. */
  function findRun(): number | null {
    return state.status === "done" ? null : run;
  }

  function setPaused(next: boolean): void {
    isPaused = next;
    const isPlaying = !isPaused;
    if (state.status === "starting") change({ isPlaying });
    else change({ status: isPaused ? "paused" : "running", isPlaying });
  }

  function stop(): void {
    if (run !== null) connection.post({ kind: "stop", job: run });
    close();
    if (state.status !== "failed") change({ status: "idle", isPlaying: false, notice: null });
  }

  function follow(signal: AbortSignal): void {
    signal.addEventListener("abort", stop, { once: true });
    leave = () => signal.removeEventListener("abort", stop);
  }

  return {
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onFrame(listener) {
      frameListeners.add(listener);
      return () => frameListeners.delete(listener);
    },
    start(newSpec, { paused = false, signal } = {}) {
      stop();
      if (signal?.aborted) return;
      spec = newSpec;
      saved = null;
      change({
        status: "starting",
        isPlaying: !paused,
        error: null,
        notice: null,
        step: 0,
        stepsPerSecond: 0,
      });
      isPaused = paused;
      launch();
      if (signal !== undefined) follow(signal);
    },
    play() {
      const job = findRun();
      if (job === null) return;
      setPaused(false);
      if (isSeen) connection.post({ kind: "play", job });
    },
    pause() {
      const job = findRun();
      if (job === null) return;
      setPaused(true);
      connection.post({ kind: "pause", job });
    },
    advance(steps = 1) {
      const job = findRun();
      if (job === null) return;
      setPaused(true);
      connection.post({ kind: "advance", job, steps });
    },
    setSpeed(speed) {
      change({ speed });
      if (run !== null) connection.post({ kind: "speed", job: run, speed });
    },
    send(command) {
      if (run !== null) connection.post({ kind: "command", job: run, command });
    },
    stop,
    setSeen(next) {
      if (next === isSeen) return;
      isSeen = next;
      const job = findRun();
      if (job === null || isPaused) return;
      connection.post({ kind: isSeen ? "play" : "pause", job });
    },
  };
}
