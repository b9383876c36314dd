"use client";

import { useCallback, useEffect, useLayoutEffect, useRef } from "react";

/** Calls with the newest value once a frame at most: a pointer tells more often than a screen shows. */
export function useFrameThrottle<T>(call: (value: T) => void): (value: T) => void {
  const newest = useRef(call);
  useLayoutEffect(() => {
    newest.current = call;
  });
  const waiting = useRef<{ value: T } | null>(null);
  const frame = useRef(0);
  useEffect(
    () => () => {
      cancelAnimationFrame(frame.current);
      waiting.current = null;
    },
    [],
  );
  return useCallback((value: T) => {
    const isAsked = waiting.current !== null;
    waiting.current = { value };
    if (isAsked) return;
    frame.current = requestAnimationFrame(() => {
      const next = waiting.current;
      waiting.current = null;
      if (next !== null) newest.current(next.value);
    });
  }, []);
}
