import { useSyncExternalStore } from "react";

/**
 * Where the poll stands: in the HTML, before any script runs (`still`); on the course's own page; or in another site's
 * frame, where the browser holds back the cookie that a vote needs.
 */
export type Place = "still" | "own-page" | "foreign-frame";

function readPlace(): Place {
  try {
    // Reading another site's address throws.
    return window.top?.location.origin === location.origin ? "own-page" : "foreign-frame";
  } catch {
    return "foreign-frame";
  }
}

const subscribe = () => () => undefined;

export function usePlace(): Place {
  return useSyncExternalStore(subscribe, readPlace, () => "still" as const);
}
