"use client";

import { useEffect, useState } from "react";

/** Milliseconds from the first mask to the last, and between two pictures. */
const duration = 2500;
const interval = 100;

/**
 * How many of `count` are shown: from one to all of them by equal factors, so that the first can be followed one by one.
 * All at once where less motion is asked for.
 * @param key begins anew when it changes
 * @param grows false shows all at once
 */
export function useGrowth(count: number, key: string, grows: boolean): number {
  const [progress, advance] = useState<{ key: string; share: number }>({ key: "", share: 0 });
  const isStill = !grows || count === 1;
  useEffect(() => {
    if (isStill) return;
    const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const start = performance.now() - (isCalm ? duration : 0);
    const timer = setInterval(() => {
      const share = Math.min(1, (performance.now() - start) / duration);
      advance({ key, share });
      if (share === 1) clearInterval(timer);
    }, interval);
    return () => clearInterval(timer);
  }, [isStill, key]);
  if (isStill) return count;
  return progress.key === key ? Math.max(1, Math.round(count ** progress.share)) : 1;
}
