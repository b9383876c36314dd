"use client";

import { Brush } from "@/components/training/own-data/brush";
import type { BrushHandle } from "@/components/training/own-data/use-brush";
import { emptyTable } from "@/lib/data/paint";
import type { TableSource } from "@/lib/experiment/schema-data";
import { FEWEST_POINTS } from "./use-game";
import styles from "./view.module.css";

/** The painted points as the brush takes them: points without a class or a number. */
export function toTable(painted: readonly number[]): TableSource {
  return {
    ...emptyTable(null),
    inputs: [...painted],
    targets: Array.from({ length: painted.length / 2 }, () => 0),
  };
}

/** The schema of the state holds so many numbers. */
const MOST = 4000;
export const fromTable = ({ inputs }: TableSource) => inputs.slice(0, MOST);

export interface PaintPanelProps {
  source: TableSource;
  brush: BrushHandle;
  onChange: (source: TableSource) => void;
}

/** What the brush does in the plane, where the reader paints the data. */
export function PaintPanel({ source, brush, onChange }: PaintPanelProps) {
  return (
    <>
      {source.targets.length < FEWEST_POINTS && (
        <p className={styles.hint}>
          Paint at least {FEWEST_POINTS} points in the plane, by pointer, or by arrow keys and Enter.
        </p>
      )}
      <Brush source={source} onChange={onChange} brush={brush.brush} onBrush={brush.setBrush} isBare />
    </>
  );
}
