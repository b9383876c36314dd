import type { State } from "./state";

/** A square map of another side: cut, or grown with zeros. */
export function setSide({ image }: State, side: number): Partial<State> {
  return {
    image: Array.from({ length: side }, (_, row) =>
      Array.from({ length: side }, (_, column) => image[row]?.[column] ?? 0),
    ),
  };
}

export function editPixel({ image }: State, row: number, column: number, value: number): Partial<State> {
  return { image: image.map((line, r) => line.map((old, c) => (r === row && c === column ? value : old))) };
}

/** Sets one entry of the incoming gradient; what the state does not hold yet is 1. */
export function editGradient(
  { gradient }: State,
  row: number,
  column: number,
  value: number,
): Partial<State> {
  const height = Math.max(gradient.length, row + 1);
  const width = Math.max(gradient[0]?.length ?? 0, column + 1);
  return {
    gradient: Array.from({ length: height }, (_, r) =>
      Array.from({ length: width }, (_, c) => (r === row && c === column ? value : (gradient[r]?.[c] ?? 1))),
    ),
  };
}
