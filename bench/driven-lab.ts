import { createLab, type Lab } from "@/lib/lab/client";
import type { LabJob } from "@/lib/lab/client-job";
import type { ExperimentFrame, ExperimentJobSpec } from "@/lib/lab/experiment-job";
import type { DeviceName } from "@/lib/lab/job";

export interface DrivenLab {
  lab: Lab;
  job: LabJob<ExperimentJobSpec, never, ExperimentFrame>;
  /** Draws the frame that has come, or the next one. */
  nextFrame(): Promise<{ step: number; time: number }>;
}

/** The product's own worker on one device, with a job that draws only the frames asked for. */
export function driveLab(device: DeviceName): DrivenLab {
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
  const job = lab.createJob<ExperimentJobSpec, never, ExperimentFrame>("experiment");

  return {
    lab,
    job,
    async nextFrame() {
      while (waiting === null && job.getState().status !== "failed")
        await new Promise((resolve) => setTimeout(resolve, 2));
      const draw: (() => void) | null = waiting;
      waiting = null;
      const time = performance.now();
      draw?.();
      return { step: job.getState().step, time };
    },
  };
}
