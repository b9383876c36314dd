"use client";

import { useRef, useState, type KeyboardEvent, type PointerEvent } from "react";
import styles from "./view.module.css";

export interface ScrubCellProps {
  /** What the number is, read aloud. */
  label: string;
  value: number;
  min: number;
  max: number;
  onChange: (value: number, options: { transient: boolean }) => void;
}

const STEP = 0.05;
const PIXELS_PER_STEP = 4;
const DRAG_STARTS_AT = 4;

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}

/** A number that can be dragged sideways, typed, or stepped with the arrow keys (Shift: ten steps). */
export function ScrubCell({ label, value, min, max, onChange }: ScrubCellProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const drag = useRef<{ x: number; from: number; moved: boolean; last: number } | null>(null);
  const clamp = (next: number) => round(Math.min(max, Math.max(min, next)));

  const commit = () => {
    if (draft === null) return;
    const typed = Number(draft.trim().replace(",", "."));
    if (draft.trim() !== "" && Number.isFinite(typed)) onChange(clamp(typed), { transient: false });
    setDraft(null);
  };

  const stepBy = (event: KeyboardEvent<HTMLInputElement>) => {
    const size = event.shiftKey || event.key.startsWith("Page") ? 10 * STEP : STEP;
    const up = event.key === "ArrowUp" || event.key === "PageUp";
    const down = event.key === "ArrowDown" || event.key === "PageDown";
    if (up || down) {
      event.preventDefault();
      setDraft(null);
      onChange(clamp(value + (up ? size : -size)), { transient: false });
    } else if (event.key === "Enter") {
      commit();
    } else if (event.key === "Escape") {
      setDraft(null);
    }
  };

  const startDrag = (event: PointerEvent<HTMLInputElement>) => {
    if (event.button !== 0 || document.activeElement === event.currentTarget) return;
    drag.current = { x: event.clientX, from: value, moved: false, last: value };
    event.currentTarget.setPointerCapture(event.pointerId);
    // Focus waits until the pointer is up: a drag must not open a phone's keyboard.
    event.preventDefault();
  };

  const moveDrag = (event: PointerEvent<HTMLInputElement>) => {
    const start = drag.current;
    if (start === null) return;
    const distance = event.clientX - start.x;
    if (!start.moved && Math.abs(distance) < DRAG_STARTS_AT) return;
    start.moved = true;
    start.last = clamp(start.from + Math.round(distance / PIXELS_PER_STEP) * STEP);
    onChange(start.last, { transient: true });
  };

  const endDrag = (event: PointerEvent<HTMLInputElement>) => {
    const start = drag.current;
    drag.current = null;
    if (start === null) return;
    if (start.moved) {
      onChange(start.last, { transient: false });
    } else {
      event.currentTarget.focus();
      event.currentTarget.select();
    }
  };

  return (
    <input
      className={styles.cell}
      role="spinbutton"
      aria-label={label}
      aria-valuenow={value}
      aria-valuemin={min}
      aria-valuemax={max}
      inputMode="decimal"
      autoComplete="off"
      value={draft ?? String(value)}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={commit}
      onKeyDown={stepBy}
      onPointerDown={startDrag}
      onPointerMove={moveDrag}
      onPointerUp={endDrag}
      onPointerCancel={() => {
        drag.current = null;
      }}
    />
  );
}
