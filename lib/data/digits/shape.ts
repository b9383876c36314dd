/** A point of the square in which digits are sketched: x from 0 to 100 to the right, y from 0 to 100 downwards. */
export interface StrokePoint {
  x: number;
  y: number;
  /** The pen turns sharply here; elsewhere it glides. */
  sharp: boolean;
}

export type Stroke = readonly StrokePoint[];

/** One way to write a digit. */
export interface DigitShape {
  name: string;
  /** How often it is met, beside the digit's other shapes. */
  share: number;
  strokes: readonly Stroke[];
  /** The same strokes, point for point, at the other end of how far hands go; every mixture of both is met. */
  other: readonly Stroke[];
}

/**
 * A stroke from its points, "x,y" one after another in the pen's order; "!" after a point makes it sharp. Two strokes
 * have ";" between them.
 */
function parseStrokes(text: string): Stroke[] {
  return text.split(";").map((stroke) =>
    stroke
      .trim()
      .split(/\s+/)
      .map((point) => {
        const [x, y] = point.replace("!", "").split(",").map(Number);
        if (x === undefined || y === undefined || Number.isNaN(x + y))
          throw new Error(`"${point}" is no point of a stroke.`);
        return { x, y, sharp: point.endsWith("!") };
      }),
  );
}

/** @throws Error when the two ends have not the same points */
export function defineShape(name: string, share: number, from: string, to: string): DigitShape {
  const strokes = parseStrokes(from);
  const other = parseStrokes(to);
  const outline = (all: readonly Stroke[]) =>
    all.map((stroke) => stroke.map(({ sharp }) => (sharp ? "!" : ".")).join("")).join(";");
  if (outline(strokes) !== outline(other)) throw new Error(`The two ends of "${name}" do not match.`);
  return { name, share, strokes, other };
}
