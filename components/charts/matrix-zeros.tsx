import styles from "./matrix-grid.module.css";

/** The padding: zeros that belong to no image, drawn but never in focus. */
export function Zeros({
  wide,
  high,
  zeros,
  text,
}: {
  wide: number;
  high: number;
  zeros: { top: number; right: number; bottom: number; left: number };
  text: string;
}) {
  const cells: { row: number; column: number }[] = [];
  for (let row = 0; row < high; row++)
    for (let column = 0; column < wide; column++) {
      const inside =
        row >= zeros.top && row < high - zeros.bottom && column >= zeros.left && column < wide - zeros.right;
      if (!inside) cells.push({ row, column });
    }
  return cells.map(({ row, column }) => (
    <span
      key={`${row},${column}`}
      aria-hidden
      className={styles.zero}
      style={{ gridRow: row + 1, gridColumn: column + 1 }}
    >
      {text}
    </span>
  ));
}
