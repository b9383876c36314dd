"use client";

import { useEffect, useMemo, useRef, type KeyboardEvent } from "react";
import { usePalette } from "@/components/charts/palette";
import { useCanvas } from "@/components/charts/use-canvas";
import { useWidth } from "@/components/charts/use-width";
import { featureLabels, featureNames, type FeatureName } from "@/lib/data/features";
import type { ExperimentFrame } from "@/lib/lab/experiment-job";
import type { BlockNetwork } from "./blocks";
import { ColumnHead } from "./column-head";
import { layOutDiagram, type UnitPlace } from "./diagram-layout";
import styles from "./diagram.module.css";
import { drawDiagram } from "./draw-diagram";

export interface DiagramProps {
  network: BlockNetwork;
  features: readonly FeatureName[];
  outputs: number;
  onFrame: (listener: (frame: ExperimentFrame) => void) => () => void;
  /** The unit under the pointer or with the focus, else the chosen one. */
  lit: UnitPlace | null;
  chosen: UnitPlace | null;
  onLight: (place: UnitPlace | null) => void;
  onChoose: (place: UnitPlace | null) => void;
  /** Null where the reader may not change it. */
  onFeature: ((name: FeatureName) => void) | null;
  /** The hidden layer whose controls are shown. */
  layer: number;
  onLayer: (index: number) => void;
  onUnits: ((index: number, units: number, isTransient: boolean) => void) | null;
  onInsert: ((index: number) => void) | null;
  onRemove: ((index: number) => void) | null;
  mostUnits: number;
}

const HEIGHT = 372;

/** The network as it computes: each unit a small map of the plane, each weight a line. */
export function Diagram(props: DiagramProps) {
  const { network, features, outputs, onFrame, lit, chosen, onLight, onChoose } = props;
  const palette = usePalette();
  const { ref: boxRef, width } = useWidth<HTMLDivElement>(560);
  const newest = useRef<ExperimentFrame | null>(null);
  const counts = useMemo(
    () => [featureNames.length, ...network.blocks.map(({ units }) => units), outputs],
    [network, outputs],
  );
  const layout = useMemo(() => layOutDiagram(width, HEIGHT, counts), [counts, width]);
  const { ref, redraw } = useCanvas(
    (context) => {
      const frame = newest.current;
      drawDiagram(
        context,
        layout,
        {
          features,
          units: frame?.units ?? [],
          weights: frame?.weights ?? null,
          denseLayers: network.denseLayers,
          lit,
        },
        palette,
      );
    },
    [layout, features, network, lit, palette],
  );
  useEffect(
    () =>
      onFrame((frame) => {
        newest.current = frame;
        redraw();
      }),
    [onFrame, redraw],
  );

  const focusUnit = (place: UnitPlace) =>
    boxRef.current?.querySelector<HTMLButtonElement>(`[data-unit="${place.column}-${place.unit}"]`)?.focus();
  const walk = (place: UnitPlace) => (event: KeyboardEvent) => {
    const move = {
      ArrowUp: [0, -1],
      ArrowDown: [0, 1],
      ArrowLeft: [-1, 0],
      ArrowRight: [1, 0],
    }[event.key];
    if (event.key === "Escape") onChoose(null);
    if (move === undefined) return;
    event.preventDefault();
    const column = Math.min(counts.length - 1, Math.max(0, place.column + (move[0] ?? 0)));
    const unit = Math.min((counts[column] ?? 1) - 1, Math.max(0, place.unit + (move[1] ?? 0)));
    focusUnit({ column, unit });
  };
  const nameUnit = ({ column, unit }: UnitPlace) =>
    column === counts.length - 1 ? `Output ${unit + 1}` : `Layer ${column}, neuron ${unit + 1}`;
  // One stop for the Tab key: the chosen unit, else the first neuron.
  const stop = chosen ?? { column: 1, unit: 0 };

  return (
    <div ref={boxRef} className={styles.diagram} role="group" aria-label="The network">
      <canvas ref={ref} className={styles.canvas} style={{ height: HEIGHT }} aria-hidden />
      {layout.columns.map(({ x, ys }, column) =>
        ys.map((y, unit) => {
          const place = { column, unit };
          const feature = column === 0 ? featureNames[unit] : undefined;
          const isPressed =
            feature === undefined
              ? chosen?.column === column && chosen.unit === unit
              : features.includes(feature);
          return (
            <button
              key={`${column}-${unit}`}
              type="button"
              className={styles.unit}
              data-unit={`${column}-${unit}`}
              style={{ left: x, top: y, width: layout.side + 2, height: layout.side + 2 }}
              aria-label={feature === undefined ? nameUnit(place) : `Feature ${featureLabels[feature]}`}
              aria-pressed={isPressed}
              tabIndex={stop.column === column && stop.unit === unit ? 0 : -1}
              disabled={feature !== undefined && props.onFeature === null}
              onKeyDown={walk(place)}
              onPointerEnter={() => column > 0 && onLight(place)}
              onPointerLeave={() => onLight(null)}
              onFocus={() => column > 0 && onLight(place)}
              onBlur={() => onLight(null)}
              onClick={() => {
                if (feature !== undefined) props.onFeature?.(feature);
                else onChoose(isPressed ? null : place);
              }}
            />
          );
        }),
      )}
      {network.blocks.map((block, index) => (
        <ColumnHead
          key={index}
          x={layout.columns[index + 1]?.x ?? 0}
          y={HEIGHT - 28}
          index={index}
          units={block.units}
          most={props.mostUnits}
          isChosen={props.layer === index}
          onChoose={() => props.onLayer(index)}
          onUnits={props.onUnits}
          onInsert={props.onInsert}
          onRemove={props.onRemove}
        />
      ))}
    </div>
  );
}
