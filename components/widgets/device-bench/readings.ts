import { findCrossover, type Crossover, type TimeCurve } from "@/lib/math/crossover";
import { countGigaflops, type Cell } from "@/lib/lab/bench/measure-device";
import type { BenchFrame } from "@/lib/lab/device-bench-job";
import type { DeviceName } from "@/lib/lab/job";

export interface DeviceReading {
  /** The measured ones, in order of size. */
  cells: Cell[];
  /** Seconds of its quickest run: what a call costs, however small. */
  price: number;
  /** Its best, in GFLOP/s. */
  rate: number;
}

/** Null before a device has been measured at any size. */
export function describeDevice(frame: BenchFrame, device: DeviceName): DeviceReading | null {
  const cells = frame.cells.filter((cell) => cell.device === device && cell.seconds !== null);
  if (cells.length === 0) return null;
  return {
    cells,
    price: Math.min(...cells.map(({ seconds }) => seconds ?? Infinity)),
    rate: Math.max(...cells.map((cell) => countGigaflops(cell) ?? 0)),
  };
}

export interface Comparison {
  device: DeviceName;
  other: DeviceName;
  crossover: Crossover | null;
  /** The largest size that both were measured at. */
  lastCommon: number;
}

function toCurve({ cells }: DeviceReading): TimeCurve {
  return { sizes: cells.map(({ size }) => size), seconds: cells.map(({ seconds }) => seconds ?? NaN) };
}

/** Every device beside plain JavaScript, then each graphics interface beside WASM, where both have been measured. */
export function compareDevices(frame: BenchFrame): Comparison[] {
  const pairs: [DeviceName, DeviceName][] = [
    ["wasm", "cpu"],
    ["webgl", "cpu"],
    ["webgpu", "cpu"],
    ["webgl", "wasm"],
    ["webgpu", "wasm"],
  ];
  const found = pairs.flatMap(([device, other]): Comparison[] => {
    // A device that is still being measured may yet come out otherwise.
    const isOpen = frame.next?.device === device || frame.next?.device === other;
    const [own, its] = [describeDevice(frame, device), describeDevice(frame, other)];
    if (own === null || its === null || isOpen) return [];
    const common = own.cells.filter(({ size }) => its.cells.some((cell) => cell.size === size));
    const last = common.at(-1);
    if (last === undefined) return [];
    return [{ device, other, crossover: findCrossover(toCurve(own), toCurve(its)), lastCommon: last.size }];
  });
  // What has not even overtaken plain JavaScript need not be told twice.
  const isSlow = (device: DeviceName) =>
    found.some((pair) => pair.device === device && pair.other === "cpu" && pair.crossover === null);
  return found.filter(({ device, other }) => other !== "wasm" || !isSlow(device));
}
