"use client";

import { usePalette } from "@/components/charts/palette";
import { type ValueAxis, readAxis } from "@/lib/math/value-axis";
import { colorLoss } from "./loss-colors";
import { CHANCE } from "./plan";
import styles from "./view.module.css";

/** What colours and marks stand for. */
export function LossLegend({ axis }: { axis: ValueAxis }) {
  const palette = usePalette();
  const stops = [0, 0.25, 0.5, 0.75, 1].map((share) =>
    colorLoss(readAxis({ ...axis, high: CHANCE }, share), axis, palette),
  );
  return (
    <p className={styles.legend}>
      <span>validation loss {axis.low.toFixed(2)}</span>
      <span
        aria-hidden
        className={styles.ramp}
        style={{ background: `linear-gradient(to right, ${stops.join(", ")})` }}
      />
      <span>{CHANCE.toFixed(2)} and over (guessing)</span>
      <span className={styles.key}>□ grid, dashed line</span>
      <span>○ random, whole line</span>
      <span>× diverged</span>
      <span>ring: the best of each</span>
    </p>
  );
}
