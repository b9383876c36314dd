/** Where a dot stands: its value's own place across, and how many dots it stands on. */
export interface Dot {
  x: number;
  level: number;
}

/**
 * Stacks dots that would cover one another, in the order of their values; `levels` is how high the highest stack is.
 * @param places where each value stands across, in pixels
 * @param inColumns moves dots to the middle of their stack, where many of them would look ragged
 */
export function placeDots(
  places: readonly number[],
  radius: number,
  inColumns: boolean,
): { dots: Dot[]; levels: number } {
  const stacks = new Map<number, number>();
  const dots: Dot[] = places.map((x) => ({ x, level: 0 }));
  let levels = 0;
  for (const dot of [...dots].sort((a, b) => a.x - b.x)) {
    const column = Math.round(dot.x / (2 * radius));
    dot.level = stacks.get(column) ?? 0;
    stacks.set(column, dot.level + 1);
    if (inColumns) dot.x = column * 2 * radius;
    levels = Math.max(levels, dot.level + 1);
  }
  return { dots, levels };
}
