/**
 * The item that a key leads to, in a list that the arrow keys go through.
 * @returns undefined for a key that means nothing here, null for none of them
 */
export function stepThrough(key: string, from: number | null, count: number): number | null | undefined {
  if (key === "Escape") return null;
  if (count === 0) return undefined;
  switch (key) {
    case "ArrowRight":
    case "ArrowDown":
      return from === null ? 0 : Math.min(count - 1, from + 1);
    case "ArrowLeft":
    case "ArrowUp":
      return from === null ? count - 1 : Math.max(0, from - 1);
    case "Home":
      return 0;
    case "End":
      return count - 1;
  }
  return undefined;
}
