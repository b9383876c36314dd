import type { Palette } from "@/components/charts/palette";
import { printTick } from "@/components/charts/ticks";
import { type Arrow, isOnBall } from "./weights";

export interface ArrowPicture {
  arrows: readonly Arrow[];
  /** The value at the right and upper edge. */
  reach: number;
  /** The longest length allowed; null for none. */
  ball: number | null;
  selected: number | null;
  color: string;
}

/** Room for the ticks, as the maps beside it have. */
const MARGIN = { left: 30, bottom: 22 };

/** The plane of a neuron's two weights, square, the origin in its middle. */
export function frameArrows(width: number, reach: number) {
  const side = Math.max(10, width - MARGIN.left);
  const [middleX, middleY, half] = [MARGIN.left + side / 2, side / 2, side / 2];
  // Heads at the very edge would be cut off.
  const scale = (half * 0.94) / reach;
  return {
    side,
    scale,
    toX: (x: number) => middleX + x * scale,
    toY: (y: number) => middleY - y * scale,
  };
}

export function drawArrows(
  context: CanvasRenderingContext2D,
  width: number,
  picture: ArrowPicture,
  palette: Palette,
): void {
  const frame = frameArrows(width, picture.reach);
  drawGround(context, frame, picture, palette);
  picture.arrows.forEach((arrow, index) => {
    if (index !== picture.selected) drawArrow(context, frame, arrow, picture, picture.color, 1.3);
  });
  const selected = picture.arrows[picture.selected ?? -1];
  if (selected !== undefined) drawArrow(context, frame, selected, picture, palette.accent, 2.4);
}

type Frame = ReturnType<typeof frameArrows>;

function drawGround(
  context: CanvasRenderingContext2D,
  { side, scale, toX, toY }: Frame,
  { reach, ball }: ArrowPicture,
  palette: Palette,
): void {
  context.lineWidth = 1;
  context.strokeStyle = palette.hairline;
  context.strokeRect(MARGIN.left + 0.5, 0.5, side - 1, side - 1);
  if (ball !== null) {
    context.beginPath();
    context.arc(toX(0), toY(0), ball * scale, 0, 2 * Math.PI);
    context.fillStyle = palette.paperSunk;
    context.fill();
    context.strokeStyle = palette.ink;
    context.lineWidth = 1.4;
    context.stroke();
  }
  context.strokeStyle = palette.hairline;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(MARGIN.left, Math.round(toY(0)) + 0.5);
  context.lineTo(MARGIN.left + side, Math.round(toY(0)) + 0.5);
  context.moveTo(Math.round(toX(0)) + 0.5, 0);
  context.lineTo(Math.round(toX(0)) + 0.5, side);
  context.stroke();
  context.font = `11px ${getComputedStyle(context.canvas).fontFamily}`;
  context.fillStyle = palette.muted;
  const ticks = [-reach, 0, reach];
  context.textBaseline = "top";
  // Near an edge a centred text would be cut off.
  const aligns = ["center", "center", "right"] as const;
  ticks.forEach((tick, index) => {
    context.textAlign = aligns[index] ?? "center";
    context.fillText(printTick(tick), index === 2 ? MARGIN.left + side : toX(tick), side + 5);
  });
  context.textBaseline = "middle";
  context.textAlign = "right";
  for (const tick of ticks) context.fillText(printTick(tick), MARGIN.left - 5, toY(tick));
  context.fillText("w₁", MARGIN.left + side - 4, toY(0) - 9);
  context.textAlign = "left";
  context.fillText("w₂", toX(0) + 5, 9);
}

function drawArrow(
  context: CanvasRenderingContext2D,
  { toX, toY, scale }: Frame,
  arrow: Arrow,
  { ball }: ArrowPicture,
  color: string,
  lineWidth: number,
): void {
  if (!Number.isFinite(arrow.length)) return;
  const [x, y] = [toX(arrow.x), toY(arrow.y)];
  context.strokeStyle = color;
  context.fillStyle = color;
  context.lineWidth = lineWidth;
  context.beginPath();
  context.moveTo(toX(0), toY(0));
  context.lineTo(x, y);
  context.stroke();
  context.beginPath();
  if (ball !== null && isOnBall(arrow, ball)) {
    // One that the ball holds back ends in a disc.
    context.arc(x, y, 3.4, 0, 2 * Math.PI);
    context.fill();
    return;
  }
  const head = Math.min(7, arrow.length * scale * 0.5);
  const angle = Math.atan2(-arrow.y, arrow.x);
  for (const turn of [2.65, -2.65]) {
    context.moveTo(x, y);
    context.lineTo(x + head * Math.cos(angle + turn), y + head * Math.sin(angle + turn));
  }
  context.stroke();
}
