"use client";

import { useEffect } from "react";

/** Milliseconds between two tries. */
const pause = 3000;

/**
 * Tries something again while it has to wait for the server: every few seconds, and once the device is online again.
 * The browser says when its own link is back; whether the server is, only asking tells.
 */
export function useRetry(isWaiting: boolean, retry: () => void): void {
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setInterval(retry, pause);
    addEventListener("online", retry);
    return () => {
      clearInterval(timer);
      removeEventListener("online", retry);
    };
  }, [isWaiting, retry]);
}
