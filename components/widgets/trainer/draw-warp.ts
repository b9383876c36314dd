import type { Palette } from "@/components/charts/palette";
import { placeTicks, printTick } from "@/components/charts/ticks";
import { traceShape } from "@/components/training/draw-plane";
import type { Plane } from "@/components/training/plane";
import { pickClassColors } from "@/components/training/plane-colors";
import type { UnitMaps } from "@/lib/lab/experiment-view";
import { PLANE_REACH } from "@/lib/lab/plane-cells";

const PAD = { left: 34, bottom: 24, top: 6, right: 6 };

/** The value of a unit at a place, from the nearest four cells of its map. */
function readUnit({ values, size }: UnitMaps, unit: number, x: number, y: number): number {
  const across = ((x + PLANE_REACH) / (2 * PLANE_REACH)) * size - 0.5;
  const down = ((PLANE_REACH - y) / (2 * PLANE_REACH)) * size - 0.5;
  const hold = (index: number) => Math.min(size - 1, Math.max(0, index));
  const [column, row] = [hold(Math.floor(across)), hold(Math.floor(down))];
  const [right, below] = [hold(column + 1), hold(row + 1)];
  const [s, t] = [Math.min(1, Math.max(0, across - column)), Math.min(1, Math.max(0, down - row))];
  const at = (r: number, c: number) => values[unit * size * size + r * size + c] ?? 0;
  const upper = at(row, column) * (1 - s) + at(row, right) * s;
  const lower = at(below, column) * (1 - s) + at(below, right) * s;
  return upper * (1 - t) + lower * t;
}

/** Lines of the grid of the plane, from edge to edge. */
const gridLines = 13;
const stepsAlong = 40;

/** The plane as two units of a layer see it: its grid and its points, moved to what the two units give there. */
export function drawWarp(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  maps: UnitMaps,
  [first, second]: readonly [number, number],
  plane: Plane,
  palette: Palette,
): void {
  const range = (unit: number) => {
    const cells = maps.size * maps.size;
    let [low, high] = [Infinity, -Infinity];
    for (let i = unit * cells; i < (unit + 1) * cells; i++) {
      const value = maps.values[i] ?? 0;
      if (value < low) low = value;
      if (value > high) high = value;
    }
    const room = (high - low) * 0.04 || 0.5;
    return { low: low - room, high: high + room };
  };
  const [across, up] = [range(first), range(second)];
  const toX = (value: number) =>
    PAD.left + ((value - across.low) / (across.high - across.low)) * (width - PAD.left - PAD.right);
  const toY = (value: number) =>
    PAD.top + ((up.high - value) / (up.high - up.low)) * (height - PAD.top - PAD.bottom);
  const place = (x: number, y: number): [number, number] => [
    toX(readUnit(maps, first, x, y)),
    toY(readUnit(maps, second, x, y)),
  ];

  context.strokeStyle = palette.muted;
  context.lineWidth = 0.7;
  for (let line = 0; line < gridLines; line++) {
    const fixed = -1 + (2 * line) / (gridLines - 1);
    for (const isUpright of [true, false]) {
      context.beginPath();
      for (let step = 0; step <= stepsAlong; step++) {
        const along = -1 + (2 * step) / stepsAlong;
        const [x, y] = isUpright ? place(fixed, along) : place(along, fixed);
        if (step === 0) context.moveTo(x, y);
        else context.lineTo(x, y);
      }
      context.stroke();
    }
  }
  const colors = pickClassColors(palette, plane.classes?.length ?? 0);
  for (const { x, y, target, part } of plane.points) {
    if (part !== "train") continue;
    context.fillStyle = plane.classes === null ? palette.ink : (colors[target] ?? palette.ink);
    context.beginPath();
    traceShape(context, plane.classes === null ? 0 : target, ...place(x, y), 2.6);
    context.fill();
  }
  drawFrame(context, width, height, across, up, toX, toY, palette);
}

function drawFrame(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  across: { low: number; high: number },
  up: { low: number; high: number },
  toX: (value: number) => number,
  toY: (value: number) => number,
  palette: Palette,
): void {
  context.strokeStyle = palette.hairline;
  context.lineWidth = 1;
  context.strokeRect(
    PAD.left + 0.5,
    PAD.top + 0.5,
    width - PAD.left - PAD.right - 1,
    height - PAD.top - PAD.bottom - 1,
  );
  context.font = `11px ${getComputedStyle(context.canvas).fontFamily}`;
  context.fillStyle = palette.muted;
  context.textBaseline = "top";
  context.textAlign = "center";
  for (const tick of placeTicks(across.low, across.high, 3))
    context.fillText(printTick(tick), toX(tick), height - PAD.bottom + 5);
  context.textBaseline = "middle";
  context.textAlign = "right";
  for (const tick of placeTicks(up.low, up.high, 3))
    context.fillText(printTick(tick), PAD.left - 5, toY(tick));
}
