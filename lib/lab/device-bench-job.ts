import { convolutionWorkload } from "./bench/convolution-workload";
import { matrixWorkload } from "./bench/matrix-workload";
import { predictSeconds, type Cell } from "./bench/measure-device";
import { timeRuns } from "./bench/time-runs";
import { trainingWorkload } from "./bench/training-workload";
import { workloadSizes, type Workload, type WorkloadName } from "./bench/workload";
import { createBreath } from "./breathe";
import { DeviceError } from "./device";
import { defineJob, type ComparingContext, type DeviceName, type Tf } from "./job";

export interface BenchSpec {
  workload: WorkloadName;
  /** Measured one after the other. */
  devices: readonly DeviceName[];
  /** Sizes of the workload up to this one. */
  largest: number;
  /** Seconds that one run may take: larger sizes are then left out on that device. */
  patience: number;
}

export interface BenchFrame {
  spec: BenchSpec;
  /** Measured or left out so far, device by device. */
  cells: Cell[];
  /** How many there will be. */
  count: number;
  /** What is being measured; null at the end. */
  next: { device: DeviceName; size: number } | null;
  /** By device: why it cannot be measured at all, for the reader. */
  faults: Partial<Record<DeviceName, string>>;
}

export const workloads: Record<WorkloadName, Workload> = {
  matrix: matrixWorkload,
  convolution: convolutionWorkload,
  training: trainingWorkload,
};

/** Seconds. Each size may need programs of its own; the first one on a device waits for whatever else it compiles. */
const laterWarmUp = 0.2;
const firstWarmUp = 1;

/** A device that has not answered by then never will. Milliseconds. */
const deadline = 20_000;

/** Times a workload by size on each device: one size on one device is a step. Other jobs of the page wait for its end. */
export const job = defineJob<BenchSpec, never, BenchFrame, ComparingContext>({
  device: "any",
  async create(spec, context) {
    const workload = workloads[spec.workload];
    const breathe = createBreath();
    const plan = spec.devices.flatMap((device) =>
      workloadSizes[spec.workload].filter((size) => size <= spec.largest).map((size) => ({ device, size })),
    );
    let cells: Cell[] = [];
    let faults: BenchFrame["faults"] = {};

    async function measure(tf: Tf, size: number, warmUp: number) {
      const ending = new AbortController();
      const signal = AbortSignal.any([context.signal, ending.signal]);
      const measured = (async () => {
        const subject = await workload.prepare(tf, size);
        try {
          return await timeRuns(subject, {
            patience: spec.patience,
            warmUp,
            now: () => performance.now(),
            breathe,
            signal,
          });
        } finally {
          subject.dispose();
        }
      })();
      let timer: ReturnType<typeof setTimeout> | undefined;
      const tooLate = new Promise<never>((_, reject) => {
        timer = setTimeout(() => {
          reject(new DeviceError("it did not answer"));
          ending.abort();
        }, deadline);
      });
      return Promise.race([measured, tooLate]).finally(() => clearTimeout(timer));
    }

    /** Why a size is not to be tried; null when it is. */
    function findObstacle(device: DeviceName, multiplyAdds: number): string | null {
      if (faults[device] !== undefined) return faults[device];
      const done = cells.filter((cell) => cell.device === device);
      if (done.some(({ seconds }) => seconds === null)) return "a smaller size took too long";
      const expected = predictSeconds(done, multiplyAdds);
      return expected !== null && expected > spec.patience
        ? `one run would take ${expected.toFixed(1)} s`
        : null;
    }

    return {
      async step() {
        const next = plan[cells.length];
        if (next === undefined) return;
        const { device, size } = next;
        const multiplyAdds = workload.countMultiplyAdds(size);
        const cell: Cell = { device, size, multiplyAdds, seconds: null, samples: 0, note: null };
        const note = findObstacle(device, multiplyAdds);
        if (note !== null) {
          cells.push({ ...cell, note });
          return;
        }
        const isFirst = !cells.some((done) => done.device === device);
        try {
          const timing = await context.withDevice(device, (tf) =>
            measure(tf, size, isFirst ? firstWarmUp : laterWarmUp),
          );
          cells.push({ ...cell, seconds: timing.seconds, samples: timing.samples });
        } catch (error) {
          if (context.signal.aborted) return;
          faults = { ...faults, [device]: error instanceof Error ? error.message : String(error) };
          cells.push({ ...cell, note: faults[device] ?? null });
        }
      },
      async frame() {
        const frame = {
          spec,
          cells: [...cells],
          count: plan.length,
          next: plan[cells.length] ?? null,
          faults,
        };
        return { frame };
      },
      save: async () => ({ cells, faults }),
      async restore(saved: Pick<BenchFrame, "cells" | "faults">) {
        ({ cells, faults } = saved);
      },
      done: () => cells.length >= plan.length,
      position: () => cells.length,
      dispose: () => undefined,
    };
  },
});
