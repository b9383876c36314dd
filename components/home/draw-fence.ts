import type { Palette } from "@/components/charts/palette";
import type { Dataset } from "@/lib/data/dataset";
import { mix, parseHex, printRgb } from "@/lib/math/color";

/** What the network says of each cell of a square grid over -1.2 to 1.2: the share of class 2, row by row from the top. */
export interface FenceMap {
  values: Float32Array;
  size: number;
}

const REACH = 1.2;
const SHADES = 32;

/** The plane as the network colours it, and the points that it learns from on top: circles and squares. */
export function drawFence(
  context: CanvasRenderingContext2D,
  width: number,
  points: Dataset,
  map: FenceMap | null,
  palette: Palette,
): void {
  const [paper, first, second] = [palette.paper, palette.classes[0], palette.classes[4]].map(parseHex) as [
    ReturnType<typeof parseHex>,
    ReturnType<typeof parseHex>,
    ReturnType<typeof parseHex>,
  ];
  if (map !== null) {
    const shades = Array.from({ length: SHADES + 1 }, (_, i) => {
      const share = (2 * i) / SHADES - 1;
      return printRgb(mix(paper, share < 0 ? first : second, 0.55 * Math.abs(share)));
    });
    const cell = width / map.size;
    map.values.forEach((share, i) => {
      const [row, column] = [Math.floor(i / map.size), i % map.size];
      context.fillStyle = shades[Math.round(Math.min(1, Math.max(0, share)) * SHADES)] ?? palette.paper;
      context.fillRect(column * cell, row * cell, cell + 0.6, cell + 0.6);
    });
  }
  if (points.targets.kind !== "classes") return;
  const place = (value: number) => ((value + REACH) / (2 * REACH)) * width;
  context.lineWidth = 1;
  context.strokeStyle = palette.paper;
  points.targets.labels.forEach((label, i) => {
    const x = place(points.inputs[2 * i] ?? 0);
    const y = width - place(points.inputs[2 * i + 1] ?? 0);
    context.fillStyle = label === 0 ? palette.classes[0] : palette.classes[4];
    context.beginPath();
    if (label === 0) context.arc(x, y, 3.2, 0, 2 * Math.PI);
    else context.rect(x - 2.8, y - 2.8, 5.6, 5.6);
    context.fill();
    context.stroke();
  });
}
