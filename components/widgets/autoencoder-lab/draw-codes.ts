import { drawTiles } from "@/components/charts/draw-tiles";
import type { Palette } from "@/components/charts/palette";
import { SIDE } from "./experiment";
import { type PlaneView, TILES } from "./plane";
import type { State } from "./state";

/** Each code as the numeral of its digit, in one of five colours. */
function drawCodes(
  context: CanvasRenderingContext2D,
  side: number,
  { codes, low, high }: PlaneView,
  labels: Int32Array,
  palette: Palette,
): void {
  context.font = `600 ${side < 300 ? 10 : 12}px ${getComputedStyle(context.canvas).fontFamily}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  labels.forEach((label, i) => {
    context.fillStyle = palette.classes[label % 5] ?? palette.ink;
    const share = (axis: number) => (codes[2 * i + axis]! - low[axis]!) / (high[axis]! - low[axis]!);
    context.fillText(String(label), side * share(0), side * (1 - share(1)));
  });
}

/** The plane of codes, and the place that is decoded. */
export function drawPlane(
  context: CanvasRenderingContext2D,
  side: number,
  { plane, labels }: { plane: PlaneView | null; labels: Int32Array },
  { x, y, plane: shows }: Pick<State, "x" | "y" | "plane">,
  palette: Palette,
): void {
  if (plane !== null && shows === "decodings")
    drawTiles(context, {
      pictures: plane.tiles,
      side: SIDE,
      columns: TILES,
      tile: side / TILES,
      isSmooth: true,
    });
  else if (plane !== null) drawCodes(context, side, plane, labels, palette);
  context.strokeStyle = palette.hairline;
  context.lineWidth = 1;
  context.strokeRect(0.5, 0.5, side - 1, side - 1);
  for (const [color, width] of [
    [palette.paper, 5],
    [palette.accent, 2.5],
  ] as const) {
    context.strokeStyle = color;
    context.lineWidth = width;
    context.beginPath();
    context.arc((side * (x + 1)) / 2, (side * (1 - y)) / 2, 8, 0, 2 * Math.PI);
    context.stroke();
  }
}
