import type { PrintedSource } from "./plan";

/** Points of the first class, as lib/data/points shares them out. */
export function countFirst(
  { classes, balance }: Extract<PrintedSource, { kind: "points" }>,
  count: number,
): number {
  const share = (count * balance) / (balance + classes - 1);
  return Math.max(1, Math.min(count - classes + 1, Math.round(share)));
}
