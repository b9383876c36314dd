import { idleState, type JobState, type LabJob } from "@/lib/lab/client-job";
import { createThrottle } from "./throttle";

/** Milliseconds between two renders for the sake of numbers. */
const textInterval = 100;

/** A job as React sees it: made on first use, its numbers renewed at most 10 times a second, its status at once. */
export interface JobStore<Spec, Command, Frame> {
  getJob(): LabJob<Spec, Command, Frame>;
  getState(): JobState<Frame>;
  subscribe(listener: () => void): () => void;
}

export function createJobStore<Spec, Command, Frame>(
  makeJob: () => LabJob<Spec, Command, Frame>,
): JobStore<Spec, Command, Frame> {
  let job: LabJob<Spec, Command, Frame> | null = null;
  let shown: JobState<Frame> = idleState;
  const listeners = new Set<() => void>();

  const show = (next: JobState<Frame>) => {
    shown = next;
    for (const listener of listeners) listener();
  };
  const throttle = createThrottle(() => {
    if (job !== null) show(job.getState());
  }, textInterval);

  function getJob(): LabJob<Spec, Command, Frame> {
    if (job !== null) return job;
    const made = makeJob();
    made.subscribe(() => {
      const { status, isPlaying, device, notice, speed } = made.getState();
      const isNumbersOnly =
        status === shown.status &&
        isPlaying === shown.isPlaying &&
        device === shown.device &&
        notice === shown.notice &&
        speed === shown.speed;
      if (isNumbersOnly) throttle.request();
      else throttle.flush();
    });
    job = made;
    return made;
  }

  return {
    getJob,
    getState: () => shown,
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) throttle.cancel();
      };
    },
  };
}
