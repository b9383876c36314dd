import { PLANE_REACH } from "@/lib/lab/plane-cells";
import type { Ground } from "./grounds";
import { type Plane, toAxisUnit } from "./plane";
import { readShares } from "./plane-colors";

const trim = (value: number) => String(Number(value.toPrecision(3)));

function findCell(size: number, x: number, y: number): number {
  const hold = (share: number) => Math.min(size - 1, Math.max(0, Math.floor(share * size)));
  const column = hold((x + PLANE_REACH) / (2 * PLANE_REACH));
  const row = hold((PLANE_REACH - y) / (2 * PLANE_REACH));
  return row * size + column;
}

/** The place in the axes' own units, and what the ground says there. */
export function describePlace(plane: Plane, ground: Ground | null, x: number, y: number): string {
  const [across, up] = plane.axes;
  const place = `${across.name} ${trim(toAxisUnit(across, x))}, ${up.name} ${trim(toAxisUnit(up, y))}`;
  if (ground === null) return place;
  if (ground.kind === "unit")
    return `${place}: ${ground.name} ${trim(ground.values[findCell(ground.size, x, y)] ?? NaN)}`;
  const { map } = ground;
  const cell = findCell(map.size, x, y);
  const answer = map.values.subarray(cell * map.outputs, (cell + 1) * map.outputs);
  const shares = readShares(plane, answer);
  if (shares === null) return `${place}: answer ${trim(answer[0] ?? NaN)}`;
  const percent = shares.map((share, i) => `${plane.classes?.[i] ?? i} ${(100 * share).toFixed(0)} %`);
  return `${place}: ${percent.join(", ")}`;
}
