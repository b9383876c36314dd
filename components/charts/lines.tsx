"use client";

import dynamic from "next/dynamic";
import type { LinesProps } from "./lines-recharts";

/** A chart that is not redrawn at every frame, by recharts, which is fetched when the first one is shown. */
export const Lines = dynamic<LinesProps>(
  () => import("./lines-recharts").then((module) => module.LinesRecharts),
  {
    ssr: false,
    loading: () => <div style={{ height: 260 }} aria-hidden />,
  },
);
