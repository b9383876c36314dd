import { mixSigned, pickInk, printRgb } from "@/lib/math/color";
import type { Cell, MatrixGridProps } from "./matrix-grid";
import styles from "./matrix-grid.module.css";
import { printNumber } from "./print-number";

function focusAtEnd(input: HTMLInputElement | null): void {
  if (input === null || document.activeElement === input) return;
  input.focus();
  if (input.value.length > 1) input.select();
  else input.setSelectionRange(1, 1);
}

/** True for the cells that the window's weights fall on; with dilation it steps over the others. */
function isTapped({ window }: MatrixGridProps, row: number, column: number): boolean {
  if (window === undefined || window.every === 1) return false;
  const [y, x] = [row - window.row, column - window.column];
  return (
    y >= 0 &&
    x >= 0 &&
    y < window.rows &&
    x < window.columns &&
    y % window.every === 0 &&
    x % window.every === 0
  );
}

/** A number with more digits than the cell has room for, behind those that it shows. */
function nameNumber(value: number): string {
  const [shown, longer] = [printNumber(value), printNumber(value, 4)];
  return shown === longer ? shown : `${shown} (${longer})`;
}

/** One number of a grid: its colour, its marks, and the field in which it is typed anew. */
export function GridCell({
  props,
  row,
  column,
  top,
  left,
  showsNumbers,
  draft,
  setDraft,
  commit,
}: {
  props: MatrixGridProps;
  row: number;
  column: number;
  top: number;
  left: number;
  showsNumbers: boolean;
  draft: string | null;
  setDraft: (draft: string | null) => void;
  commit: (text: string, move: Cell | null) => void;
}) {
  const index = row * props.columns + column;
  const value = props.values[index] ?? 0;
  const isCurrent = row === props.current.row && column === props.current.column;
  const isPending = props.until !== undefined && index >= props.until;
  const color = mixSigned(isPending ? 0 : value, props.max, props.palette);
  const text = printNumber(value);
  const marks = [
    styles.cell,
    props.lit?.includes(index) ? styles.lit : "",
    isCurrent && props.marksCurrent ? styles.current : "",
    isTapped(props, row, column) ? styles.tapped : "",
  ];
  return (
    <div
      role="gridcell"
      data-row={row}
      data-column={column}
      tabIndex={isCurrent ? 0 : -1}
      aria-selected={isCurrent && props.marksCurrent ? true : undefined}
      aria-label={`row ${row + 1}, column ${column + 1}: ${isPending ? "not computed yet" : nameNumber(value)}`}
      className={marks.join(" ")}
      style={{
        gridRow: row + top + 1,
        gridColumn: column + left + 1,
        background: printRgb(color),
        color: pickInk(color),
      }}
    >
      {draft === null
        ? !isPending && showsNumbers && text
        : isCurrent && (
            <input
              className={styles.input}
              aria-label={`New value for row ${row + 1}, column ${column + 1}`}
              inputMode="decimal"
              value={draft}
              ref={focusAtEnd}
              onChange={(event) => setDraft(event.target.value)}
              onBlur={(event) => commit(event.target.value, null)}
              onKeyDown={(event) => {
                if (event.key === "Enter") commit(draft, { row, column });
                if (event.key === "Escape") commit("", { row, column });
                if (event.key === "Enter" || event.key === "Escape") event.preventDefault();
                event.stopPropagation();
              }}
            />
          )}
    </div>
  );
}
