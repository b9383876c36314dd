"use client";

import { useEffect, useRef, useState } from "react";
import { usePalette } from "@/components/charts/palette";
import { useCanvas } from "@/components/charts/use-canvas";
import type { Plane } from "@/components/training/plane";
import { Select } from "@/components/ui/select";
import type { ExperimentFrame } from "@/lib/lab/experiment-job";
import type { UnitMaps } from "@/lib/lab/experiment-view";
import type { BlockNetwork } from "./blocks";
import { drawWarp } from "./draw-warp";
import styles from "./measures.module.css";

/** What two neurons of a layer make of the plane: where they have pulled the classes apart, a line can part them. */
export function Warp(props: {
  network: BlockNetwork;
  plane: Plane;
  onFrame: (listener: (frame: ExperimentFrame) => void) => () => void;
  /** A frame to begin with. */
  frame: ExperimentFrame | null;
}) {
  const { network, plane, onFrame } = props;
  const palette = usePalette();
  const columns = network.blocks.flatMap(({ units }, column) => (units >= 2 ? [{ column, units }] : []));
  const [wanted, want] = useState({ column: network.blocks.length - 1, first: 0, second: 1 });
  const chosen = columns.find(({ column }) => column === wanted.column) ?? columns.at(-1);
  const units = chosen?.units ?? 0;
  const pair = [Math.min(wanted.first, units - 1), Math.min(wanted.second, units - 1)] as const;
  const newest = useRef<readonly UnitMaps[]>(props.frame?.units ?? []);
  const { ref, redraw } = useCanvas(
    (context, width, height) => {
      const maps = newest.current[chosen?.column ?? -1];
      if (maps !== undefined && maps.units === units)
        drawWarp(context, width, height, maps, pair, plane, palette);
    },
    [plane, palette, wanted, units],
  );
  useEffect(
    () =>
      onFrame((frame) => {
        newest.current = frame.units;
        redraw();
      }),
    [onFrame, redraw],
  );
  if (chosen === undefined)
    return (
      <p className={styles.none}>A layer of at least two neurons is needed to see the plane as it sees it.</p>
    );
  const options = Array.from({ length: units }, (_, unit) => ({
    value: String(unit),
    label: `neuron ${unit + 1}`,
  }));
  const title = `The plane as neurons ${pair[0] + 1} and ${pair[1] + 1} of layer ${chosen.column + 1} see it`;
  return (
    <div className={styles.warp}>
      <p className={styles.title}>
        {title}: its grid, and the training points, where the two neurons put them.
      </p>
      <canvas ref={ref} className={styles.warpCanvas} role="img" aria-label={title} />
      <div className={styles.choices}>
        <Select
          label="Layer"
          value={String(chosen.column)}
          options={columns.map(({ column }) => ({ value: String(column), label: `layer ${column + 1}` }))}
          onChange={(column) => want({ ...wanted, column: Number(column) })}
        />
        <Select
          label="Across"
          value={String(pair[0])}
          options={options}
          onChange={(first) => want({ ...wanted, first: Number(first) })}
        />
        <Select
          label="Up"
          value={String(pair[1])}
          options={options}
          onChange={(second) => want({ ...wanted, second: Number(second) })}
        />
      </div>
    </div>
  );
}
