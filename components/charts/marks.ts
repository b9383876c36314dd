/** Shapes of points that can be told apart without colour. */
export type Mark = "circle" | "square" | "diamond" | "cross";

/** Adds the outline of a mark to the path. */
export function traceMark(
  context: CanvasRenderingContext2D,
  mark: Mark,
  x: number,
  y: number,
  radius: number,
): void {
  context.beginPath();
  switch (mark) {
    case "circle":
      context.arc(x, y, radius, 0, 2 * Math.PI);
      return;
    case "square":
      context.rect(x - 0.9 * radius, y - 0.9 * radius, 1.8 * radius, 1.8 * radius);
      return;
    case "diamond":
      context.moveTo(x, y - 1.3 * radius);
      context.lineTo(x + 1.3 * radius, y);
      context.lineTo(x, y + 1.3 * radius);
      context.lineTo(x - 1.3 * radius, y);
      context.closePath();
      return;
    case "cross":
      context.moveTo(x - radius, y - radius);
      context.lineTo(x + radius, y + radius);
      context.moveTo(x - radius, y + radius);
      context.lineTo(x + radius, y - radius);
  }
}

/** Draws a mark: filled, but for the cross, which is all line. */
export function drawMark(
  context: CanvasRenderingContext2D,
  mark: Mark,
  place: { x: number; y: number },
  radius: number,
  color: string,
): void {
  traceMark(context, mark, place.x, place.y, radius);
  if (mark === "cross") {
    context.strokeStyle = color;
    context.lineWidth = 2;
    context.stroke();
  } else {
    context.fillStyle = color;
    context.fill();
  }
}
