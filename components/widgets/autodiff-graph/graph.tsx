"use client";

import { useMemo } from "react";
import { useWidth } from "@/components/charts/use-width";
import { placeGraph, type Layout, type Point } from "./layout";
import { nameEntry, type Stage } from "./model";
import styles from "./view.module.css";
import { nameOperation, printValue } from "./words";

export interface GraphProps {
  stage: Stage;
  /** The entry that the reader points at, here or in the tape. */
  pointed: number | null;
  onPoint: (entry: number | null) => void;
}

/** The tape as a graph: each node with its value and its derivative, as far as the walk has come. */
export function Graph({ stage, pointed, onPoint }: GraphProps) {
  const { ref, width } = useWidth<HTMLDivElement>(720);
  const { tape } = stage;
  const layout = useMemo(() => placeGraph(tape, width), [tape, width]);
  const { forward, backward } = findActive(stage);
  return (
    // A region that scrolls must be reachable by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div ref={ref} className={styles.scroll} tabIndex={0} role="region" aria-label="Graph of the expression">
      <svg
        className={styles.graph}
        width={layout.width}
        height={layout.height}
        viewBox={`0 0 ${layout.width} ${layout.height}`}
        role="img"
        aria-label={`${tape.entries.length} nodes, from ${tape.entries
          .slice(0, tape.firstOperation)
          .map((_, i) => nameEntry(tape, i))
          .join(", ")} to the result. The table below has every value.`}
      >
        {layout.edges.map(({ from, to, points }, index) => (
          <path
            key={index}
            className={styles.edge}
            d={traceEdge(points)}
            data-active={to === forward || to === backward || undefined}
            data-pointed={from === pointed || to === pointed || undefined}
          />
        ))}
        {tape.entries.map((_, index) => (
          <Node
            key={index}
            stage={stage}
            index={index}
            layout={layout}
            isActive={index === forward || index === backward}
            isPointed={index === pointed}
            onPoint={onPoint}
          />
        ))}
      </svg>
    </div>
  );
}

/** The entry that the walk's last step computed, or sent back from. */
function findActive({ step, forwardSteps, tape, run }: Stage): {
  forward: number | null;
  backward: number | null;
} {
  if (step === 0) return { forward: null, backward: null };
  if (step <= forwardSteps) return { forward: tape.firstOperation + step - 1, backward: null };
  const back = step - forwardSteps - 2;
  return { forward: null, backward: run.steps[back]?.entry ?? tape.entries.length - 1 };
}

/** A smooth line through the points of an edge. */
function traceEdge(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (first === undefined) return "";
  const isAcross = points.every((point, i) => i === 0 || point.x > (points[i - 1]?.x ?? 0));
  let [path, last] = [`M ${first.x} ${first.y}`, first];
  for (const point of rest) {
    const [mx, my] = [(last.x + point.x) / 2, (last.y + point.y) / 2];
    path += isAcross
      ? ` C ${mx} ${last.y} ${mx} ${point.y} ${point.x} ${point.y}`
      : ` C ${last.x} ${my} ${point.x} ${my} ${point.x} ${point.y}`;
    last = point;
  }
  return path;
}

interface NodeProps {
  stage: Stage;
  index: number;
  layout: Layout;
  isActive: boolean;
  isPointed: boolean;
  onPoint: (entry: number | null) => void;
}

function Node({ stage, index, layout, isActive, isPointed, onPoint }: NodeProps) {
  const { tape, shownValues, shownDerivatives } = stage;
  const { x, y } = layout.nodes[index] ?? { x: 0, y: 0 };
  const { width, height } = layout.box;
  const entry = tape.entries[index];
  const value = shownValues[index];
  const derivative = shownDerivatives[index];
  const name = nameEntry(tape, index);
  return (
    <g
      transform={`translate(${x} ${y})`}
      className={styles.node}
      data-kind={entry?.kind}
      data-active={isActive || undefined}
      data-pointed={isPointed || undefined}
      onPointerEnter={() => onPoint(index)}
      onPointerLeave={() => onPoint(null)}
    >
      <rect x={-width / 2} y={-height / 2} width={width} height={height} rx={3} />
      <text className={styles.nodeName} y={-18}>
        {entry?.kind === "operation" ? `${name}  ${nameOperation(entry.operation)}` : name}
      </text>
      {entry?.kind !== "number" && (
        <text className={styles.nodeValue} y={1}>
          {value == null ? "" : printValue(value)}
        </text>
      )}
      {derivative != null && (
        <text className={styles.nodeSlope} y={19}>
          ∂ {printValue(derivative)}
        </text>
      )}
    </g>
  );
}
