"use client";

import { memo, useRef, useState, type KeyboardEvent, type PointerEvent } from "react";
import type { Palette } from "./palette";
import { GridCell } from "./grid-cell";
import { Zeros } from "./matrix-zeros";
import { printNumber } from "./print-number";
import styles from "./matrix-grid.module.css";

export interface Cell {
  row: number;
  column: number;
}

export interface MatrixGridProps {
  label: string;
  /** Row by row. */
  values: ArrayLike<number>;
  rows: number;
  columns: number;
  /** Where the signed colours saturate. */
  max: number;
  /** Side of a cell in CSS pixels. */
  size: number;
  palette: Palette;
  /** Rings of zeros drawn around the matrix. */
  zeros?: { top: number; right: number; bottom: number; left: number };
  /** Draws the rings without their zeros: padding that stands for no number. */
  isPaddingEmpty?: boolean;
  /** The window: its first tap (may lie in the zeros), what it spans, and the distance between its taps. */
  window?: { row: number; column: number; rows: number; columns: number; every: number };
  /** The cell that Tab reaches, and that is drawn as chosen when `marksCurrent`. */
  current: Cell;
  marksCurrent?: boolean;
  /** Cells that answer to what is pointed at elsewhere, as row * columns + column. */
  lit?: readonly number[];
  /** Cells from this index on are not computed yet. */
  until?: number;
  onMove: (cell: Cell) => void;
  /** The cell under the pointer or in focus; null when it is left. */
  onPoint?: (cell: Cell | null) => void;
  onEdit?: (cell: Cell, value: number) => void;
}

/** Below this a number is hard to read, in CSS pixels. */
const SMALLEST_FONT = 9;
/** Width of a digit of the mono font, as a share of its size. */
const DIGIT = 0.62;

/** The size of the numbers in cells of this side; null when the longest does not fit, and the cells are pixels. */
function fitFont(values: ArrayLike<number>, size: number): number | null {
  if (size < 17) return null;
  let longest = 1;
  for (let i = 0; i < values.length; i++) longest = Math.max(longest, printNumber(values[i] ?? 0).length);
  const font = Math.min(15, Math.max(10.5, size * 0.36), (size - 3) / (longest * DIGIT));
  return font < SMALLEST_FONT ? null : font;
}

function readCell(target: EventTarget): Cell | null {
  const element = target instanceof Element ? target.closest<HTMLElement>("[data-row]") : null;
  if (element === null) return null;
  return { row: Number(element.dataset["row"]), column: Number(element.dataset["column"]) };
}

const steps: Record<string, [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  Home: [0, -Infinity],
  End: [0, Infinity],
  PageUp: [-Infinity, 0],
  PageDown: [Infinity, 0],
};

const limit = (value: number, end: number) => Math.max(0, Math.min(value, end - 1));

/**
 * A matrix as ruled cells, with its numbers where they fit. Arrow keys walk the cells (one tab stop); typing a number,
 * Enter, or a second press on the chosen cell edits it.
 */
export const MatrixGrid = memo(function MatrixGrid(props: MatrixGridProps) {
  const { rows, columns, size, zeros = { top: 0, right: 0, bottom: 0, left: 0 }, current } = props;
  const grid = useRef<HTMLDivElement>(null);
  const [draft, setDraft] = useState<string | null>(null);

  const focus = (cell: Cell) => {
    const selector = `[data-row="${cell.row}"][data-column="${cell.column}"]`;
    grid.current?.querySelector<HTMLElement>(selector)?.focus();
  };
  // Leaving the input commits it, unless it was closed by a key already.
  const isOpen = useRef(false);
  const open = (text: string) => {
    isOpen.current = true;
    setDraft(text);
  };
  const commit = (text: string, move: Cell | null) => {
    if (!isOpen.current) return;
    isOpen.current = false;
    const value = Number(text.replace("−", "-").replace(",", "."));
    if (text.trim() !== "" && Number.isFinite(value))
      props.onEdit?.(current, Math.max(-999, Math.min(999, value)));
    setDraft(null);
    if (move !== null) {
      props.onMove(move);
      focus(move);
    }
  };
  const handleKey = (event: KeyboardEvent) => {
    if (draft !== null || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = steps[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const next = {
        row: limit(current.row + step[0], rows),
        column: limit(current.column + step[1], columns),
      };
      props.onMove(next);
      focus(next);
    } else if (props.onEdit !== undefined && /^[-−.,0-9]$/.test(event.key)) {
      event.preventDefault();
      open(event.key);
    } else if (props.onEdit !== undefined && (event.key === "Enter" || event.key === "F2")) {
      event.preventDefault();
      open(String(props.values[current.row * columns + current.column] ?? 0));
    } else if (props.onEdit !== undefined && (event.key === "Delete" || event.key === "Backspace")) {
      event.preventDefault();
      props.onEdit(current, 0);
    }
  };
  const handlePress = (event: PointerEvent) => {
    const cell = readCell(event.target);
    if (cell === null || draft !== null || event.button !== 0) return;
    const again = cell.row === current.row && cell.column === current.column;
    const hasFocus =
      event.target instanceof Element && event.target.closest("[data-row]") === document.activeElement;
    if (again && hasFocus && props.onEdit !== undefined) {
      event.preventDefault();
      open(String(props.values[current.row * columns + current.column] ?? 0));
    } else props.onMove(cell);
  };

  const wide = columns + zeros.left + zeros.right;
  const high = rows + zeros.top + zeros.bottom;
  const { window } = props;
  const font = fitFont(props.values, size);
  return (
    <div
      ref={grid}
      role="grid"
      aria-label={props.label}
      aria-rowcount={rows}
      aria-colcount={columns}
      tabIndex={-1}
      className={styles.grid}
      style={{
        gridTemplateColumns: `repeat(${wide}, ${size}px)`,
        gridAutoRows: `${size}px`,
        fontSize: `${font ?? SMALLEST_FONT}px`,
        width: wide * size + 1,
      }}
      onKeyDown={handleKey}
      onPointerDown={handlePress}
      onPointerOver={(event) => props.onPoint?.(readCell(event.target))}
      onPointerLeave={() => props.onPoint?.(null)}
      onFocus={(event) => props.onPoint?.(readCell(event.target))}
      onBlur={() => props.onPoint?.(null)}
    >
      <Zeros wide={wide} high={high} zeros={zeros} text={size >= 17 && !props.isPaddingEmpty ? "0" : ""} />
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} role="row" className={styles.row}>
          {Array.from({ length: columns }, (_, column) => (
            <GridCell
              key={column}
              props={props}
              row={row}
              column={column}
              top={zeros.top}
              left={zeros.left}
              showsNumbers={font !== null}
              draft={row === current.row && column === current.column ? draft : null}
              setDraft={setDraft}
              commit={commit}
            />
          ))}
        </div>
      ))}
      {window !== undefined && (
        <div
          aria-hidden
          className={styles.window}
          style={{
            width: window.columns * size + 1,
            height: window.rows * size + 1,
            transform: `translate(${(window.column + zeros.left) * size}px, ${(window.row + zeros.top) * size}px)`,
          }}
        />
      )}
    </div>
  );
});
