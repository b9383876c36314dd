"use client";

import dynamic from "next/dynamic";
import { useEffect, useRef, useState } from "react";
import type { LinesProps } from "./lines-recharts";

const LinesRecharts = dynamic<LinesProps>(
  () => import("./lines-recharts").then((module) => module.LinesRecharts),
  { ssr: false },
);

/** A chart that is not redrawn at every frame, by recharts, which is fetched when the first one is about to be seen. */
export function Lines({ height = 260, ...props }: LinesProps) {
  const place = useRef<HTMLDivElement>(null);
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    if (place.current === null) return;
    const observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && setNear(true),
      { rootMargin: "50% 0%" },
    );
    observer.observe(place.current);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={place} style={{ minHeight: height }}>
      {isNear && <LinesRecharts height={height} {...props} />}
    </div>
  );
}
