"use client";

import { useState, type KeyboardEvent } from "react";
import { stepThrough } from "@/components/charts/step-through";
import { useWidth } from "@/components/charts/use-width";
import { describeEvent, history, placeMoment, rows } from "./history";
import styles from "./view.module.css";

const FROM = 2001;
const TO = 2025;
const LABEL = 104;
const ROW = 26;
const TOP = 24;

const HINT =
  "Point at a mark, or go through them with the arrow keys: what happened, when, and where it is written.";

/** When each library came, and what turned it. */
export function Timeline() {
  const { ref, width } = useWidth<HTMLDivElement>(720);
  const [selected, select] = useState<number | null>(null);
  const toX = (year: number) => LABEL + ((year - FROM) / (TO - FROM)) * (width - LABEL - 8);
  const toY = (row: number) => TOP + (row + 0.5) * ROW;
  const years = width < 520 ? [2005, 2010, 2015, 2020] : [2002, 2005, 2010, 2015, 2020, 2023];
  const bottom = TOP + rows.length * ROW;
  const pressKey = (event: KeyboardEvent) => {
    const next = stepThrough(event.key, selected, history.length);
    if (next === undefined) return;
    event.preventDefault();
    select(next);
  };
  const current = selected === null ? undefined : history[selected];
  return (
    <div className={styles.timeline}>
      <p className={styles.subtitle}>Ten years from Theano to JAX: first releases, and what turned them</p>
      {/* The picture is gone through by the arrow keys. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        ref={ref}
        role="img"
        aria-label={`Timeline of ${rows.length} rows, from Torch in 2002 to Keras 3 in 2023. The values below list all ${history.length} events.`}
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        onKeyDown={pressKey}
        onBlur={() => select(null)}
      >
        <svg width={width} height={bottom + 4} viewBox={`0 0 ${width} ${bottom + 4}`} aria-hidden>
          {years.map((year) => (
            <g key={year} className={styles.year}>
              <line x1={toX(year)} x2={toX(year)} y1={TOP - 4} y2={bottom} />
              <text x={toX(year)} y={12}>
                {year}
              </text>
            </g>
          ))}
          {rows.map((name, row) => (
            <g key={name}>
              <text className={styles.rowName} x={0} y={toY(row)}>
                {name}
              </text>
              <line className={styles.rowLine} x1={LABEL} x2={width} y1={toY(row)} y2={toY(row)} />
            </g>
          ))}
          {history.map((event, index) => (
            <circle
              key={index}
              className={styles.event}
              data-first={event.isFirst || undefined}
              data-selected={index === selected || undefined}
              cx={toX(placeMoment(event))}
              cy={toY(rows.findIndex((name) => name === event.row))}
              r={index === selected ? 7 : 5}
              onPointerEnter={() => select(index)}
              onPointerDown={() => select(index)}
            />
          ))}
        </svg>
      </div>
      <p className={styles.told} aria-live="polite">
        {current === undefined ? HINT : describeEvent(current)}
      </p>
    </div>
  );
}
