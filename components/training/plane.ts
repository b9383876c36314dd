import { countSplit, makeDataset, splitNames, type SplitName } from "@/lib/experiment/prepare-data";
import { describeData, type DataDescription } from "@/lib/experiment/describe-data";
import type { Experiment } from "@/lib/experiment/schema";

/** One end of an axis stands for one of the table's own values. */
export interface PlaneAxis {
  name: string;
  /** Values at -1 and at 1, in the axis' own unit. */
  low: number;
  high: number;
}

export interface PlanePoint {
  x: number;
  y: number;
  /** The class, from 0, or the number to predict. */
  target: number;
  part: SplitName;
}

/** The points of an Experiment as they are drawn: raw, and each with its part of the data. */
export interface Plane {
  points: PlanePoint[];
  /** Null for regression. */
  classes: readonly string[] | null;
  encoding: DataDescription["encoding"];
  axes: readonly [PlaneAxis, PlaneAxis];
  /** What the strongest colour stands for, in regression. */
  highest: number;
}

const unitAxes = [
  { name: "x₁", low: -1, high: 1 },
  { name: "x₂", low: -1, high: 1 },
] as const;

/** @throws ExperimentError when the loss does not suit the data */
export function readPlane({ data, training }: Pick<Experiment, "data" | "training">): Plane {
  const { encoding, classes } = describeData(data, training.loss);
  const { inputs, targets, count } = makeDataset(data);
  const { train, validation } = countSplit(data);
  const values = targets.kind === "classes" ? targets.labels : targets.values;
  const findPart = (i: number): SplitName =>
    i < train ? splitNames[0] : i < train + validation ? splitNames[1] : splitNames[2];
  const points = Array.from({ length: count }, (_, i) => ({
    x: inputs[2 * i] ?? NaN,
    y: inputs[2 * i + 1] ?? NaN,
    target: values[i] ?? NaN,
    part: findPart(i),
  }));
  const axes = data.source.kind === "table" ? (data.source.axes as [PlaneAxis, PlaneAxis]) : unitAxes;
  const highest = classes === null ? Math.max(1e-6, ...points.map(({ target }) => Math.abs(target))) : 1;
  return { points, classes, encoding, axes, highest };
}

/** A place on an axis, from -1 to 1, in the axis' own unit. */
export function toAxisUnit({ low, high }: PlaneAxis, place: number): number {
  return low + ((place + 1) / 2) * (high - low);
}
