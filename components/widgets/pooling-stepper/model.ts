import { printNumber, printOperand } from "@/components/charts/print-number";
import type { Geometry } from "@/lib/math/convolution";
import {
  findMaximum,
  listPixels,
  measurePooling,
  pool,
  poolGradient,
  type PoolingMap,
  type PoolingOptions,
} from "@/lib/math/pooling";
import type { State } from "./state";

/** Everything that is drawn, from the state. */
export interface Stage {
  map: PoolingMap;
  options: PoolingOptions;
  geometry: Geometry;
  /** Why no window fits, in words; null when one does. */
  fault: string | null;
  output: PoolingMap;
  /** The gradient of the loss by each output, and by each pixel. */
  incoming: Float32Array;
  gradient: Float32Array;
  /** The window on stage: its output, the pixels under it, those that get its gradient, and those equal to its output. */
  row: number;
  column: number;
  index: number;
  pixels: number[];
  receivers: number[];
  ties: number;
  /** Outputs that would be another number if the map were moved right by one pixel, zeros coming in. */
  changedByShift: number;
}

export function toMap(image: readonly (readonly number[])[]): PoolingMap {
  return { height: image.length, width: image[0]?.length ?? 0, values: Float32Array.from(image.flat()) };
}

export function readOptions(state: State): PoolingOptions {
  const { kind, size, stride } = state;
  // With more than half a window of padding, a window could hold no pixel at all.
  const rings = Math.min(state.rings, Math.floor(size / 2));
  return { kind, size, stride, padding: state.padding === "custom" ? rings : state.padding };
}

/** The map one pixel further right or down; zeros come in, and the last column or row is lost. */
export function shiftImage(image: readonly (readonly number[])[], way: "right" | "down"): number[][] {
  if (way === "right") return image.map((row) => [0, ...row.slice(0, -1)]);
  return [(image[0] ?? []).map(() => 0), ...image.slice(0, -1).map((row) => [...row])];
}

export function countChanges(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let count = 0;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) count++;
  return count;
}

const clamp = (value: number, end: number) => Math.max(0, Math.min(value, end - 1));

/** @param until while the walk goes by itself: only the gradient of the first so many windows */
export function buildStage(state: State, until = Infinity): Stage {
  const map = toMap(state.image);
  const options = readOptions(state);
  const geometry = measurePooling(map, options);
  const output = pool(map, options);
  const row = clamp(state.row, output.height);
  const column = clamp(state.column, output.width);
  const hasWindow = output.values.length > 0;
  const incoming = output.values.map(
    (_, n) => state.gradient[Math.floor(n / output.width)]?.[n % output.width] ?? 1,
  );
  const pixels = hasWindow ? listPixels(map, geometry, { row, column }) : [];
  const best = findMaximum(map, pixels);
  const shifted = pool(toMap(shiftImage(state.image, "right")), options);
  return {
    map,
    options,
    geometry,
    fault: hasWindow
      ? null
      : `A window of ${options.size} × ${options.size} fits nowhere on a map of ${map.height} × ${map.width}. Make it smaller, or add padding.`,
    output,
    incoming,
    gradient: poolGradient(map, incoming, options, until),
    row,
    column,
    index: row * output.width + column,
    pixels,
    receivers: options.kind === "max" ? (hasWindow ? [best] : []) : pixels,
    ties: pixels.filter((pixel) => map.values[pixel] === map.values[best]).length,
    changedByShift: countChanges(output.values, shifted.values),
  };
}

const place = ({ map }: Stage, pixel: number) =>
  `row ${Math.floor(pixel / map.width) + 1}, column ${(pixel % map.width) + 1}`;

/** The window's numbers and what becomes of them, for example "max(1, 0, 4, 6) = 6". */
export function spellForward(stage: Stage): string {
  const { map, pixels, output, index, options } = stage;
  const numbers = pixels.map((pixel) => map.values[pixel] ?? 0);
  const result = printNumber(output.values[index] ?? 0, 3);
  if (options.kind === "max")
    return `max(${numbers.map((value) => printNumber(value)).join(", ")}) = ${result}`;
  return `(${numbers.map((value) => printOperand(value)).join(" + ")}) / ${numbers.length} = ${result}`;
}

/** Where the gradient of the output on stage goes. */
export function spellBackward(stage: Stage): string {
  const { options, incoming, index, receivers, pixels, ties } = stage;
  const gradient = incoming[index] ?? 0;
  if (options.kind === "average")
    return `${printNumber(gradient)} / ${pixels.length} = ${printNumber(gradient / pixels.length, 3)} goes to each of ${pixels.length} pixels`;
  const whole = `${printNumber(gradient)} goes whole to ${place(stage, receivers[0] ?? 0)}`;
  if (ties === 1) return whole;
  return `${whole}: the first, in reading order, of ${ties} equal numbers`;
}

/** What one pixel gets back, window by window, for example "1 + 1 = 2, from 2 windows". */
export function spellPixel(stage: Stage, pixel: number): string {
  const shares: number[] = [];
  for (let n = 0; n < stage.incoming.length; n++) {
    const output = { row: Math.floor(n / stage.output.width), column: n % stage.output.width };
    const pixels = listPixels(stage.map, stage.geometry, output);
    const receivers = stage.options.kind === "max" ? [findMaximum(stage.map, pixels)] : pixels;
    if (receivers.includes(pixel)) shares.push((stage.incoming[n] ?? 0) / receivers.length);
  }
  const name = `Pixel in ${place(stage, pixel)}`;
  if (shares.length === 0) return `${name}: no window sends it any gradient`;
  const sum = printNumber(
    shares.reduce((total, share) => total + share, 0),
    3,
  );
  const spelled = shares.map((share) => printOperand(share, 3)).join(" + ");
  return shares.length === 1
    ? `${name} gets ${sum} from 1 window`
    : `${name} gets ${spelled} = ${sum} from ${shares.length} windows`;
}
