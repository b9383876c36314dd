import type { Axis, Geometry } from "@/lib/math/convolution";
import type { State } from "./state";

const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? "" : "s"}`;

function nameSides(rows: boolean, columns: boolean): string {
  if (rows && columns) return "row and column";
  return rows ? "row" : "column";
}

/** Why not even one window fits, and what would mend it; null when one does. */
export function explainFault(geometry: Geometry, padding: State["padding"]): string | null {
  const axis = geometry.rows.output === 0 ? geometry.rows : geometry.columns;
  if (axis.output > 0) return null;
  const side = axis === geometry.rows ? "high" : "wide";
  const padded = axis.input + axis.before + axis.after;
  const window =
    axis.dilation === 1
      ? `The filter is ${plural(axis.span, "pixel")} ${side}`
      : `A filter of ${axis.kernel} with dilation ${axis.dilation} spans ${axis.dilation} × (${axis.kernel} − 1) + 1 = ${plural(axis.span, "pixel")}`;
  const image =
    axis.before + axis.after === 0
      ? `the image only ${axis.input}`
      : `the image with its zeros only ${axis.input} + ${axis.before} + ${axis.after} = ${padded}`;
  const rings = Math.ceil((axis.span - axis.input) / 2);
  const cures = [
    axis.dilation > 1 ? "less dilation" : null,
    "a smaller filter",
    rings <= 3 && padding !== "same" ? `${plural(rings, "ring")} of zeros` : null,
  ].filter((cure) => cure !== null);
  return `${window}, ${image}: the window fits nowhere, so there is no output. Try ${cures.join(", or ")}.`;
}

/** What is legal but worth knowing about these sizes. */
export function listNotes(geometry: Geometry, padding: State["padding"]): string[] {
  const { rows, columns } = geometry;
  if (rows.output === 0 || columns.output === 0) return [];
  const notes: string[] = [];
  const unread = Math.max(rows.unread, columns.unread);
  if (unread > 0) {
    const sides = nameSides(rows.unread > 0, columns.unread > 0);
    const which = unread === 1 ? `last ${sides}` : `last ${unread} of each ${sides}`;
    notes.push(
      `The division leaves a remainder of ${unread}: no window reaches the ${which}${rows.after + columns.after > 0 ? " of the padded image" : ""}.`,
    );
  }
  if (rows.before >= rows.span || columns.before >= columns.span)
    notes.push("The outermost windows lie wholly in the zeros: their outputs are the bias alone.");
  if (rows.stride > rows.span)
    notes.push("The stride is longer than the window: some pixels are read by no window at all.");
  if (padding === "same" && (rows.before !== rows.after || columns.before !== columns.after))
    notes.push(
      "The zeros cannot be split evenly: the odd one goes to the bottom and the right, as in TensorFlow.",
    );
  return notes;
}

/** One axis of the output-size formula with its numbers: ⌊(5 + 0 + 0 − 3) / 1⌋ + 1 = 3. */
export function printAxis(axis: Axis): string {
  const { input, before, after, span, stride, output } = axis;
  const sum = `(${input} + ${before} + ${after} − ${span}) / ${stride}`;
  if (output === 0) return `⌊${sum}⌋ + 1 < 1`;
  return `⌊${sum}⌋ + 1 = ${output}`;
}

/** What one window spans, with its numbers: 2 × (3 − 1) + 1 = 5. */
export function printSpan(axis: Axis): string {
  return `${axis.dilation} × (${axis.kernel} − 1) + 1 = ${axis.span}`;
}
