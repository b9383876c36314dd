/** The place of the stop nearest to a value, the earlier of two as near; -1 where there are none. */
export function findStop(stops: readonly number[], value: number): number {
  let nearest = -1;
  let least = Infinity;
  stops.forEach((stop, index) => {
    const distance = Math.abs(stop - value);
    if (distance < least) {
      least = distance;
      nearest = index;
    }
  });
  return nearest;
}

/** The place that a key leads to from another; null for a key that moves nothing. Page keys go a tenth of the way. */
export function moveByKey(key: string, index: number, count: number): number | null {
  const page = Math.max(2, Math.round(count / 10));
  const moves: Record<string, number> = {
    ArrowRight: index + 1,
    ArrowUp: index + 1,
    ArrowLeft: index - 1,
    ArrowDown: index - 1,
    PageUp: index + page,
    PageDown: index - page,
    Home: 0,
    End: count - 1,
  };
  const place = moves[key];
  return place === undefined ? null : Math.min(count - 1, Math.max(0, place));
}
