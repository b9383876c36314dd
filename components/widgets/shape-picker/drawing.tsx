import { drawNetwork, type Drawing, type Row } from "./drawing-layout";
import type { State } from "./state";
import styles from "./view.module.css";
import { nameShape, printShape } from "./words";

/** CSS pixels at full size. */
const WIDTH = 340;
const PITCH = 62;
const BOX = { width: 34, height: 28 };
const TOP = 20;

const subscript = (step: number) => String(step).replace(/\d/g, (digit) => "₀₁₂₃₄₅₆₇₈₉"[Number(digit)] ?? "");

/** The network unrolled over its steps, from the input at the bottom to the answers at the top. */
export function NetworkDrawing({ state }: { state: State }) {
  const drawing = drawNetwork(state);
  const { rows, wires, columns } = drawing;
  const step = Math.min(76, (WIDTH - BOX.width - 8) / Math.max(1, columns - 1));
  const toX = (column: number) => BOX.width / 2 + 4 + column * step;
  const toY = (row: number) => TOP + (rows.length - 1 - row) * PITCH + BOX.height / 2;
  return (
    <svg
      className={styles.drawing}
      viewBox={`0 0 ${WIDTH} ${rows.length * PITCH - (PITCH - BOX.height) + TOP + 4}`}
      role="img"
      aria-label={describeDrawing(state, drawing)}
    >
      {wires.map(({ from, to }, i) => (
        <WireLine
          key={i}
          from={[toX(from.column), toY(from.row)]}
          to={[toX(to.column), toY(to.row)]}
          direction={from.row === to.row ? rows[to.row]!.direction : null}
        />
      ))}
      {rows.map((row, index) => (
        <g key={index}>
          <text
            className={styles.rowName}
            x={toX(row.nodes[0]!.column) - BOX.width / 2}
            y={toY(index) - BOX.height / 2 - 6}
          >
            {row.name} <tspan className={styles.rowShape}>{printShape(row.shape)}</tspan>
          </text>
          {row.nodes.map(({ column, step: number }) => (
            <Node key={column} row={row} x={toX(column)} y={toY(index)} number={number} />
          ))}
        </g>
      ))}
    </svg>
  );
}

function Node({ row, x, y, number }: { row: Row; x: number; y: number; number: number | null }) {
  const isLeftOut = number === null && row.nodes.length > 1;
  return (
    <g>
      <title>
        {isLeftOut
          ? `${row.name}, the steps between`
          : `${row.name}${number === null ? "" : `, step ${number}`}: ${row.shape.at(-1)} numbers`}
      </title>
      <rect
        className={isLeftOut ? styles.leftOut : styles.node}
        data-direction={row.direction ?? undefined}
        x={x - BOX.width / 2}
        y={y - BOX.height / 2}
        {...BOX}
      />
      <text className={styles.nodeName} x={x} y={y + 5}>
        {isLeftOut ? "…" : `${row.letter}${number === null ? "" : subscript(number)}`}
      </text>
    </g>
  );
}

type Place = readonly [x: number, y: number];

/** From the edge of one box to the edge of another: sideways within a row, upwards between rows. */
function WireLine({ from, to, direction }: { from: Place; to: Place; direction: Row["direction"] }) {
  if (direction !== null) {
    const side = direction === "forward" ? 1 : -1;
    const x1 = from[0] + (side * BOX.width) / 2;
    const x2 = to[0] - (side * BOX.width) / 2;
    return (
      <g data-direction={direction} className={styles.along}>
        <line x1={x1} y1={from[1]} x2={x2} y2={to[1]} />
        <path d={`M ${x2} ${to[1]} l ${-6 * side} -3.5 v 7 z`} />
      </g>
    );
  }
  const y1 = from[1] - BOX.height / 2;
  const y2 = to[1] + BOX.height / 2;
  // Past a row that it does not touch, so that it seems not to go through its box.
  const isPast = from[0] === to[0] && from[1] - to[1] > PITCH;
  const bend = from[0] + BOX.width;
  const past = `M ${from[0]} ${y1} C ${bend} ${y1 - 12} ${bend} ${y2 + 12} ${to[0]} ${y2}`;
  return <path className={styles.wire} d={isPast ? past : `M ${from[0]} ${y1} L ${to[0]} ${y2}`} />;
}

function describeDrawing({ shape }: State, { rows }: Drawing): string {
  const parts = rows.map(({ name, shape: numbers }) => `${name} ${printShape(numbers)}`);
  return `${nameShape(shape)}, unrolled over its steps. From the input up: ${parts.join(", ")}`;
}
