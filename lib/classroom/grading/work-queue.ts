import { setTimeout as sleep } from "node:timers/promises";
import type { Store } from "@/lib/store/database";
import { finishJob, takeJobs, type GradingJob, type NewGrade } from "./grading-queue";
import { finishRegradeJob, takeRegradeJobs, type RegradeJob } from "./regrade-queue";

export interface WorkOptions {
  /** Ends the work after the jobs at hand. */
  signal: AbortSignal;
  /** Jobs that are taken at once: a worker that dies leaves so many to wait for the end of its lease. */
  most?: number;
  /** Milliseconds for which they are taken. */
  lease?: number;
  /** Milliseconds between two looks at an empty queue. */
  pause?: number;
  /** Hears what a grader threw. */
  onFault?: (error: unknown, job: GradingJob) => void;
}

/** After so many takings a job that never gets its grade is told to be past grading, so that it stands in nobody's way. */
const mostAttempts = 4;

/** What the learner is told then. */
export const notGraded = {
  message: "This could not be graded, for a fault of ours. It is kept, and your instructor sees it.",
};

/** What was handed in goes first: only when nothing of it waits is anything graded once more. */
async function takeNext(store: Store, most: number, lease: number): Promise<(GradingJob | RegradeJob)[]> {
  const jobs = await takeJobs(store, most, lease);
  return jobs.length > 0 ? jobs : takeRegradeJobs(store, most, lease);
}

function finish(store: Store, job: GradingJob | RegradeJob, grade: NewGrade): Promise<boolean> {
  return "regradeId" in job ? finishRegradeJob(store, job, grade) : finishJob(store, job, grade);
}

/**
 * Grades what is in the queue, one after the other, until the signal ends it. Each job gets one grade, also where workers are
 * killed: a job that was taken and not finished is taken again when its lease is over.
 *
 * @returns how many jobs this worker has finished
 */
export async function workQueue(
  store: Store,
  grade: (job: GradingJob) => Promise<NewGrade>,
  { signal, most = 4, lease = 60_000, pause = 500, onFault = () => undefined }: WorkOptions,
): Promise<number> {
  let finished = 0;
  while (!signal.aborted) {
    const jobs = await takeNext(store, most, lease);
    if (jobs.length === 0) await sleep(pause, undefined, { signal }).catch(() => undefined);
    for (const job of jobs) {
      try {
        const isPast = job.attempts > mostAttempts;
        const outcome = isPast ? { score: null, report: notGraded } : await grade(job);
        if (await finish(store, job, outcome)) finished += 1;
      } catch (error) {
        onFault(error, job);
      }
    }
  }
  return finished;
}
