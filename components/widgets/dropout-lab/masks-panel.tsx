"use client";

import { useState, type KeyboardEvent, type PointerEvent } from "react";
import { usePalette } from "@/components/charts/palette";
import { useCanvas } from "@/components/charts/use-canvas";
import { Readout } from "@/components/widget/readout";
import { drawMeans, frameMeans } from "./draw-means";
import type { SumSample } from "./masks";
import { nameNeuron, type Neuron } from "./state";
import styles from "./view.module.css";
import { printFigure } from "./words";

export interface MasksPanelProps {
  sample: SumSample;
  /** How many of the masks are drawn so far. */
  shown: number;
  neuron: Neuron;
  /** The step whose mask is the first. */
  step: number;
}

const HEIGHT = 250;

/** One neuron's weighted sum for one point and one set of weights, under mask after mask, and the mean so far. */
export function MasksPanel({ sample, shown, neuron, step }: MasksPanelProps) {
  const palette = usePalette();
  const [pointed, point] = useState<number | null>(null);
  const cursor = pointed === null ? null : Math.min(pointed, shown - 1);
  const { ref } = useCanvas(
    (context, width, height) => drawMeans(context, width, height, { sample, shown, cursor }, palette),
    [sample, shown, cursor, palette],
  );
  const followPointer = (event: PointerEvent<HTMLCanvasElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    point(frameMeans(width, HEIGHT, sample).toMask(event.clientX - left));
  };
  const followKey = (event: KeyboardEvent<HTMLCanvasElement>) => {
    if (event.key === "Escape") point(null);
    const direction = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (direction === undefined) return;
    event.preventDefault();
    const from = cursor ?? (direction > 0 ? -1 : shown);
    // Even strides on the logarithmic axis.
    const stride = Math.max(1, Math.round((from + 1) / 12)) * direction;
    point(Math.min(shown - 1, Math.max(0, from + stride)));
  };
  const at = cursor ?? shown - 1;
  const name = nameNeuron(neuron);
  const mean = printFigure(sample.means[at] ?? NaN);
  return (
    <div className={styles.means}>
      <canvas
        ref={ref}
        className={styles.plot}
        style={{ height: HEIGHT }}
        role="img"
        aria-label={`Weighted sum of ${name} under ${shown} masks, one dot each, and their running mean, which is ${mean}. Without dropout the sum is ${printFigure(sample.whole)}`}
        tabIndex={0}
        onPointerDown={followPointer}
        onPointerMove={followPointer}
        onPointerLeave={() => point(null)}
        onKeyDown={followKey}
        onBlur={() => point(null)}
      />
      <Readout
        items={[
          {
            label: cursor === null ? "newest mask, of step" : "mask of step",
            value: String(step + at + 1),
            width: 5,
          },
          { label: "its sum", value: printFigure(sample.sums[at] ?? NaN), width: 6 },
          { label: at === 0 ? "mean of 1 mask" : `mean of ${at + 1} masks`, value: mean, width: 6 },
          { label: "without dropout", value: printFigure(sample.whole), width: 6 },
          { label: "spread of one mask", value: printFigure(sample.std), width: 5 },
        ]}
      />
    </div>
  );
}
