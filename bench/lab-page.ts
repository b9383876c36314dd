import type { ExperimentJobSpec } from "@/lib/lab/experiment-job";
import type { DeviceName } from "@/lib/lab/job";
import { measureOurCnn, measureOwnCnn, measurePlainCnn } from "./cnn-page";
import { measureDevices } from "./devices-page";
import { driveLab } from "./driven-lab";
import { measurePeer } from "./peer";
import { timeToAccuracy } from "./time-to-accuracy";

export interface Measurement {
  /** Where it really ran; null for the dense engine. */
  device: DeviceName | null;
  stepsPerSecond: number;
  /** Milliseconds from start to the first frame: fetching, opening and probing the device, building the model. */
  firstFrame: number;
  error: string | null;
}

declare global {
  interface Window {
    measure: typeof measure;
    measureDevices: typeof measureDevices;
    measurePeer: typeof measurePeer;
    measureOurCnn: typeof measureOurCnn;
    measureOwnCnn: typeof measureOwnCnn;
    measurePlainCnn: typeof measurePlainCnn;
    timeToAccuracy: typeof timeToAccuracy;
  }
}

/**
 * Trains as fast as the worker can and draws only the frames that the measurement needs.
 * @param seconds how long to train after the warm-up
 */
async function measure(device: DeviceName, spec: ExperimentJobSpec, seconds: number): Promise<Measurement> {
  const { lab, job, nextFrame } = driveLab(device);
  const rest = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

  const start = performance.now();
  job.setSpeed("max");
  job.start(spec);
  const { time: shown } = await nextFrame();
  // The first steps compile programs for the device.
  await nextFrame();
  await rest(1_000);
  await nextFrame();
  const from = await nextFrame();
  await rest(1_000 * seconds);
  await nextFrame();
  const to = await nextFrame();
  const { device: used, error } = job.getState();
  lab.dispose();
  return {
    device: used,
    stepsPerSecond: (1_000 * (to.step - from.step)) / (to.time - from.time),
    firstFrame: shown - start,
    error: error?.message ?? null,
  };
}

Object.assign(window, {
  measure,
  measureDevices,
  measurePeer,
  measureOurCnn,
  measureOwnCnn,
  measurePlainCnn,
  timeToAccuracy,
});
