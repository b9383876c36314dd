"use client";

import { usePalette } from "@/components/charts/palette";
import { PictureCanvas } from "@/components/charts/picture-canvas";
import { PixelPicture } from "@/components/charts/pixel-picture";
import { SIDE } from "./experiment";
import type { Digit, ReadDigit } from "./outputs";
import styles from "./view.module.css";
import { nameDigit } from "./words";

const COLUMNS = 10;

/** Digits side by side, ten in a row, as one picture: [rows * 14, 140]. */
function arrange(digits: readonly Digit[]): { values: Float32Array; rows: number } {
  const rows = Math.ceil(digits.length / COLUMNS) * SIDE;
  const values = new Float32Array(rows * COLUMNS * SIDE);
  digits.forEach(({ pixels }, index) => {
    const top = Math.floor(index / COLUMNS) * SIDE;
    for (let row = 0; row < SIDE; row++)
      values.set(
        pixels.subarray(row * SIDE, (row + 1) * SIDE),
        ((top + row) * COLUMNS + (index % COLUMNS)) * SIDE,
      );
  });
  return { values, rows };
}

/** Digits with their labels. */
export function DigitSheet({ digits }: { digits: readonly Digit[] }) {
  const { values, rows } = arrange(digits);
  const columns = COLUMNS * SIDE;
  const describe = (row: number, column: number) => {
    const index = Math.floor(row / SIDE) * COLUMNS + Math.floor(column / SIDE);
    const value = values[row * columns + column] ?? 0;
    return `Labelled ${digits[index]?.label ?? "–"}. Pixel ${(row % SIDE) + 1}, ${(column % SIDE) + 1}: ${value.toFixed(2)}`;
  };
  return (
    <div className={styles.sheet}>
      <PixelPicture
        label={`The first ${digits.length} digits. Their labels: ${digits.map(({ label }) => label).join(", ")}`}
        values={values}
        rows={rows}
        columns={columns}
        tile={SIDE}
        shade={{ kind: "levels", low: 0, high: 1 }}
        describe={describe}
      />
    </div>
  );
}

/** Digits with what was read in them, right or wrong. */
export function ReadDigits({ digits, label }: { digits: readonly ReadDigit[]; label: string }) {
  const palette = usePalette();
  return (
    <ul className={styles.digits} aria-label={label}>
      {digits.map(({ pixels, label: truth, answer, probability }, index) => (
        <li key={index} data-wrong={answer !== truth || undefined}>
          <PictureCanvas
            label={nameDigit(truth)}
            volume={{ channels: 1, height: SIDE, width: SIDE, values: pixels }}
            channel={0}
            shade={{ kind: "grey" }}
            palette={palette}
            width={56}
          />
          <span>
            {nameDigit(truth)}, read as <b>{answer}</b>
          </span>
          <span className={styles.figure}>{probability.toFixed(2)}</span>
        </li>
      ))}
    </ul>
  );
}
