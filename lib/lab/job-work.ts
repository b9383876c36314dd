import { isFrameDue, isSaveDue, trainSlice, type ActiveJob } from "./active-job";
import { describeMissingCode, type DeviceHolder } from "./device-holder";
import { JobError, type ComparingContext, type JobRegistry } from "./job";
import type { Reply } from "./protocol";

/** What a job does in the worker, one piece at a time. Every piece may throw; the host decides what follows. */
export interface JobWork {
  /** Builds the run, from its saved state where there is one. */
  create(job: ActiveJob): Promise<void>;
  dispose(job: ActiveJob): void;
  save(job: ActiveJob): Promise<void>;
  /** Gives the run a command of the page; it may have put the run elsewhere, or given it more to do. */
  command(job: ActiveJob, command: unknown): Promise<void>;
  /** Trains for a slice, shows and saves what is due. */
  serve(job: ActiveJob): Promise<void>;
}

export function createJobWork(
  registry: JobRegistry,
  holder: DeviceHolder,
  breathe: () => Promise<void>,
  post: (reply: Reply, transfer: Transferable[]) => void,
): JobWork {
  /** An answer of the job: of a device, it counts only if the device is alive afterwards. */
  async function hear<T>(job: ActiveJob, answer: Promise<T>): Promise<T> {
    if (!job.usesDevice) return answer;
    const value = await holder.untilLost(answer);
    // The news of a lost device comes as an event of its own.
    await breathe();
    holder.check();
    return value;
  }

  function createContext(job: ActiveJob): ComparingContext {
    return {
      signal: job.controller.signal,
      get device() {
        return holder.current?.name ?? "cpu";
      },
      async tf() {
        if (job.definition?.device === "none")
          throw new Error(`The job ${job.name} says that it needs no device`);
        job.usesDevice = true;
        return (await holder.get()).tf;
      },
      withDevice: (name, work) => holder.lend(name, work),
    };
  }

  async function save(job: ActiveJob): Promise<void> {
    if (job.run === null) return;
    const step = job.step;
    const snapshot = await hear(job, job.run.save());
    job.saved = { step, snapshot };
    job.savedAt = performance.now();
    post({ kind: "saved", job: job.id, saved: job.saved }, []);
  }

  async function show(job: ActiveJob): Promise<void> {
    if (job.run === null) return;
    const started = performance.now();
    const { frame, transfer } = await hear(job, job.run.frame());
    if (job.controller.signal.aborted) return;
    job.isDrawn = false;
    job.isStale = false;
    job.frameCost = performance.now() - started;
    job.trainedSinceFrame = 0;
    const { id, step, rate } = job;
    post({ kind: "frame", job: id, frame, step, stepsPerSecond: rate.perSecond }, transfer ?? []);
  }

  return {
    async create(job) {
      const find = registry[job.name];
      if (find === undefined) throw new JobError("unknown-job", `There is no job named ${job.name}.`);
      const module = await find().catch((error: unknown) => {
        throw describeMissingCode(error);
      });
      job.definition = module.job;
      job.run = await job.definition.create(job.spec, createContext(job));
      if (job.saved !== null) {
        await job.run.restore(job.saved.snapshot);
        job.step = job.saved.step;
      }
      job.step = job.run.position?.() ?? job.step;
      if (job.usesDevice) holder.check();
      job.isStale = true;
      job.isDrawn = true;
      job.rate.reset();
    },
    dispose(job) {
      try {
        job.run?.dispose();
      } catch {
        // A lost device may refuse to free what it no longer has.
      }
      job.run = null;
    },
    save,
    async command(job, command) {
      const { run } = job;
      if (run === null) return;
      await run.command?.(command);
      const step = run.position?.() ?? job.step;
      if (step !== job.step) job.rate.reset();
      job.step = step;
      job.isStale = true;
      const isDone = run.done?.() ?? false;
      if (job.isDone && !isDone) post({ kind: "reopened", job: job.id }, []);
      job.isDone = isDone;
    },
    async serve(job) {
      const wasDone = job.isDone;
      const finish = async () => {
        const device = job.usesDevice ? holder.current : null;
        if (device !== null) await holder.untilLost(device.finish());
      };
      await trainSlice(job, finish);
      if (isFrameDue(job)) await show(job);
      if (isSaveDue(job)) await save(job);
      if (!job.isDone || wasDone) return;
      job.isPaused = true;
      post({ kind: "done", job: job.id, step: job.step }, []);
    },
  };
}
