import { rampColor } from "@/components/charts/color";
import { findLargest } from "@/components/charts/find-largest";
import type { Palette } from "@/components/charts/palette";
import type { Box, Stage } from "./model";
import { rootShare } from "./words";

/** Where the picture lies on its canvas: with room around it where the window goes beyond its border. */
export interface HeatFrame {
  /** Side of a pixel of the picture, and the picture's first corner, in CSS pixels. */
  cell: number;
  corner: number;
  side: number;
}

/** Most of the canvas's width that is given to what lies beyond the border, on each side, as a share of the picture's. */
const WIDEST_MARGIN = 0.25;

export function frameHeat({ levels, whole }: Stage, width: number): HeatFrame {
  const side = levels[0]?.side ?? 1;
  const beyond = Math.max(0, -whole.top, -whole.left, whole.bottom - side + 1, whole.right - side + 1);
  const margin = Math.min(beyond, WIDEST_MARGIN * side);
  const cell = width / (side + 2 * margin);
  return { cell, corner: margin * cell, side };
}

/** Gradient of each pixel that the unit could see, the window, what of it lies beyond the border, and the effective square. */
export function drawHeat(
  context: CanvasRenderingContext2D,
  width: number,
  stage: Stage,
  squares: ArrayLike<number> | null,
  effective: Box | null,
  palette: Palette,
): void {
  const frame = frameHeat(stage, width);
  const { cell, corner, side } = frame;
  context.fillStyle = palette.paperSunk;
  context.fillRect(corner, corner, side * cell, side * cell);
  const { ways = null, window = null } = stage.levels[0] ?? {};
  if (ways !== null && squares !== null) paintPixels(context, frame, squares, ways);
  context.strokeStyle = palette.muted;
  context.lineWidth = 1;
  context.strokeRect(corner + 0.5, corner + 0.5, side * cell - 1, side * cell - 1);
  context.lineWidth = 1.5;
  outline(context, frame, stage.whole, palette.ink, [4, 3], 1.5);
  if (window !== null) outline(context, frame, window, palette.ink, [], 1.5);
  if (effective === null) return;
  // A pale line under the coloured one: the ramp below goes from dark to light.
  context.lineWidth = 4;
  outline(context, frame, effective, palette.paper, []);
  context.lineWidth = 2;
  outline(context, frame, effective, palette.positive, []);
}

function paintPixels(
  context: CanvasRenderingContext2D,
  { cell, corner, side }: HeatFrame,
  squares: ArrayLike<number>,
  ways: { rows: Float64Array; columns: Float64Array },
): void {
  const largest = findLargest(squares);
  const edge = (place: number) => Math.round(corner + place * cell);
  for (let row = 0; row < side; row++)
    for (let column = 0; column < side; column++) {
      if (ways.rows[row] === 0 || ways.columns[column] === 0) continue;
      context.fillStyle = rampColor(rootShare(squares[row * side + column] ?? 0, largest));
      // To whole pixels of the screen, so that no seams are seen between neighbours.
      const [left, right] = [edge(column), edge(column + 1)];
      const [top, bottom] = [edge(row), edge(row + 1)];
      context.fillRect(left, top, right - left, bottom - top);
    }
}

function outline(
  context: CanvasRenderingContext2D,
  { cell, corner }: HeatFrame,
  box: Box,
  color: string,
  dash: number[],
  /** CSS pixels outside the box. */
  away = 0,
): void {
  context.strokeStyle = color;
  context.setLineDash(dash);
  context.strokeRect(
    corner + box.left * cell - away,
    corner + box.top * cell - away,
    (box.right - box.left + 1) * cell + 2 * away,
    (box.bottom - box.top + 1) * cell + 2 * away,
  );
  context.setLineDash([]);
}
