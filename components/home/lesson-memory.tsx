"use client";

import { useSyncExternalStore } from "react";
import { lastRunKey, parseLastRun } from "@/lib/contract/last-run";
import { isBegun, isFinished, parseProgress, PROGRESS_KEY } from "@/lib/contract/progress";
import styles from "./lesson-memory.module.css";

const subscribe = (listener: () => void) => {
  addEventListener("storage", listener);
  return () => removeEventListener("storage", listener);
};

function useStored(key: string): string | null {
  const read = () => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  return useSyncExternalStore(subscribe, read, () => null);
}

const [WIDTH, HEIGHT] = [64, 20];

function Curve({ curve }: { curve: readonly number[] }) {
  const [low, high] = [Math.min(...curve), Math.max(...curve)];
  const place = (loss: number, i: number) => {
    const x = (i * WIDTH) / (curve.length - 1);
    const y = HEIGHT - 1 - ((loss - low) / (high - low || 1)) * (HEIGHT - 2);
    return `${x.toFixed(1)},${y.toFixed(1)}`;
  };
  return (
    <svg
      className={styles.curve}
      width={WIDTH}
      height={HEIGHT}
      role="img"
      aria-label="Loss of your last run here"
    >
      <polyline points={curve.map(place).join(" ")} />
    </svg>
  );
}

/** What this device remembers of a lesson: how far it was read, and the curve of the last run. */
export function LessonMemory({ slug, minutes }: { slug: string; minutes: number }) {
  const progress = parseProgress(useStored(PROGRESS_KEY))[slug];
  const lastRun = parseLastRun(useStored(lastRunKey(slug)));
  const left = Math.ceil(minutes * (1 - (progress?.read ?? 0)));
  const status = isFinished(progress)
    ? "read"
    : isBegun(progress)
      ? `${left} of ${minutes} min left`
      : `${minutes} min`;
  return (
    <span className={styles.memory}>
      {lastRun !== null && <Curve curve={lastRun.curve} />}
      {status}
    </span>
  );
}
