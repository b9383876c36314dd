import { beforeAll, expect, test } from "vitest";
import { loadTfNode } from "@/lib/experiment/engines/tfjs/load-node";
import { inferModel } from "@/lib/experiment/infer";
import { completeLayers } from "@/lib/experiment/networks/network";
import { convolutionChannels, convolutionKernel } from "./bench/convolution-workload";
import { countGigaflops, predictSeconds, type Cell } from "./bench/measure-device";
import { timeRuns } from "./bench/time-runs";
import { workloadNames, type WorkloadName } from "./bench/workload";
import type { LabJob } from "./client-job";
import { job, workloads, type BenchFrame, type BenchSpec } from "./device-bench-job";
import { createTestLab } from "./test-lab";

let tf: Awaited<ReturnType<typeof loadTfNode>>;
beforeAll(async () => {
  tf = await loadTfNode("cpu");
});

/** Runs the job in the lab's own worker code until it is done. */
async function measure(spec: BenchSpec): Promise<BenchFrame> {
  const test = createTestLab({ "device-bench": async () => ({ job }) });
  const bench: LabJob<BenchSpec, never, BenchFrame> = test.lab.createJob("device-bench");
  bench.setSpeed("max");
  bench.start(spec);
  while (bench.getState().status !== "done") {
    await new Promise((resolve) => setImmediate(resolve));
    test.drawFrame();
    const { error } = bench.getState();
    if (error !== null) throw new Error(error.message);
  }
  for (let i = 0; i < 50; i++) {
    await new Promise((resolve) => setImmediate(resolve));
    test.drawFrame();
  }
  return bench.getState().latest as BenchFrame;
}

test.each(workloadNames)(
  "%s: every size is measured on both devices of Node, the missing ones say why",
  { timeout: 60_000 },
  async (workload) => {
    const before = tf.memory().numTensors;
    const frame = await measure({ workload, devices: ["cpu", "wasm", "webgpu"], largest: 16, patience: 0.5 });
    expect(frame.cells).toHaveLength(9);
    expect(frame.next).toBeNull();
    for (const cell of frame.cells.slice(0, 6)) {
      expect(cell.seconds).toBeGreaterThan(0);
      expect(cell.samples).toBeGreaterThanOrEqual(3);
      expect(cell.multiplyAdds).toBe(workloads[workload].countMultiplyAdds(cell.size));
      expect(countGigaflops(cell)).toBeGreaterThan(0);
    }
    expect(frame.cells.slice(6).map(({ seconds, note }) => [seconds, note])).toEqual(
      Array.from({ length: 3 }, () => [null, "this browser does not offer it here"]),
    );
    expect(frame.faults).toEqual({ webgpu: "this browser does not offer it here" });
    expect(tf.memory().numTensors).toBe(before);
  },
);

test("multiply-adds are those of the matrix products that TensorFlow.js makes", async () => {
  await tf.setBackend("cpu");
  const count = async (workload: WorkloadName, size: number) => {
    const subject = await workloads[workload].prepare(tf, size);
    const { kernels } = await tf.profile(() => {
      subject.run();
      return tf.scalar(0);
    });
    await subject.finish();
    subject.dispose();
    return kernels
      .filter(({ name }) => name === "BatchMatMul" || name === "_FusedMatMul")
      .reduce((sum, { inputShapes, outputShapes }) => {
        const [a = []] = inputShapes;
        const [b = []] = inputShapes.slice(1);
        const [out = []] = outputShapes;
        // Of [m, k] and [k, n], either of them transposed, the product [m, n] takes m k n.
        const sizes = [a, b, out].map((shape) => (shape as number[]).reduce((x, y) => x * y, 1));
        return sum + Math.round(Math.sqrt(sizes.reduce((x, y) => x * y, 1)));
      }, 0);
  };
  for (const size of [4, 32]) {
    expect(await count("matrix", size)).toBe(workloads.matrix.countMultiplyAdds(size));
    expect(await count("training", size)).toBe(workloads.training.countMultiplyAdds(size));
  }
  expect(workloads.matrix.countMultiplyAdds(100)).toBe(1e6);
});

test("a convolution's multiply-adds are those that the layer counter gives", () => {
  const layers = completeLayers([
    { kind: "conv2d", filters: convolutionChannels, kernel: convolutionKernel, padding: "same" },
  ]);
  for (const size of [4, 64]) {
    const info = inferModel(layers, {
      inputShape: [size, size, convolutionChannels],
      outputs: 1,
      initialization: { kind: "he" },
    });
    expect(workloads.convolution.countMultiplyAdds(size)).toBe(info.multiplyAdds);
  }
});

/** A device whose clock goes on by a fixed time a run, and by much in the first one. */
function makeSubject(milliseconds: number, firstMilliseconds: number) {
  let clock = 0;
  let runs = 0;
  return {
    now: () => clock,
    countRuns: () => runs,
    subject: {
      run() {
        clock += runs === 0 ? firstMilliseconds : milliseconds;
        runs++;
      },
      finish: async () => undefined,
      dispose: () => undefined,
    },
  };
}

const still = {
  breathe: async () => undefined,
  signal: new AbortController().signal,
  patience: 1,
  warmUp: 0.2,
};

test("the first run is left out, and short ones are timed many at a time", async () => {
  const quick = makeSubject(0.01, 5_000);
  const timing = await timeRuns(quick.subject, { ...still, now: quick.now });
  expect(timing.seconds).toBeCloseTo(1e-5, 12);
  expect(timing.runs).toBeGreaterThanOrEqual(2_000);
  expect(timing.samples).toBe(5);
});

test("a slow run is sampled three times, a very slow one not again", async () => {
  const slow = makeSubject(900, 900);
  expect(await timeRuns(slow.subject, { ...still, now: slow.now })).toMatchObject({ samples: 3, runs: 1 });
  const slower = makeSubject(2_500, 2_500);
  expect(await timeRuns(slower.subject, { ...still, now: slower.now })).toMatchObject({
    samples: 1,
    runs: 1,
  });
  expect(slower.countRuns()).toBe(2);
});

test("a measurement that is stopped ends between two samples", async () => {
  const ending = new AbortController();
  const quick = makeSubject(0.01, 0.01);
  let breaths = 0;
  const breathe = async () => {
    if (++breaths === 2) ending.abort();
  };
  await expect(
    timeRuns(quick.subject, { ...still, now: quick.now, breathe, signal: ending.signal }),
  ).rejects.toThrow();
  expect(quick.countRuns()).toBe(1);
});

test("the next size is expected to grow as the last one did, and no faster than its work", () => {
  const cell = (size: number, seconds: number): Cell => ({
    device: "cpu",
    size,
    multiplyAdds: size ** 3,
    seconds,
    samples: 5,
    note: null,
  });
  expect(predictSeconds([], 64)).toBeNull();
  expect(predictSeconds([cell(4, 0.1)], 512)).toBeCloseTo(0.1);
  expect(predictSeconds([cell(4, 0.1), cell(8, 0.1)], 4096)).toBeCloseTo(0.1);
  expect(predictSeconds([cell(4, 0.1), cell(8, 0.4)], 4096)).toBeCloseTo(1.6);
  expect(predictSeconds([cell(4, 0.001), cell(8, 0.4)], 4096)).toBeCloseTo(3.2);
});

test(
  "where one run would take too long, larger sizes are left out and say so",
  { timeout: 60_000 },
  async () => {
    const { cells } = await measure({ workload: "matrix", devices: ["cpu"], largest: 1024, patience: 0.02 });
    const left = cells.filter(({ seconds }) => seconds === null);
    expect(left.length).toBeGreaterThan(0);
    expect(left[0]?.note).toMatch(/^one run would take \d+\.\d s$/);
    expect(left.slice(1).every(({ note }) => note === "a smaller size took too long")).toBe(true);
  },
);
