"use client";

import { memo } from "react";
import type { Confusion, GradientSize } from "@/lib/lab/experiment-view";
import type { Weights } from "@/lib/experiment/initialize";
import { countBins } from "@/lib/math/histogram";
import type { BlockNetwork } from "./blocks";
import { trim } from "./names";
import styles from "./measures.module.css";

export interface MeasuresProps {
  network: BlockNetwork;
  classes: readonly string[] | null;
  confusion: Confusion | null;
  weights: Weights | null;
  gradients: readonly GradientSize[] | null;
}

const BINS = 31;

interface LayerMeasure {
  name: string;
  counts: Uint32Array;
  highest: number;
  count: number;
  gradient: number | null;
}

function measureLayers({ network, weights, gradients }: MeasuresProps): LayerMeasure[] {
  return network.denseLayers.flatMap((layer, index) => {
    const kernel = weights?.find(({ name }) => name === `${layer}/kernel`);
    if (kernel === undefined) return [];
    let highest = 0.1;
    for (const value of kernel.values) if (Math.abs(value) > highest) highest = Math.abs(value);
    const isOutput = index === network.denseLayers.length - 1;
    return {
      name: isOutput ? "output" : `layer ${index + 1}`,
      counts: countBins(kernel.values, -highest, highest, BINS),
      highest,
      count: kernel.values.length,
      gradient: gradients?.find(({ name }) => name === kernel.name)?.norm ?? null,
    };
  });
}

/** Answers by class, and layer by layer how large the weights are and how hard the loss pulls at them. */
export const Measures = memo(function Measures(props: MeasuresProps) {
  const layers = measureLayers(props);
  return (
    <div className={styles.measures}>
      {props.confusion !== null && props.classes !== null && (
        <ConfusionTable confusion={props.confusion} classes={props.classes} />
      )}
      <table className={styles.layers}>
        <caption>Weights and gradients, layer by layer</caption>
        <thead>
          <tr>
            <th scope="col">layer</th>
            <th scope="col">weights, how many of each size</th>
            <th scope="col">length of the gradient</th>
          </tr>
        </thead>
        <tbody>
          {layers.map((layer) => (
            <tr key={layer.name}>
              <th scope="row">{layer.name}</th>
              <td>
                <Histogram {...layer} />
              </td>
              <td className={styles.figure}>
                {layer.gradient === null ? "" : layer.gradient.toExponential(1)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
});

function Histogram({ counts, highest, count }: LayerMeasure) {
  const most = Math.max(1, ...counts);
  const width = 6;
  return (
    <svg
      className={styles.histogram}
      viewBox={`-30 0 ${BINS * width + 60} 52`}
      role="img"
      aria-label={`${count} weights from ${trim(-highest)} to ${trim(highest)}`}
    >
      {Array.from(counts, (bin, i) => (
        <rect
          key={i}
          x={i * width + 0.5}
          y={36 - (34 * bin) / most}
          width={width - 1}
          height={(34 * bin) / most}
          className={
            i < (BINS - 1) / 2 ? styles.negative : i > (BINS - 1) / 2 ? styles.positive : styles.zero
          }
        >
          <title>{`${bin} between ${trim(-highest + (2 * highest * i) / BINS)} and ${trim(-highest + (2 * highest * (i + 1)) / BINS)}`}</title>
        </rect>
      ))}
      <line x1="0" x2={BINS * width} y1="36.5" y2="36.5" className={styles.axis} />
      <text x="0" y="49" className={styles.tick}>
        {trim(-highest)}
      </text>
      <text x={(BINS * width) / 2} y="49" className={styles.tick}>
        0
      </text>
      <text x={BINS * width} y="49" className={styles.tick}>
        {trim(highest)}
      </text>
    </svg>
  );
}

const partNames = { train: "training", validation: "validation", test: "test" } as const;

function ConfusionTable({ confusion, classes }: { confusion: Confusion; classes: readonly string[] }) {
  const { counts, part } = confusion;
  const read = (row: number, column: number) => counts[row * classes.length + column] ?? 0;
  return (
    <table className={styles.confusion}>
      <caption>What the {partNames[part]} points are, and what they are taken for</caption>
      <thead>
        <tr>
          <td />
          {classes.map((name) => (
            <th key={name} scope="col">
              as {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {classes.map((name, row) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {classes.map((other, column) => (
              <td key={other} className={styles.figure} data-right={row === column || undefined}>
                {read(row, column)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
