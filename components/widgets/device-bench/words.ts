import { countGigaflops, type Cell } from "@/lib/lab/bench/measure-device";
import type { WorkloadName } from "@/lib/lab/bench/workload";
import type { BenchFrame } from "@/lib/lab/device-bench-job";
import type { DeviceName } from "@/lib/lab/job";
import type { DeviceVerdicts } from "@/lib/lab/protocol";
import { compareDevices, describeDevice, type Comparison } from "./readings";

const names: Record<DeviceName, string> = {
  cpu: "plain JavaScript",
  wasm: "WASM",
  webgl: "WebGL",
  webgpu: "WebGPU",
};

export const nameBenchDevice = (device: DeviceName) => names[device];

export const capitalize = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Two digits that count, in the unit that suits. */
export function printSeconds(seconds: number): string {
  const [factor, unit] =
    seconds >= 1 ? [1, "s"] : seconds >= 1e-3 ? [1e3, "ms"] : seconds >= 1e-6 ? [1e6, "µs"] : [1e9, "ns"];
  return `${printFigures(seconds * factor)} ${unit}`;
}

export const printRate = (rate: number) => `${printFigures(rate)} GFLOP/s`;

/** Two figures that count, and no powers of ten. */
export function printFigures(value: number): string {
  if (value === 0) return "0";
  const digits = Math.max(0, 1 - Math.floor(Math.log10(value)));
  return value >= 100 ? value.toFixed(0) : value.toFixed(Math.min(digits, 6));
}

export function nameSize(workload: WorkloadName, size: number): string {
  switch (workload) {
    case "matrix":
      return `${size} × ${size}`;
    case "convolution":
      return `${size} × ${size} pixels`;
    case "training":
      return `${size} neurons a layer`;
  }
}

export const workloadWords: Record<WorkloadName, { name: string; run: string; axis: string }> = {
  matrix: { name: "A matrix product", run: "product", axis: "rows and columns" },
  convolution: { name: "A convolution", run: "convolution", axis: "pixels along a side" },
  training: { name: "A training step", run: "step", axis: "neurons in each hidden layer" },
};

export function describeCell(workload: WorkloadName, cell: Cell): string {
  const head = `${capitalize(names[cell.device])}, ${nameSize(workload, cell.size)}`;
  const rate = countGigaflops(cell);
  if (cell.seconds === null || rate === null)
    return `${head}: not measured, ${cell.note ?? "no reason known"}`;
  return `${head}: ${printSeconds(cell.seconds)} a ${workloadWords[workload].run}, ${printRate(rate)}, median of ${cell.samples}`;
}

/** Whether and where one device overtakes another, as measured. */
export function describeComparison(
  workload: WorkloadName,
  { device, other, crossover, lastCommon }: Comparison,
): string {
  const [own, its] = [capitalize(names[device]), names[other]];
  if (crossover === null) return `${own} has not overtaken ${its} up to ${nameSize(workload, lastCommon)}.`;
  const gain = `${printFigures(crossover.gain)} times as fast at ${nameSize(workload, lastCommon)}`;
  return crossover.isFromStart
    ? `${own} is faster than ${its} at every size, from ${nameSize(workload, crossover.size)} on: ${gain}.`
    : `${own} overtakes ${its} at ${nameSize(workload, crossover.size)} on this machine, and is ${gain}.`;
}

/** Why there is a crossover, in numbers measured here; null where the curves do not cross. */
export function explainCrossing(frame: BenchFrame): string | null {
  const crossing = compareDevices(frame).find(({ device, other, crossover }) => {
    const [own, its] = [describeDevice(frame, device), describeDevice(frame, other)];
    return (
      crossover !== null && !crossover.isFromStart && own !== null && its !== null && own.price > its.price
    );
  });
  if (crossing === undefined) return null;
  const { workload } = frame.spec;
  const own = describeDevice(frame, crossing.device);
  const its = describeDevice(frame, crossing.other);
  if (own === null || its === null) return null;
  const meanwhile = its.cells.findLast(({ seconds }) => seconds !== null && seconds <= own.price);
  const instead =
    meanwhile === undefined
      ? ""
      : `, time in which ${names[crossing.other]} is done with ${nameSize(workload, meanwhile.size)}`;
  return `Every ${workloadWords[workload].run} costs ${names[crossing.device]} some ${printSeconds(own.price)} however little there is to compute${instead}. What it computes with at large sizes, ${printRate(own.rate)} against ${printRate(its.rate)}, pays only where there is much to compute.`;
}

/** What the picture shows, in a sentence. */
export function writeTitle(frame: BenchFrame | null, workload: WorkloadName): string {
  const { name } = workloadWords[workload];
  if (frame === null) return `${name}, about to be timed on this machine`;
  if (frame.next !== null) {
    const { device, size } = frame.next;
    return `Timing ${names[device]} at ${nameSize(workload, size)}: ${frame.cells.length} of ${frame.count} done`;
  }
  const largest = Math.max(...frame.cells.filter(({ seconds }) => seconds !== null).map(({ size }) => size));
  const there = frame.cells.filter(({ size, seconds }) => size === largest && seconds !== null);
  const best = there.reduce<Cell | null>(
    (a, b) => (a === null || (b.seconds ?? Infinity) < (a.seconds ?? Infinity) ? b : a),
    null,
  );
  if (best === null) return "No device could be measured";
  return `At ${nameSize(workload, largest)}, ${names[best.device]} is the fastest here: ${printSeconds(best.seconds ?? NaN)} a ${workloadWords[workload].run}`;
}

const list = (devices: readonly DeviceName[]) => devices.map((device) => names[device]).join(" and ");

/** What the devices are on this machine: missing, imitated, or which graphics processor. */
export function describeMachine(frame: BenchFrame | null, verdicts: DeviceVerdicts): string[] {
  if (frame === null) return [];
  const measured = frame.spec.devices.filter((device) => describeDevice(frame, device) !== null);
  const imitated = measured.filter((device) => verdicts[device]?.isSoftware);
  const real = measured.filter((device) => verdicts[device]?.adapter && !verdicts[device].isSoftware);
  return [
    ...Object.entries(frame.faults).map(
      ([device, fault]) => `${capitalize(names[device as DeviceName])} is not to be had here: ${fault}.`,
    ),
    ...(imitated.length === 0
      ? []
      : [
          `${list(imitated)} ${imitated.length === 1 ? "is" : "are"} imitated by a program here: these are no graphics processor’s times.`,
        ]),
    ...real.map((device) => `${capitalize(names[device])} runs on ${verdicts[device]?.adapter ?? ""}.`),
  ];
}
