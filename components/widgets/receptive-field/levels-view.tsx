"use client";

import { useRef, type KeyboardEvent, type PointerEvent } from "react";
import { moveLayer, moveUnit } from "./edit";
import type { Level, Stage } from "./model";
import type { State, WindowLayer } from "./state";
import styles from "./view.module.css";
import { nameBox, nameLayer } from "./words";

export interface LevelsViewProps {
  stage: Stage;
  layers: readonly WindowLayer[];
  set: (patch: Partial<State>) => void;
}

/** The picture and the map of each layer, in each the window that reaches the unit. A press or the keys choose another unit. */
export function LevelsView({ stage, layers, set }: LevelsViewProps) {
  const list = useRef<HTMLOListElement>(null);
  const { unit } = stage;
  const chosen = unit.layer + 1;

  const followKey = (event: KeyboardEvent) => {
    const moves: Record<string, () => Partial<State>> = {
      ArrowUp: () => moveUnit(stage, -1, 0),
      ArrowDown: () => moveUnit(stage, 1, 0),
      ArrowLeft: () => moveUnit(stage, 0, -1),
      ArrowRight: () => moveUnit(stage, 0, 1),
      Home: () => moveUnit(stage, -Infinity, -Infinity),
      End: () => moveUnit(stage, Infinity, Infinity),
      PageUp: () => moveLayer(stage, unit.layer + 1),
      PageDown: () => moveLayer(stage, unit.layer - 1),
    };
    const patch = moves[event.key]?.();
    if (patch === undefined) return;
    event.preventDefault();
    set(patch);
    if (patch.layer !== undefined)
      list.current?.querySelector<SVGElement>(`[data-level="${patch.layer + 1}"]`)?.focus();
  };
  const choose = ({ level, side }: Level, event: PointerEvent<SVGSVGElement>) => {
    if (level === 0) return;
    const box = event.currentTarget.getBoundingClientRect();
    const place = (from: number, length: number) =>
      Math.max(0, Math.min(side - 1, Math.floor((from / length) * side)));
    set({
      layer: level - 1,
      row: place(event.clientY - box.top, box.height),
      column: place(event.clientX - box.left, box.width),
    });
  };
  return (
    <ol ref={list} className={styles.levels} aria-label="The picture and the layers">
      {stage.levels.map((level) => {
        const isChosen = level.level === chosen;
        const name = level.level === 0 ? "picture" : `${level.level}: ${nameLayer(layers[level.level - 1]!)}`;
        return (
          <li key={level.level} className={styles.level} data-faint={level.level > chosen || undefined}>
            <span className={styles.name}>{name}</span>
            {/* The map is worked by keys as a whole; each unit of it is told by its label. */}
            <svg
              className={styles.map}
              viewBox={`0 0 ${level.side} ${level.side}`}
              role="img"
              aria-label={describeLevel(stage, level, name)}
              data-level={level.level}
              data-choosable={level.level > 0 || undefined}
              tabIndex={isChosen ? 0 : -1}
              onKeyDown={followKey}
              onPointerDown={(event) => choose(level, event)}
            >
              <rect className={styles.ground} width={level.side} height={level.side} />
              {level.window !== null && (
                <rect
                  className={isChosen ? styles.unit : styles.window}
                  x={level.window.left}
                  y={level.window.top}
                  width={level.window.right - level.window.left + 1}
                  height={level.window.bottom - level.window.top + 1}
                />
              )}
            </svg>
            <span className={styles.note}>
              {`${level.side} × ${level.side}`}
              <br />
              {level.level === 0 ? "\u00a0" : `sees ${level.sight.size}`}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

function describeLevel({ unit }: Stage, { level, side, window }: Level, name: string): string {
  const size = `${name}, ${side} × ${side}`;
  if (level === unit.layer + 1)
    return `${size}. Chosen: row ${unit.row + 1}, column ${unit.column + 1}. Arrow keys move it, Page Up and Page Down change the layer`;
  return window === null ? size : `${size}. The unit sees ${nameBox(window)} of it`;
}
