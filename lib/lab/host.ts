import { ExperimentError } from "@/lib/experiment/experiment-error";
import { createActiveJob, isRunnable, isSaveDue, stepsPerFrame, type ActiveJob } from "./active-job";
import { createBreath } from "./breathe";
import { DeviceError, isDeviceFault } from "./device";
import { createDeviceHolder } from "./device-holder";
import { createDevices, type Devices } from "./devices";
import { JobError, type DevicePreference, type JobRegistry } from "./job";
import { createJobWork } from "./job-work";
import type { DeviceChangeReason, LabError, LabMemory, LabSettings, Reply, Request } from "./protocol";

/** What may be asked of a job that exists. */
type SteerRequest = Exclude<Extract<Request, { job: number }>, { kind: "start" }>;

export interface Host {
  /** Takes a message of the page. Never throws: whatever goes wrong becomes a reply. */
  receive(request: Request): void;
}

function describeError(error: unknown): LabError {
  if (error instanceof JobError) return { code: error.code, message: error.message };
  if (error instanceof ExperimentError) return { code: error.code, message: error.message };
  if (error instanceof DeviceError) return { code: "no-device", message: error.message };
  const message = error instanceof Error ? error.message : String(error);
  return { code: "job-failed", message: `The computation stopped with an error: ${message}` };
}

/**
 * The worker's side: runs every job of the page on one device, in slices of some 10 ms in turn, and answers the page's
 * messages between two slices. One piece of work is done at a time, so jobs need no locks.
 */
export function createHost(
  registry: JobRegistry,
  post: (reply: Reply, transfer: Transferable[]) => void,
  makeDevices: (settings: LabSettings) => Devices = createDevices,
  breathe: () => Promise<void> = createBreath(),
): Host {
  const jobs = new Map<number, ActiveJob>();
  const pieces: (() => Promise<void>)[] = [];
  const reply = (message: Reply) => post(message, []);
  let devices = makeDevices({ wasmPath: "/", device: "auto", verdicts: {} });
  let preference: DevicePreference = "auto";
  let isAwake = false;
  let lastServed = -1;

  const holder = createDeviceHolder(
    () => devices,
    () => preference,
    () => reply({ kind: "verdicts", verdicts: devices.verdicts }),
    (device, reason) =>
      enqueue(async () => {
        if (holder.current === device) await changeDevice("lost", reason);
      }),
  );
  const work = createJobWork(registry, holder, breathe, post);

  function failJob(job: ActiveJob, error: unknown): void {
    work.dispose(job);
    jobs.delete(job.id);
    job.controller.abort();
    reply({ kind: "failed", job: job.id, error: describeError(error) });
  }

  /** Does a piece of a job's work; a fault of the device moves all jobs to another, one of the job ends it with words. */
  async function attempt(job: ActiveJob, piece: () => Promise<void>): Promise<void> {
    try {
      await piece();
    } catch (error) {
      if (!jobs.has(job.id)) return;
      const isLost = holder.current?.isLost() ?? false;
      if (job.usesDevice && holder.current !== null && (isLost || isDeviceFault(error)))
        await changeDevice(
          isLost ? "lost" : "failed",
          error instanceof Error ? error.message : String(error),
        );
      else failJob(job, error);
    }
  }

  /** Moves every job to the next device, where it goes on from its last saved state. */
  async function changeDevice(reason: DeviceChangeReason, detail: string): Promise<void> {
    const from = holder.current?.name ?? null;
    const affected = [...jobs.values()].filter((job) => job.usesDevice);
    if (reason === "chosen") for (const job of affected) await work.save(job).catch(() => undefined);
    affected.forEach(work.dispose);
    holder.close();
    if (from !== null && reason !== "chosen") devices.refuse(from, `it stopped working (${detail})`);
    try {
      await holder.get();
    } catch (error) {
      if (from !== null) devices.allow(from);
      for (const job of affected)
        failJob(job, reason === "chosen" ? error : new JobError("no-device", detail));
      return;
    }
    for (const job of affected) {
      // A fault while moving has already moved this job further.
      if (job.run !== null || !jobs.has(job.id)) continue;
      await attempt(job, async () => {
        await work.create(job);
        const to = holder.current?.name;
        if (from !== null && to !== undefined)
          reply({ kind: "device-changed", job: job.id, from, to, reason });
      });
    }
  }

  async function chooseDevice(device: DevicePreference): Promise<void> {
    preference = device;
    if (device !== "auto") devices.allow(device);
    if (holder.current !== null && holder.current.name !== device) await changeDevice("chosen", "");
  }

  /** The jobs that can use a turn, the one served longest ago first. */
  function findNextJob(): ActiveJob | undefined {
    const waiting = [...jobs.values()].filter(isRunnable);
    return waiting.find((job) => job.id > lastServed) ?? waiting[0];
  }

  async function runUntilIdle(): Promise<void> {
    for (;;) {
      const piece = pieces.shift();
      const job = piece === undefined ? findNextJob() : undefined;
      if (piece !== undefined) await piece();
      else if (job === undefined) return;
      else {
        lastServed = job.id;
        await attempt(job, () => work.serve(job));
      }
      await breathe();
    }
  }

  function wake(): void {
    if (isAwake) return;
    isAwake = true;
    void runUntilIdle().finally(() => {
      isAwake = false;
      if (pieces.length > 0) wake();
    });
  }

  function enqueue(piece: () => Promise<void>): void {
    pieces.push(piece);
    wake();
  }

  function startJob(request: Extract<Request, { kind: "start" }>): void {
    const job = createActiveJob(request);
    jobs.set(job.id, job);
    enqueue(() =>
      attempt(job, async () => {
        if (job.controller.signal.aborted) return;
        await work.create(job);
        const device = job.usesDevice ? (holder.current?.name ?? null) : null;
        reply({ kind: "started", job: job.id, device });
      }),
    );
  }

  function readMemory(): LabMemory {
    const memory = holder.current?.tf.memory();
    return {
      jobs: jobs.size,
      tensors: memory?.numTensors ?? 0,
      bytes: memory?.numBytes ?? 0,
      device: holder.current?.name ?? null,
    };
  }

  function steer(job: ActiveJob, request: SteerRequest): void {
    switch (request.kind) {
      case "play":
        job.isPaused = false;
        job.rate.reset();
        return;
      case "pause":
        job.isPaused = true;
        job.owed = 0;
        enqueue(() => attempt(job, async () => (isSaveDue(job) ? work.save(job) : undefined)));
        return;
      case "advance":
        job.isPaused = true;
        job.owed += request.steps;
        job.rate.reset();
        return;
      case "speed":
        job.speed = request.speed;
        job.budget = stepsPerFrame(request.speed);
        return;
      case "drawn":
        job.isDrawn = true;
        job.budget = stepsPerFrame(job.speed);
        return;
      case "command":
        enqueue(() => attempt(job, () => work.command(job, request.command)));
        return;
      case "stop":
        job.controller.abort();
        jobs.delete(job.id);
        enqueue(async () => work.dispose(job));
        return;
    }
  }

  return {
    receive(request) {
      switch (request.kind) {
        case "configure":
          devices = makeDevices(request.settings);
          preference = request.settings.device;
          break;
        case "start":
          startJob(request);
          break;
        case "device":
          enqueue(() => chooseDevice(request.device));
          break;
        case "survey":
          enqueue(async () => {
            await devices.survey();
            reply({ kind: "verdicts", verdicts: devices.verdicts });
          });
          break;
        case "memory":
          enqueue(async () => reply({ kind: "memory", query: request.query, memory: readMemory() }));
          break;
        default: {
          const job = jobs.get(request.job);
          if (job !== undefined) steer(job, request);
        }
      }
      wake();
    },
  };
}
