"use client";

import { useCallback, useEffect, useSyncExternalStore } from "react";
import type { Slide } from "./slide";

function subscribe(listener: () => void): () => void {
  addEventListener("hashchange", listener);
  return () => removeEventListener("hashchange", listener);
}

const readHash = () => decodeURIComponent(location.hash.slice(1));

/** The slide that an address' hash names, by its number from 1 or by something on it; the first where it names none. */
export function findSlide(hash: string, slides: readonly Pick<Slide, "anchors">[]): number {
  const number = /^\d+$/.test(hash)
    ? Number(hash) - 1
    : slides.findIndex(({ anchors }) => anchors.includes(hash));
  return Math.min(Math.max(number, 0), slides.length - 1);
}

/** The slide that is shown, from 0, and a way to another. It is kept in the address, so that a reload stays. */
export function useSlideNumber(slides: readonly Slide[]): [number, (index: number) => void] {
  const hash = useSyncExternalStore(subscribe, readHash, () => "");
  const index = findSlide(hash, slides);

  // Turning slides back and forth must not bury the page that one came from: nothing is added to the history.
  const go = useCallback(
    (next: number) => {
      if (next < 0 || next >= slides.length) return;
      // Not location.replace, which comes about only later: the next key would count from the slide before.
      history.replaceState(null, "", `#${next + 1}`);
      dispatchEvent(new HashChangeEvent("hashchange"));
    },
    [slides],
  );

  useEffect(() => {
    const target = /^\d*$/.test(hash) ? null : document.getElementById(hash);
    if (target === null) scrollTo(0, 0);
    else target.scrollIntoView();
  }, [hash]);

  return [index, go];
}
