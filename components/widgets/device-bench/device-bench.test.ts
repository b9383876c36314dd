import { expect, test } from "vitest";
import { loadTfNode } from "@/lib/experiment/engines/tfjs/load-node";
import type { Cell } from "@/lib/lab/bench/measure-device";
import { workloadNames } from "@/lib/lab/bench/workload";
import type { BenchFrame } from "@/lib/lab/device-bench-job";
import type { DeviceName } from "@/lib/lab/job";
import { printPrograms } from "./code";
import { compareDevices, describeDevice } from "./readings";
import { definition } from "./state";
import {
  describeCell,
  describeComparison,
  describeMachine,
  explainCrossing,
  printSeconds,
  writeTitle,
} from "./words";

const sizes = [4, 8, 16, 32, 64, 128];

/** Made-up devices: a price a call in seconds, and operations a second. */
const made: Partial<Record<DeviceName, [price: number, rate: number]>> = {
  cpu: [5e-6, 1e9],
  wasm: [10e-6, 10e9],
  webgl: [500e-6, 100e9],
};

function makeFrame(patch: Partial<BenchFrame> = {}): BenchFrame {
  const cells = Object.entries(made).flatMap(([device, [price, rate]]) =>
    sizes.map((size): Cell => ({
      device: device as DeviceName,
      size,
      multiplyAdds: size ** 3,
      seconds: price + (2 * size ** 3) / rate,
      samples: 5,
      note: null,
    })),
  );
  return {
    spec: { workload: "matrix", devices: ["cpu", "wasm", "webgl", "webgpu"], largest: 128, patience: 0.5 },
    cells,
    count: cells.length,
    next: null,
    faults: { webgpu: "this browser does not offer it here" },
    ...patch,
  };
}

test("crossovers are told in words, with the sizes at which they were seen", () => {
  const comparisons = compareDevices(makeFrame());
  expect(comparisons.map((comparison) => describeComparison("matrix", comparison))).toEqual([
    "WASM overtakes plain JavaScript at 16 × 16 on this machine, and is 9.8 times as fast at 128 × 128.",
    "WebGL overtakes plain JavaScript at 64 × 64 on this machine, and is 7.7 times as fast at 128 × 128.",
    "WebGL has not overtaken WASM up to 128 × 128.",
  ]);
});

test("why they cross is told in this machine's own numbers", () => {
  expect(explainCrossing(makeFrame())).toBe(
    "Every product costs WASM some 10 µs however little there is to compute, time in which plain JavaScript is done with 8 × 8. What it computes with at large sizes, 9.8 GFLOP/s against 1.00 GFLOP/s, pays only where there is much to compute.",
  );
  // Where the faster device is the cheaper one as well, there is nothing to weigh.
  const wasm = makeFrame().cells.map((cell) => (cell.device === "wasm" ? { ...cell, seconds: 1e-7 } : cell));
  const cheap = makeFrame({ cells: wasm.filter(({ device }) => device !== "webgl") });
  expect(explainCrossing(cheap)).toBeNull();
  const alone = makeFrame({ cells: makeFrame().cells.filter(({ device }) => device === "wasm") });
  expect(explainCrossing(alone)).toBeNull();
});

test("what has not overtaken plain JavaScript is not compared with WASM as well", () => {
  const cells = makeFrame().cells.map((cell) => (cell.device === "webgl" ? { ...cell, seconds: 1 } : cell));
  expect(compareDevices(makeFrame({ cells })).map(({ device, other }) => `${device} ${other}`)).toEqual([
    "wasm cpu",
    "webgl cpu",
  ]);
});

test("a device that is still being measured is not compared yet", () => {
  const frame = makeFrame({ next: { device: "webgl", size: 64 } });
  expect(compareDevices(frame).map(({ device, other }) => `${device} ${other}`)).toEqual(["wasm cpu"]);
  expect(writeTitle(frame, "matrix")).toBe("Timing WebGL at 64 × 64: 18 of 18 done");
});

test("price and rate of a device are its quickest run and its best", () => {
  const reading = describeDevice(makeFrame(), "cpu");
  expect(reading?.price).toBeCloseTo(5e-6 + 128e-9, 12);
  expect(reading?.rate).toBeCloseTo((2 * 128 ** 3) / (5e-6 + (2 * 128 ** 3) / 1e9) / 1e9, 9);
  expect(describeDevice(makeFrame(), "webgpu")).toBeNull();
});

test("the title names the fastest at the largest size", () => {
  expect(writeTitle(makeFrame(), "matrix")).toBe("At 128 × 128, WASM is the fastest here: 429 µs a product");
  expect(writeTitle(null, "training")).toBe("A training step, about to be timed on this machine");
});

test("what was not measured says why, and what is imitated says so", () => {
  const cell: Cell = {
    device: "cpu",
    size: 512,
    multiplyAdds: 1,
    seconds: null,
    samples: 0,
    note: "one run would take 2.0 s",
  };
  expect(describeCell("training", cell)).toBe(
    "Plain JavaScript, 512 neurons a layer: not measured, one run would take 2.0 s",
  );
  const verdict = { state: "works" as const, isSoftware: false, adapter: "Adreno 740" };
  const frame = makeFrame();
  expect(describeMachine(frame, { webgl: { ...verdict, isSoftware: true } })).toEqual([
    "WebGPU is not to be had here: this browser does not offer it here.",
    "WebGL is imitated by a program here: these are no graphics processor’s times.",
  ]);
  expect(describeMachine(frame, { webgl: verdict })[1]).toBe("WebGL runs on Adreno 740.");
  expect(describeMachine(null, {})).toEqual([]);
});

test("times have two figures and the unit that suits", () => {
  expect([0.0000021, 0.00034, 0.0123, 2.5].map(printSeconds)).toEqual(["2.1 µs", "340 µs", "12 ms", "2.5 s"]);
});

test("state: every device once, sizes and patience within bounds", () => {
  expect(definition.schema.parse({}).devices).toEqual(["cpu", "wasm", "webgl", "webgpu"]);
  expect(definition.schema.safeParse({ devices: ["cpu", "cpu"] }).success).toBe(false);
  expect(definition.schema.safeParse({ patience: 60 }).success).toBe(false);
});

test("the printed TensorFlow.js programs run and time every size", async () => {
  const tf = await loadTfNode("cpu");
  for (const workload of workloadNames.filter((name) => name !== "training")) {
    const rows: unknown[][] = [];
    const body = printPrograms(workload)
      .tensorflowjs.replace(/^import .*$/m, "")
      .replaceAll("console.log", "log");
    const run = new Function("tf", "log", `return (async () => {${body}})()`) as (
      library: unknown,
      log: (...row: unknown[]) => void,
    ) => Promise<void>;
    await run(tf, (...row) => rows.push(row));
    expect(rows.map(([size]) => size)).toEqual([4, 8, 16, 32, 64, 128]);
    for (const [, milliseconds] of rows) expect(milliseconds).toBeGreaterThan(0);
  }
});
