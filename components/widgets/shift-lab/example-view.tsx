"use client";

import { PixelMap } from "@/components/charts/pixel-map";
import { usePalette } from "@/components/charts/palette";
import { digitSide } from "@/lib/data/digits/rasterize";
import type { HeldOut } from "./held-out";
import { moveHeldOut } from "./held-out";
import { describeMove, type Reading } from "./readings";
import type { State } from "./state";
import styles from "./view.module.css";

/** The held-out digit in view, where it stands now, and what each network takes it for. */
export function ExampleView({
  state,
  held,
  readings,
}: {
  state: State;
  held: HeldOut;
  readings: readonly Reading[];
}) {
  const palette = usePalette();
  const size = digitSide * digitSide;
  const { example, direction, shift } = state;
  const one = {
    count: 1,
    images: held.images.subarray(example * size, (example + 1) * size),
    labels: held.labels,
  };
  // Moved as the digit with its own index is, which "each" goes by.
  const way = direction === "each" ? (["right", "down", "left", "up"] as const)[example % 4] : direction;
  const values = moveHeldOut(one, way ?? "right", shift);
  const label = held.labels[example] ?? 0;
  return (
    <div className={styles.example}>
      <PixelMap
        label={`A held-out ${label}, ${describeMove(state)}`}
        values={values}
        rows={digitSide}
        columns={digitSide}
        shade="grey"
        palette={palette}
        width={168}
      />
      <p className={styles.note}>
        A held-out {label}, {describeMove(state)}
      </p>
      <ul className={styles.answers} aria-label="What the networks take it for">
        {readings.map(({ name, digit, probability }) => (
          <li key={name}>
            {name}{" "}
            <b data-right={digit === label || undefined}>
              {digit} <small>{probability.toFixed(2)}</small>
            </b>
          </li>
        ))}
      </ul>
    </div>
  );
}
