"use client";

import { useMemo, useState } from "react";
import { usePalette } from "@/components/charts/palette";
import { Scatter, type ScatterPoint } from "@/components/charts/scatter";
import type { CurvePoint } from "./curves";
import { sizes, ways } from "./experiments";
import styles from "./view.module.css";
import { colorWay, printShare, wayMarks, wayNames } from "./words";

const x = {
  label: "examples of each of the digits 5 to 9",
  low: 0.85,
  high: 120,
  scale: "log",
  ticks: sizes,
} as const;
const y = { label: "right answers on digits held back", low: 0.2, high: 1, scale: "linear" } as const;
const guessing = { value: 0.2, name: "guessing" };

/** Right answers against the number of examples, a curve for each way to begin. */
export function CurvesChart({ curves }: { curves: readonly CurvePoint[] }) {
  const palette = usePalette();
  const [selected, select] = useState<number | null>(null);
  const points = useMemo(
    () =>
      curves.map(({ way, size, mean, error, count }): ScatterPoint => ({
        x: size,
        y: mean,
        ...(Number.isFinite(error) && { error }),
        color: colorWay(way, palette),
        mark: wayMarks[way],
        text: `${wayNames[way]}, ${size} of each: ${printShare(mean)} right, mean of ${count}`,
      })),
    [curves, palette],
  );
  const told = ways.map((way) => {
    const shares = curves
      .filter((point) => point.way === way)
      .map(({ size, mean }) => `${size}: ${printShare(mean)}`);
    return `${wayNames[way]}, ${shares.join(", ") || "not yet"}`;
  });
  return (
    <div className={styles.chart}>
      <Scatter
        points={points}
        x={x}
        y={y}
        isJoined
        level={guessing}
        selected={selected !== null && selected < points.length ? selected : null}
        onSelect={select}
        hint="Bars: one standard error to each side, over the repetitions."
        height={320}
        ariaLabel={`Right answers by examples of each digit. ${told.join("; ")}.`}
      />
      <ul className={styles.legend}>
        {ways.map((way) => (
          <li key={way} data-way={way}>
            <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
              {way === "head" && <circle cx="6" cy="6" r="4.5" />}
              {way === "tuned" && <rect x="2" y="2" width="8" height="8" />}
              {way === "scratch" && <path d="M6 0.5 L11.5 6 L6 11.5 L0.5 6 Z" />}
            </svg>
            {wayNames[way]}
          </li>
        ))}
      </ul>
    </div>
  );
}
