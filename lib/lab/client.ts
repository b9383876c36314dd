import { createLabJob, type Connection, type JobReply, type LabJob } from "./client-job";
import type { DevicePreference } from "./job";
import type { DeviceVerdicts, LabMemory, Reply, Request } from "./protocol";
import type { Remembered } from "./remembered";

/** The page's end of the one lab worker. */
export interface Lab {
  createJob<Spec, Command, Frame>(name: string): LabJob<Spec, Command, Frame>;
  getState(): LabState;
  subscribe(listener: () => void): () => void;
  /** Moves every job to this device and remembers the choice. */
  setDevice(device: DevicePreference): void;
  /** Looks which devices there are; the answer comes into the state. */
  survey(): void;
  /** What the worker holds; null when no worker has been made. */
  readMemory(): Promise<LabMemory | null>;
  /** Ends every job and the worker. */
  dispose(): void;
}

export interface LabState {
  preference: DevicePreference;
  verdicts: DeviceVerdicts;
}

export interface LabOptions {
  /** Folder of the WebAssembly files, with a slash at the end. */
  wasmPath: string;
  /** What this device remembers of earlier visits. */
  remembered: Remembered;
  /** The page's `requestAnimationFrame`. */
  requestFrame: (callback: () => void) => void;
}

/** What the lab needs of a worker; `Worker` is one. */
export interface LabWorker {
  postMessage(message: Request): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<Reply>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

/** More deaths of the worker than this within a visit are not an accident. */
const restartsAllowed = 3;

/** The lab of a page. The worker is made when the first job starts, not before. */
export function createLab(makeWorker: () => LabWorker, options: LabOptions): Lab {
  const { remembered, wasmPath, requestFrame } = options;
  let state: LabState = { preference: remembered.readPreference(), verdicts: remembered.readVerdicts() };
  let worker: LabWorker | null = null;
  let restarts = 0;
  let lastNumber = 0;
  const listeners = new Set<() => void>();
  const runs = new Map<number, (reply: JobReply) => void>();
  const queries = new Map<number, (memory: LabMemory | null) => void>();

  function change(patch: Partial<LabState>): void {
    state = { ...state, ...patch };
    for (const listener of listeners) listener();
  }

  function hear(reply: Reply): void {
    switch (reply.kind) {
      case "verdicts":
        remembered.writeVerdicts(reply.verdicts);
        change({ verdicts: reply.verdicts });
        break;
      case "memory":
        queries.get(reply.query)?.(reply.memory);
        queries.delete(reply.query);
        break;
      default:
        runs.get(reply.job)?.(reply);
    }
  }

  function endWorker(): void {
    worker?.terminate();
    worker = null;
    for (const answer of queries.values()) answer(null);
    queries.clear();
  }

  /** A worker that threw, or whose script did not load, is replaced; its jobs go on from their saved states. */
  function replaceWorker(message: string): void {
    endWorker();
    const orphans = [...runs];
    runs.clear();
    restarts++;
    const error = {
      code: "worker-stopped",
      message: `The computation stopped and could not be restarted${message ? ` (${message})` : ""}. Reload the page to try again.`,
    };
    for (const [job, listener] of orphans)
      listener(restarts > restartsAllowed ? { kind: "failed", job, error } : { kind: "worker-restarted" });
  }

  function getWorker(): LabWorker {
    if (worker !== null) return worker;
    const made = makeWorker();
    made.onmessage = (event) => {
      if (worker === made) hear(event.data);
    };
    made.onerror = (event) => {
      if (worker === made) replaceWorker(event.message);
    };
    worker = made;
    made.postMessage({
      kind: "configure",
      settings: { wasmPath, device: state.preference, verdicts: state.verdicts },
    });
    return made;
  }

  const connection: Connection = {
    open(listener) {
      runs.set(++lastNumber, listener);
      return lastNumber;
    },
    close: (run) => void runs.delete(run),
    post: (request) => getWorker().postMessage(request),
    requestFrame,
  };

  return {
    createJob: (name) => createLabJob(name, connection),
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    setDevice(device) {
      remembered.writePreference(device);
      change({ preference: device });
      worker?.postMessage({ kind: "device", device });
    },
    survey: () => getWorker().postMessage({ kind: "survey" }),
    readMemory() {
      const asked = worker;
      if (asked === null) return Promise.resolve(null);
      return new Promise((resolve) => {
        queries.set(++lastNumber, resolve);
        asked.postMessage({ kind: "memory", query: lastNumber });
      });
    },
    dispose() {
      endWorker();
      runs.clear();
    },
  };
}
