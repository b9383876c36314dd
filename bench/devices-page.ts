import { createLab } from "@/lib/lab/client";
import type { BenchFrame, BenchSpec } from "@/lib/lab/device-bench-job";

/** Every size of a workload on each device, by the job that measures in the lesson, in the product's worker. */
export async function measureDevices(spec: BenchSpec): Promise<BenchFrame> {
  const lab = createLab(() => new Worker("/lab.worker.js", { type: "module" }), {
    wasmPath: "/wasm/",
    remembered: {
      readPreference: () => "auto",
      writePreference: () => undefined,
      readVerdicts: () => ({}),
      writeVerdicts: () => undefined,
    },
    requestFrame: (callback) => void setTimeout(callback, 16),
  });
  const job = lab.createJob<BenchSpec, never, BenchFrame>("device-bench");
  const frame = await new Promise<BenchFrame>((resolve, reject) => {
    job.onFrame((latest) => {
      if (latest.next === null) resolve(latest);
    });
    job.subscribe(() => {
      const { error } = job.getState();
      if (error !== null) reject(new Error(error.message));
    });
    job.start(spec);
  });
  lab.dispose();
  return frame;
}
