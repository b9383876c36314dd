"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { createThrottle } from "@/components/widget/throttle";

/** Milliseconds between two renders for the sake of numbers. */
const interval = 100;

/** A state that may change at every frame, and renders at most 10 times a second. No change is lost. */
export function useThrottled<T>(first: T): [T, (change: (before: T) => T) => void] {
  const newest = useRef(first);
  const [shown, show] = useState(first);
  const [throttle] = useState(() => createThrottle(() => show(newest.current), interval));
  useEffect(() => throttle.cancel, [throttle]);
  const update = useCallback(
    (change: (before: T) => T) => {
      newest.current = change(newest.current);
      throttle.request();
    },
    [throttle],
  );
  return [shown, update];
}
