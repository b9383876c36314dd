"use client";

import { useRef, type KeyboardEvent, type PointerEvent } from "react";
import styles from "./diagram.module.css";

export interface ColumnHeadProps {
  /** Place within the diagram, in CSS pixels. */
  x: number;
  y: number;
  index: number;
  units: number;
  most: number;
  isChosen: boolean;
  onChoose: () => void;
  /** Each null where the reader may not change it. */
  onUnits: ((index: number, units: number, isTransient: boolean) => void) | null;
  onInsert: ((index: number) => void) | null;
  onRemove: ((index: number) => void) | null;
}

/** CSS pixels of a drag for each neuron. */
const dragPerUnit = 12;

/** How many neurons a hidden layer has: dragged up and down, or by keys; + adds a layer, Delete takes it away. */
export function ColumnHead(props: ColumnHeadProps) {
  const { x, y, index, units, most, isChosen, onChoose, onUnits, onInsert, onRemove } = props;
  const drag = useRef<{ y: number; units: number } | null>(null);
  const bound = (count: number) => Math.min(most, Math.max(1, Math.round(count)));

  const begin = (event: PointerEvent<HTMLDivElement>) => {
    onChoose();
    if (onUnits === null) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { y: event.clientY, units };
  };
  const follow = (event: PointerEvent<HTMLDivElement>) => {
    if (drag.current === null) return;
    const next = bound(drag.current.units + (drag.current.y - event.clientY) / dragPerUnit);
    if (next !== units) onUnits?.(index, next, true);
  };
  const end = () => {
    if (drag.current !== null && drag.current.units !== units) onUnits?.(index, units, false);
    drag.current = null;
  };
  const press = (event: KeyboardEvent) => {
    const act = {
      ArrowUp: () => onUnits?.(index, bound(units + 1), false),
      ArrowDown: () => onUnits?.(index, bound(units - 1), false),
      Home: () => onUnits?.(index, 1, false),
      End: () => onUnits?.(index, most, false),
      "+": () => onInsert?.(index),
      Insert: () => onInsert?.(index),
      Delete: () => onRemove?.(index),
      Backspace: () => onRemove?.(index),
    }[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  return (
    <div
      className={styles.head}
      style={{ left: x, top: y }}
      role="spinbutton"
      tabIndex={0}
      aria-label={`Neurons of layer ${index + 1}`}
      aria-valuenow={units}
      aria-valuemin={1}
      aria-valuemax={most}
      aria-valuetext={`${units} ${units === 1 ? "neuron" : "neurons"}`}
      aria-readonly={onUnits === null}
      data-chosen={isChosen || undefined}
      onFocus={onChoose}
      onKeyDown={press}
      onPointerDown={begin}
      onPointerMove={follow}
      onPointerUp={end}
      onPointerCancel={end}
    >
      {units}
    </div>
  );
}
