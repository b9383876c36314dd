"use client";

import { useSyncExternalStore } from "react";

function subscribeToHash(onChange: () => void): () => void {
  addEventListener("hashchange", onChange);
  return () => removeEventListener("hashchange", onChange);
}

/** The ticket behind the "#", which browsers send to nobody; null until the page is alive. */
export function useTicket(): string | null {
  return useSyncExternalStore(
    subscribeToHash,
    () => location.hash.slice(1),
    () => null,
  );
}
