"use client";

import { useEffect, useRef, useState } from "react";

/**
 * A value that is renewed at most once in so many milliseconds, and never after its newest is overdue: masks change at
 * every step, and a picture of them must stand long enough to be looked at.
 */
export function useHeld<T>(value: T, milliseconds: number): T {
  const [held, hold] = useState(value);
  const renewed = useRef(0);
  useEffect(() => {
    const wait = Math.max(0, renewed.current + milliseconds - performance.now());
    const timer = setTimeout(() => {
      renewed.current = performance.now();
      hold(value);
    }, wait);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return held;
}
