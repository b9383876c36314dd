import { mostRows, type TableSource } from "@/lib/experiment/schema-data";
import { PLANE_REACH } from "@/lib/lab/plane-cells";
import { createRandom } from "@/lib/math/random";
import { mostClasses } from "./choose-columns";

/** How a touch changes the points. Lengths are in the plane's own unit, in which each axis goes from -1 to 1. */
export interface Brush {
  tool: "paint" | "erase";
  /** The class painted, from 0. */
  label: number;
  /** The number painted, where numbers are to be predicted. */
  value: number;
  radius: number;
  /** Points per touch; one stands exactly where the touch is. */
  count: number;
}

export const startBrush: Brush = { tool: "paint", label: 0, value: 1, radius: 0.15, count: 4 };

const nameClass = (index: number) => `class ${index + 1}`;

/** A table without points: of so many classes, or for numbers to predict (null). */
export function emptyTable(classes: number | readonly string[] | null): TableSource {
  const names =
    typeof classes === "number" ? Array.from({ length: classes }, (_, i) => nameClass(i)) : classes;
  return {
    kind: "table",
    axes: [
      { name: "x₁", low: -1, high: 1 },
      { name: "x₂", low: -1, high: 1 },
    ],
    classes: names === null ? null : [...names],
    inputs: [],
    targets: [],
  };
}

/** Four digits are finer than a pixel, and short in a link. */
const place = (value: number) =>
  Math.round(Math.min(PLANE_REACH, Math.max(-PLANE_REACH, value)) * 1e4) / 1e4 + 0;

/** The table with one point more; the same table where it is full. */
export function addPoint(source: TableSource, x: number, y: number, label: number): TableSource {
  if (source.targets.length >= mostRows) return source;
  return {
    ...source,
    inputs: [...source.inputs, place(x), place(y)],
    targets: [...source.targets, label],
  };
}

/**
 * The table with `count` points more, or as many as still fit: spread evenly over a disc, stream ("spray", points so
 * far), so that no two touches give the same pattern and each can be repeated.
 */
export function sprayPoints(
  source: TableSource,
  x: number,
  y: number,
  label: number,
  radius: number,
  count: number,
  seed: number,
): TableSource {
  const fits = Math.min(count, mostRows - source.targets.length);
  if (fits <= 0) return source;
  const random = createRandom(seed, "spray", source.targets.length);
  const inputs = [...source.inputs];
  const targets = [...source.targets];
  for (let i = 0; i < fits; i++) {
    const distance = radius * Math.sqrt(random.next());
    const angle = 2 * Math.PI * random.next();
    inputs.push(place(x + distance * Math.cos(angle)), place(y + distance * Math.sin(angle)));
    targets.push(label);
  }
  return { ...source, inputs, targets };
}

/** The table without the points within a disc; the same table where there are none. */
export function erasePoints(source: TableSource, x: number, y: number, radius: number): TableSource {
  const inputs: number[] = [];
  const targets: number[] = [];
  source.targets.forEach((target, i) => {
    const [a, b] = [source.inputs[2 * i] as number, source.inputs[2 * i + 1] as number];
    if ((a - x) ** 2 + (b - y) ** 2 <= radius ** 2) return;
    inputs.push(a, b);
    targets.push(target);
  });
  return targets.length === source.targets.length ? source : { ...source, inputs, targets };
}

/** The table with one class more, of no points yet; the same table where it has 5, or none. */
export function addClass(source: TableSource): TableSource {
  const { classes } = source;
  if (classes === null || classes.length >= mostClasses) return source;
  let name = nameClass(classes.length);
  while (classes.includes(name)) name += "′";
  return { ...source, classes: [...classes, name] };
}

/** Erasing by less would miss the point that one aims at. */
const leastErased = 0.05;

/** What one touch of the brush makes of the table. */
export function touch(source: TableSource, brush: Brush, x: number, y: number, seed: number): TableSource {
  if (brush.tool === "erase") return erasePoints(source, x, y, Math.max(leastErased, brush.radius));
  // Undo may have taken the class away that the brush was set to.
  const label = source.classes === null ? brush.value : Math.min(brush.label, source.classes.length - 1);
  if (brush.count === 1) return addPoint(source, x, y, label);
  return sprayPoints(source, x, y, label, brush.radius, brush.count, seed);
}

/** How far a drag goes between two touches: near enough for a closed stroke, far enough not to pile points up. */
export function strokeSpacing({ tool, radius }: Brush): number {
  return tool === "erase" ? 0.02 : Math.max(0.06, 0.7 * radius);
}
