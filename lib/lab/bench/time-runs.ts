import type { Subject } from "./workload";

export interface Timing {
  /** Of one run: the median of the samples. */
  seconds: number;
  samples: number;
  /** In each sample, one after the other. */
  runs: number;
}

export interface TimingOptions {
  /** Seconds that one run may take and still be repeated. */
  patience: number;
  /** Seconds of runs that do not count: a browser compiles what runs often, and does so only after a while. */
  warmUp: number;
  /** Milliseconds, as `performance.now`. */
  now: () => number;
  /** Lets the worker hear its messages between two samples. */
  breathe: () => Promise<void>;
  /** Rejects with the signal's reason once it is aborted. */
  signal: AbortSignal;
}

/** Seconds of a sample: long beside the clock's ticks and the wait for a graphics processor's answer. */
const sampleLength = 0.02;
const samplesWanted = 5;
const fewestSamples = 3;
const mostRuns = 20_000;

/**
 * Seconds of one run, from samples of many runs whose end is waited for. The first runs, in which a device takes up the data
 * and programs are compiled, are left out.
 */
export async function timeRuns(subject: Subject, options: TimingOptions): Promise<Timing> {
  const { patience, warmUp, now, breathe, signal } = options;

  async function time(runs: number): Promise<number> {
    await breathe();
    signal.throwIfAborted();
    const start = now();
    for (let i = 0; i < runs; i++) subject.run();
    await subject.finish();
    signal.throwIfAborted();
    return (now() - start) / 1_000;
  }

  const warm = now() + 1_000 * warmUp;
  await time(1);
  let runs = 1;
  let seconds = await time(runs);
  while (now() < warm || (seconds < sampleLength && runs < mostRuns)) {
    if (seconds < sampleLength) {
      const growth = Math.min(10, Math.max(2, (1.2 * sampleLength) / Math.max(seconds, 1e-6)));
      runs = Math.min(mostRuns, Math.ceil(runs * growth));
    }
    seconds = await time(runs);
  }

  const samples = [seconds / runs];
  const started = now();
  const isSpent = () => (now() - started) / 1_000 > patience;
  while (samples.length < samplesWanted) {
    if (samples.length >= fewestSamples && isSpent()) break;
    if (seconds > 2 * patience) break;
    samples.push((await time(runs)) / runs);
  }
  return { seconds: findMedian(samples), samples: samples.length, runs };
}

function findMedian(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2;
}
