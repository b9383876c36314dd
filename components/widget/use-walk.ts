"use client";

import { useEffect, useState } from "react";
import type { WalkProps } from "./walk";

/** Milliseconds for each window while the walk goes by itself. */
const PACE = 700;

/** Row and column of the n-th of `count` places in reading order; it starts again after the last. */
function findPlace(index: number, count: number, columns: number): { row: number; column: number } {
  if (count === 0) return { row: 0, column: 0 };
  const wrapped = ((index % count) + count) % count;
  return { row: Math.floor(wrapped / columns), column: wrapped % columns };
}

/**
 * A walk over a grid of windows, which goes by itself until the last one while it plays.
 * @param count windows in all; 0 where none fits
 * @param set must keep its identity
 * @returns what `Walk` takes
 */
export function useWalk({
  index,
  count,
  columns,
  set,
}: {
  index: number;
  count: number;
  columns: number;
  set: (place: { row: number; column: number }, options: { transient: boolean }) => void;
}): WalkProps {
  const [isPlaying, setPlaying] = useState(false);
  const isWalking = isPlaying && count > 1;

  useEffect(() => {
    if (!isWalking) return;
    const timer = setTimeout(() => {
      if (index + 1 >= count) setPlaying(false);
      else set(findPlace(index + 1, count, columns), { transient: true });
    }, PACE);
    return () => clearTimeout(timer);
  }, [isWalking, index, count, columns, set]);

  return {
    index,
    count,
    isPlaying: isWalking,
    describe(n) {
      const { row, column } = findPlace(n, count, columns);
      return `row ${row + 1}, column ${column + 1}`;
    },
    onPlay() {
      if (index + 1 >= count) set({ row: 0, column: 0 }, { transient: true });
      setPlaying(true);
    },
    onPause: () => setPlaying(false),
    onGo(n) {
      setPlaying(false);
      set(findPlace(n, count, columns), { transient: true });
    },
  };
}
