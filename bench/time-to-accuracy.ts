import type { Experiment } from "@/lib/experiment/schema";
import type { DeviceName } from "@/lib/lab/job";
import { driveLab } from "./driven-lab";

export interface TimeToAccuracy {
  device: DeviceName | null;
  /** From the start, with everything that a reader waits for: fetching, writing the digits, measuring on the way. */
  seconds: number;
  /** Updates made by then, and the share of the examples held back that the model then reads. */
  step: number;
  accuracy: number;
}

/** Milliseconds between two looks at the held-out examples. */
const interval = 500;

/** Trains in the product's worker until the model reads so many of the examples held back, or ends. */
export async function timeToAccuracy(
  device: DeviceName,
  experiment: Experiment,
  wanted: number,
): Promise<TimeToAccuracy> {
  const { lab, job, nextFrame } = driveLab(device);
  const start = performance.now();
  job.setSpeed("max");
  job.start({ experiment, engine: "tfjs" });
  for (;;) {
    const { step, time } = await nextFrame();
    const { latest, status, device: used } = job.getState();
    const accuracy = latest?.now.test.accuracy ?? 0;
    if (accuracy >= wanted || status === "failed" || latest?.end) {
      lab.dispose();
      return { device: used, seconds: (time - start) / 1_000, step, accuracy };
    }
    await new Promise((resolve) => setTimeout(resolve, interval));
  }
}
