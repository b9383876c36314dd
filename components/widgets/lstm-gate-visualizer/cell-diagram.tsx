"use client";

import type { CellKind } from "./cells";
import type { UnitStep } from "./unit-step";
import styles from "./view.module.css";
import { printNumber } from "./words";

const WIDEST = 16;

/** A flow as wide as its gate is open; a hairline when it is shut. */
function Flow({ d, open, sign }: { d: string; open: number; sign: number }) {
  return (
    <path
      d={d}
      className={styles.flow}
      data-sign={sign === 0 ? undefined : sign < 0 ? "negative" : "positive"}
      strokeWidth={0.75 + Math.abs(open) * WIDEST}
    />
  );
}

function Node({
  x,
  y,
  label,
  value,
  isGate,
}: {
  x: number;
  y: number;
  label: string;
  value: string;
  isGate?: boolean;
}) {
  return (
    <g>
      {isGate ? (
        <rect x={x - 24} y={y - 17} width={48} height={34} rx={3} className={styles.node} />
      ) : (
        <circle cx={x} cy={y} r={13} className={styles.node} />
      )}
      <text x={x} y={isGate ? y - 3 : y + 4} className={styles.nodeLabel}>
        {label}
      </text>
      {isGate && (
        <text x={x} y={y + 11} className={styles.nodeValue}>
          {value}
        </text>
      )}
    </g>
  );
}

function End({
  x,
  y,
  name,
  value,
  anchor,
}: {
  x: number;
  y: number;
  name: string;
  value: number;
  anchor: "start" | "end";
}) {
  return (
    <text x={x} y={y} className={styles.end} textAnchor={anchor}>
      {name} <tspan className={styles.endValue}>{printNumber(value)}</tspan>
    </text>
  );
}

/** The way of one unit's memory through the cell at one step: full before a gate, behind it as wide as it is open. */
export function CellDiagram({ kind, step }: { kind: CellKind; step: UnitStep }) {
  const value = (name: string) => step.sums.find((sum) => sum.name === name)?.value ?? 0;
  const print = (name: string) => printNumber(value(name));
  const { before, now } = step;
  if (kind === "rnn") {
    return (
      <svg
        className={styles.diagram}
        viewBox="0 0 400 110"
        role="img"
        aria-label={`A plain cell: the state ${printNumber(before.h)} is replaced by ${printNumber(now.h)}`}
      >
        <Flow d="M 10 62 H 200" open={1} sign={before.h} />
        <Flow d="M 200 62 H 390" open={1} sign={now.h} />
        <Node x={200} y={62} label="tanh" value={print("h")} isGate />
        <End x={10} y={36} name="h before" value={before.h} anchor="start" />
        <End x={390} y={36} name="h" value={now.h} anchor="end" />
      </svg>
    );
  }
  if (kind === "gru") {
    return (
      <svg
        className={styles.diagram}
        viewBox="0 0 400 190"
        role="img"
        aria-label={`Update gate ${print("z")}, reset gate ${print("r")}: the state goes from ${printNumber(before.h)} to ${printNumber(now.h)}`}
      >
        <Flow d="M 10 52 H 160" open={1} sign={before.h} />
        <Flow d="M 160 52 H 270" open={value("z")} sign={before.h} />
        <Flow d="M 270 52 H 390" open={1} sign={now.h} />
        <Flow d="M 60 52 V 150 H 120" open={1} sign={before.h} />
        <Flow d="M 120 150 H 200" open={value("r")} sign={before.h} />
        <Flow d="M 200 150 H 270" open={1} sign={value("candidate")} />
        <Flow d="M 270 156 V 105" open={1} sign={value("candidate")} />
        <Flow d="M 270 105 V 62" open={1 - value("z")} sign={value("candidate")} />
        <Node x={160} y={52} label="z" value={print("z")} isGate />
        <Node x={120} y={150} label="r" value={print("r")} isGate />
        <Node x={200} y={150} label="tanh" value={print("candidate")} isGate />
        <Node x={270} y={105} label="1 \u2212 z" value={printNumber(1 - value("z"))} isGate />
        <Node x={270} y={52} label="+" value="" />
        <End x={10} y={28} name="h before" value={before.h} anchor="start" />
        <End x={390} y={28} name="h" value={now.h} anchor="end" />
        <End x={296} y={155} name="candidate" value={value("candidate")} anchor="start" />
      </svg>
    );
  }
  return (
    <svg
      className={styles.diagram}
      viewBox="0 0 400 205"
      role="img"
      aria-label={`Forget gate ${print("f")}, input gate ${print("i")}, output gate ${print("o")}: the cell state goes from ${printNumber(before.c)} to ${printNumber(now.c)}`}
    >
      <Flow d="M 10 52 H 85" open={1} sign={before.c} />
      <Flow d="M 85 52 H 180" open={value("f")} sign={before.c} />
      <Flow d="M 180 170 V 112" open={1} sign={value("candidate")} />
      <Flow d="M 180 112 V 62" open={value("i")} sign={value("candidate")} />
      <Flow d="M 180 52 H 390" open={1} sign={now.c} />
      <Flow d="M 290 52 V 112" open={1} sign={now.c} />
      <Flow d="M 290 112 V 170 H 390" open={value("o")} sign={now.c} />
      <Node x={85} y={52} label="f" value={print("f")} isGate />
      <Node x={180} y={112} label="i" value={print("i")} isGate />
      <Node x={180} y={172} label="tanh" value={print("candidate")} isGate />
      <Node x={180} y={52} label="+" value="" />
      <Node x={290} y={112} label="o" value={print("o")} isGate />
      <End x={10} y={28} name="c before" value={before.c} anchor="start" />
      <End x={390} y={28} name="c" value={now.c} anchor="end" />
      <End x={390} y={196} name="h" value={now.h} anchor="end" />
      <End x={148} y={177} name="candidate" value={value("candidate")} anchor="end" />
    </svg>
  );
}
