"use client";

import { useMemo, useRef, useState } from "react";
import { usePalette } from "@/components/charts/palette";
import { Scatter, type ScatterAxis } from "@/components/charts/scatter";
import { Segmented } from "@/components/ui/segmented";
import type { PoolPlan, PoolResult } from "@/lib/contract/pooled";
import { poolChance } from "@/lib/experiment/search/pool";
import { describePoint, findUnitMark, listUnitMarks, readPoints, type PoolPoint } from "./pool-points";
import styles from "./pooled.module.css";

const signs = { circle: "●", square: "■", diamond: "◆", cross: "×" } as const;

export interface PoolScatterProps {
  plan: PoolPlan;
  results: readonly PoolResult[];
  /** Numbers of the configurations that have a ring, and what it stands for. */
  ringed: readonly number[];
  ring: string;
  height?: number;
  /** Hears which point was pressed, or reached by the arrow keys. */
  onPick?: (number: number) => void;
}

type Quantity = "loss" | "accuracy";

function findAxis(quantity: Quantity, points: readonly PoolPoint[]): ScatterAxis {
  if (quantity === "accuracy") {
    const lowest = Math.min(0.4, ...points.flatMap(({ accuracy }) => (accuracy >= 0 ? [accuracy] : [])));
    return { low: Math.max(0, lowest - 0.02), high: 1, scale: "linear", label: "share of right answers" };
  }
  const lowest = Math.min(0.2, ...points.map(({ loss }) => loss));
  return { low: Math.max(0.001, 0.9 * lowest), high: 4 * poolChance, scale: "log", label: "validation loss" };
}

/** What a search has found so far: a point for each configuration that was trained. */
export function PoolScatter({ plan, results, ringed, ring, height = 320, onPick }: PoolScatterProps) {
  const palette = usePalette();
  const [quantity, setQuantity] = useState<Quantity>("loss");
  // By its number: while more results come in, the point stays the one that was chosen.
  const [selected, setSelected] = useState<number | null>(null);
  const reached = useRef<number | null>(null);
  const points = useMemo(() => readPoints(plan, results), [plan, results]);
  const [low, high] = plan.rates;
  const x = useMemo(() => ({ low, high, scale: "log", label: "learning rate" }) as const, [low, high]);
  const y = useMemo(() => findAxis(quantity, points), [quantity, points]);
  const marks = listUnitMarks(plan);
  const drawn = useMemo(
    () =>
      points.map((point) => {
        const index = findUnitMark(plan, point.units);
        return {
          x: point.learningRate,
          y: quantity === "loss" ? point.loss : point.accuracy,
          color: point.hasDiverged ? palette.muted : (palette.classes[index] ?? palette.ink),
          mark: point.hasDiverged ? ("cross" as const) : (listUnitMarks(plan)[index]?.mark ?? "circle"),
          isRinged: ringed.includes(point.number),
          text: describePoint(point),
        };
      }),
    [plan, points, quantity, palette, ringed],
  );
  const pick = () => {
    if (reached.current !== null) onPick?.(reached.current);
  };
  const place = points.findIndex(({ number }) => number === selected);
  const [best] = points;
  return (
    <div className={styles.scatter}>
      {/* The picture itself finds the point; here is heard that it was pressed, or reached by a key, and not passed over. */}
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div onPointerDown={pick} onKeyDown={pick}>
        <Scatter
          points={drawn}
          x={x}
          y={y}
          selected={place === -1 ? null : place}
          onSelect={(index) => {
            reached.current = index === null ? null : (points[index]?.number ?? null);
            setSelected(reached.current);
          }}
          hint={
            best === undefined
              ? "Each point will be a network that somebody's device has trained."
              : "Point at a training, or step through them from the best with the arrow keys."
          }
          height={height}
          ariaLabel={`${points.length} trainings by learning rate and ${y.label}. The best: ${best === undefined ? "none yet" : describePoint(best)}.`}
        />
      </div>
      <p className={styles.legend}>
        {marks.map(({ mark, low: least, high: most }, index) => (
          <span key={mark}>
            <span aria-hidden style={{ color: palette.classes[index] }}>
              {signs[mark]}
            </span>{" "}
            {least} to {most} hidden units
          </span>
        ))}
        <span>× diverged</span>
        <span>{ring}</span>
      </p>
      <div data-screen-only>
        <Segmented
          label="Upwards"
          value={quantity}
          options={[
            { value: "loss", label: "Validation loss" },
            { value: "accuracy", label: "Right answers" },
          ]}
          onChange={setQuantity}
        />
      </div>
    </div>
  );
}
