import { createLab } from "@/lib/lab/client";
import type { ExperimentJobSpec } from "@/lib/lab/experiment-job";
import type { DeviceName } from "@/lib/lab/job";
import { measurePeer } from "./peer";

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
    measurePeer: typeof measurePeer;
  }
}

/**
 * Trains as fast as the worker can and draws only the frames that the measurement needs.
 * @param seconds how long to train after the warm-up
 */
async function measure(device: DeviceName, spec: ExperimentJobSpec, seconds: number): Promise<Measurement> {
  let waiting: (() => void) | null = null;
  const lab = createLab(() => new Worker("/lab.worker.js", { type: "module" }), {
    wasmPath: "/wasm/",
    remembered: {
      readPreference: () => device,
      writePreference: () => undefined,
      readVerdicts: () => ({}),
      writeVerdicts: () => undefined,
    },
    requestFrame: (callback) => {
      waiting = callback;
    },
  });
  const job = lab.createJob<ExperimentJobSpec, never, unknown>("experiment");

  /** Draws the frame that has come, or the next one. */
  async function nextFrame(): Promise<{ step: number; time: number }> {
    while (waiting === null && job.getState().status !== "failed")
      await new Promise((resolve) => setTimeout(resolve, 2));
    const draw: (() => void) | null = waiting;
    waiting = null;
    const time = performance.now();
    draw?.();
    return { step: job.getState().step, time };
  }
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

window.measure = measure;
window.measurePeer = measurePeer;
