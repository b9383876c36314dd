"use client";

import { useCallback, useEffect, useRef, useState } from "react";

/** True while the element is on the screen and the tab is shown. Without an element, the tab alone counts. */
export function useInView(): { isInView: boolean; viewRef: (element: Element | null) => void } {
  const [isOnScreen, setOnScreen] = useState(false);
  const [isShown, setShown] = useState(true);
  const observer = useRef<IntersectionObserver | null>(null);

  const viewRef = useCallback((element: Element | null) => {
    observer.current?.disconnect();
    observer.current = null;
    if (element === null) return;
    observer.current = new IntersectionObserver((entries) => {
      const newest = entries.at(-1);
      if (newest !== undefined) setOnScreen(newest.isIntersecting);
    });
    observer.current.observe(element);
  }, []);

  useEffect(() => {
    if (observer.current === null) setOnScreen(true);
    const look = () => setShown(document.visibilityState === "visible");
    look();
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, []);

  return { isInView: isOnScreen && isShown, viewRef };
}
