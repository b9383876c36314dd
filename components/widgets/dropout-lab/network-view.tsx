"use client";

import { useMemo, useState, type KeyboardEvent } from "react";
import { usePalette } from "@/components/charts/palette";
import { useCanvas } from "@/components/charts/use-canvas";
import { useWidth } from "@/components/charts/use-width";
import { drawNetwork } from "./draw-network";
import type { ForwardPass, Network } from "./model";
import { layOutNetwork } from "./network-layout";
import { nameNeuron, type Neuron } from "./state";
import styles from "./view.module.css";
import { describeNeuron } from "./words";

export interface NetworkViewProps {
  network: Network;
  pass: ForwardPass;
  masks: readonly ArrayLike<number>[] | null;
  /** Steps trained: the next one puts these masks on. */
  step: number;
  /** The neuron whose sum is averaged below; null where none is. */
  chosen: Neuron | null;
  onChoose: (neuron: Neuron) => void;
  height: number;
  label: string;
}

/** The network of one step. Each neuron can be pointed at, walked to by arrow keys, and chosen. */
export function NetworkView(props: NetworkViewProps) {
  const { network, pass, masks, step, chosen, onChoose, height, label } = props;
  const palette = usePalette();
  const { ref: boxRef, width } = useWidth<HTMLDivElement>(600);
  const [pointed, point] = useState<Neuron | null>(null);
  const shape = network.layers.map(({ units }) => units).join();
  const counts = useMemo(() => [2, ...shape.split(",").map(Number)], [shape]);
  const layout = useMemo(() => layOutNetwork(width, height, counts), [width, height, counts]);
  const lit = pointed ?? chosen;
  const { ref } = useCanvas(
    (context) => drawNetwork(context, layout, { network, pass, masks, lit, chosen }, palette),
    [layout, network, pass, masks, lit, chosen, palette],
  );

  const walk =
    ({ layer, unit }: Neuron) =>
    (event: KeyboardEvent) => {
      const move = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[event.key];
      if (move === undefined) return;
      event.preventDefault();
      const next = Math.min(counts.length - 1, Math.max(1, layer + (move[0] ?? 0)));
      const at = Math.min((counts[next] ?? 1) - 1, Math.max(0, unit + (move[1] ?? 0)));
      boxRef.current?.querySelector<HTMLButtonElement>(`[data-neuron="${next}-${at}"]`)?.focus();
    };
  // One stop for the Tab key.
  const stop = chosen ?? { layer: 1, unit: 0 };
  return (
    <div>
      <div ref={boxRef} className={styles.network} role="group" aria-label={label}>
        <canvas ref={ref} className={styles.canvas} style={{ height }} aria-hidden />
        {layout.columns.slice(1).map(({ x, ys }, index) =>
          ys.map((y, unit) => {
            const neuron = { layer: index + 1, unit };
            const side = Math.max(2 * layout.radius, Math.min(24, 2.4 * layout.radius));
            return (
              <button
                key={`${index}-${unit}`}
                type="button"
                className={styles.neuron}
                data-neuron={`${neuron.layer}-${unit}`}
                style={{ left: x, top: y, width: Math.max(24, side), height: side }}
                aria-label={describeNeuron(neuron, pass, masks)}
                aria-pressed={chosen?.layer === neuron.layer && chosen.unit === unit}
                tabIndex={stop.layer === neuron.layer && stop.unit === unit ? 0 : -1}
                title={nameNeuron(neuron)}
                onKeyDown={walk(neuron)}
                onPointerEnter={() => point(neuron)}
                onPointerLeave={() => point(null)}
                onFocus={() => point(neuron)}
                onBlur={() => point(null)}
                onClick={() => onChoose(neuron)}
              />
            );
          }),
        )}
      </div>
      <p className={styles.words} aria-live="polite">
        {masks === null ? `After ${step} steps` : `Step ${step + 1}`}
        {lit === null
          ? ". Point at a neuron to read what it gives, press it to follow its sum."
          : `. ${describeNeuron(lit, pass, masks)}`}
      </p>
    </div>
  );
}
