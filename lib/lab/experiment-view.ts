import type { Engine } from "@/lib/experiment/engines/engine";
import type { Weights } from "@/lib/experiment/initialize";
import type { SplitName } from "@/lib/experiment/prepare-data";
import { placeCells } from "./plane-cells";

/** What a frame shows of a model besides its losses. Maps need data that are points of the plane. */
export interface ViewSpec {
  /** Cells along a side of the map of the model's answers. */
  mapSize?: number;
  /** Cells along a side of each unit's small map, and the layers of the model whose units are wanted. */
  units?: { size: number; layers: readonly number[] };
  /** One unit to be mapped as large as the answers. */
  focus?: { layer: number; unit: number } | null;
  /** All weights, for drawings and histograms. */
  weights?: boolean;
  /** Size of the gradient of each weight tensor, for one batch. */
  gradients?: boolean;
  /** The part of the data whose answers are to be counted by class. */
  confusion?: SplitName;
  /** The loss as training sees it: dropout on, batch normalization by the batch's own statistics. */
  trainingLoss?: boolean;
}

/** Answers over the plane, row by row from the top: [size * size, outputs], probabilities under cross-entropy. */
export interface PlaneMap {
  size: number;
  outputs: number;
  values: Float32Array;
}

/** The values of one layer's units over the plane, [units, size * size]. */
export interface UnitMaps {
  layer: number;
  units: number;
  size: number;
  values: Float32Array;
}

export interface GradientSize {
  name: string;
  /** Root of the mean square. */
  rms: number;
  /** Length of the gradient as a vector. */
  norm: number;
}

/** How often a class was answered as another: [classes, classes], rows the true ones, columns the answers. */
export interface Confusion {
  part: SplitName;
  classes: number;
  counts: Uint32Array;
}

export interface ExperimentView {
  map: PlaneMap | null;
  units: UnitMaps[];
  /** The values of the unit in focus, [size * size]. */
  focus: { layer: number; unit: number; size: number; values: Float32Array } | null;
  weights: Weights | null;
  gradients: GradientSize[] | null;
  confusion: Confusion | null;
  /** Mean over the steps since the last frame; NaN when there were none. */
  trainingLoss: number | null;
}

/** Reads from the engine what a frame is to show, as arrays that can be handed over. */
export async function readView(
  engine: Engine,
  spec: ViewSpec,
): Promise<{ view: ExperimentView; transfer: Transferable[] }> {
  const [map, units, focus, weights, gradients, confusion, trainingLoss] = await Promise.all([
    spec.mapSize === undefined ? null : readMap(engine, spec.mapSize),
    spec.units === undefined ? [] : readUnits(engine, spec.units),
    spec.focus == null ? null : readFocus(engine, spec.focus, spec.mapSize ?? 50),
    spec.weights === true ? engine.readWeights() : null,
    spec.gradients === true ? readGradientSizes(engine) : null,
    spec.confusion === undefined ? null : readConfusion(engine, spec.confusion),
    spec.trainingLoss === true ? engine.readLoss() : null,
  ]);
  const arrays = [map, focus, ...units, ...(weights ?? [])].flatMap((part) => part?.values ?? []);
  return {
    view: { map, units, focus, weights, gradients, confusion, trainingLoss },
    transfer: arrays.map(({ buffer }) => buffer),
  };
}

async function readMap(engine: Engine, size: number): Promise<PlaneMap> {
  const values = await engine.predict(placeCells(size), size * size);
  return { size, outputs: values.length / (size * size), values };
}

async function readUnits(
  engine: Engine,
  { size, layers }: NonNullable<ViewSpec["units"]>,
): Promise<UnitMaps[]> {
  const count = size * size;
  const all = await engine.observe(placeCells(size), count);
  return layers.flatMap((layer) => {
    const values = all[layer];
    if (values === undefined) return [];
    const units = values.length / count;
    return { layer, units, size, values: standUnits(values, count, units) };
  });
}

/** [count, units] as [units, count]. */
function standUnits(values: Float32Array, count: number, units: number): Float32Array {
  const out = new Float32Array(values.length);
  for (let i = 0; i < count; i++)
    for (let unit = 0; unit < units; unit++) out[unit * count + i] = values[i * units + unit] as number;
  return out;
}

async function readFocus(engine: Engine, { layer, unit }: { layer: number; unit: number }, size: number) {
  const count = size * size;
  const all = (await engine.observe(placeCells(size), count))[layer];
  if (all === undefined || unit >= all.length / count) return null;
  const units = all.length / count;
  const values = Float32Array.from({ length: count }, (_, i) => all[i * units + unit] as number);
  return { layer, unit, size, values };
}

async function readGradientSizes(engine: Engine): Promise<GradientSize[]> {
  return (await engine.readGradients()).map(({ name, values }) => {
    let square = 0;
    for (const value of values) square += value * value;
    return { name, norm: Math.sqrt(square), rms: Math.sqrt(square / Math.max(1, values.length)) };
  });
}

async function readConfusion(engine: Engine, part: SplitName): Promise<Confusion | null> {
  const { classes, encoding, outputs, parts } = engine.data;
  const { labels, count, raw } = parts[part];
  if (classes === null || labels === null) return null;
  const answers = await engine.predict(raw, count);
  const middle = encoding === "sign" ? 0 : 0.5;
  const counts = new Uint32Array(classes.length ** 2);
  for (let i = 0; i < count; i++) {
    const answer = answers.subarray(i * outputs, (i + 1) * outputs);
    const found =
      encoding === "oneHot" ? answer.indexOf(Math.max(...answer)) : Number((answer[0] as number) > middle);
    const cell = (labels[i] as number) * classes.length + found;
    counts[cell] = (counts[cell] ?? 0) + 1;
  }
  return { part, classes: classes.length, counts };
}
