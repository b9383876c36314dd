"use client";

import { useMemo, useState, type KeyboardEvent, type PointerEvent } from "react";
import { usePalette } from "@/components/charts/palette";
import { useCanvas } from "@/components/charts/use-canvas";
import { Readout } from "@/components/widget/readout";
import { drawStrikes, frameStrikes } from "./draw-strikes";
import { nameNeuron, type Neuron } from "./state";
import { averageRise, findWorst, type Strikes } from "./strikes";
import styles from "./view.module.css";
import { printRise } from "./words";

const HEIGHT = 270;
const names = ["Without dropout", "With dropout"];

/** What each hidden neuron's loss would cost either network: how much they lean on single ones. */
export function StrikesPanel({ runs }: { runs: readonly Strikes[] }) {
  const palette = usePalette();
  const [cursor, point] = useState<Neuron | null>(null);
  const colors = useMemo(() => [palette.muted, palette.classes[2]], [palette]);
  const { ref } = useCanvas(
    (context, width, height) => drawStrikes(context, width, height, { runs, names, colors, cursor }, palette),
    [runs, colors, cursor, palette],
  );
  const followPointer = (event: PointerEvent<HTMLCanvasElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    point(frameStrikes(width, HEIGHT, runs).toNeuron(event.clientX - left));
  };
  const followKey = (event: KeyboardEvent<HTMLCanvasElement>) => {
    if (event.key === "Escape") point(null);
    const stride = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (stride === undefined) return;
    event.preventDefault();
    const units = runs[0]?.rises.map((layer) => layer.length) ?? [];
    const first = units[0] ?? 0;
    const all = first + (units[1] ?? 0);
    const at = cursor === null ? -1 : (cursor.layer - 1) * first + cursor.unit;
    const next = Math.min(all - 1, Math.max(0, at + stride));
    point(next < first ? { layer: 1, unit: next } : { layer: 2, unit: next - first });
  };
  const read = (run: number) => {
    const strikes = runs[run];
    if (strikes === undefined) return "–";
    if (cursor === null) return printRise(averageRise(strikes));
    return printRise(strikes.rises[cursor.layer - 1]?.[cursor.unit] ?? NaN);
  };
  const label = cursor === null ? "mean rise" : nameNeuron(cursor);
  const worst = runs.map(findWorst);
  const spoken = worst.map(
    (found, run) => `${names[run]}, at most ${printRise(found.rise)}, ${nameNeuron(found)}`,
  );
  return (
    <div className={styles.means}>
      <canvas
        ref={ref}
        className={styles.plot}
        style={{ height: HEIGHT }}
        role="img"
        aria-label={`Rise of the training loss when one hidden neuron is struck out, a bar for each. ${spoken.join("; ")}`}
        tabIndex={0}
        onPointerDown={followPointer}
        onPointerMove={followPointer}
        onPointerLeave={() => point(null)}
        onKeyDown={followKey}
        onBlur={() => point(null)}
      />
      <Readout
        items={[
          { label: `${label}, without dropout`, value: read(0), width: 5 },
          { label: `${label}, with dropout`, value: read(1), width: 5 },
        ]}
      />
    </div>
  );
}
