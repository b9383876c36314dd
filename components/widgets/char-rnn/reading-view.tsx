"use client";

import { findLargest } from "@/components/charts/find-largest";
import type { Palette } from "@/components/charts/palette";
import { useWidth } from "@/components/charts/use-width";
import { Guesses } from "./guesses";
import type { Reading } from "./model";
import { StepGrid } from "./step-grid";
import styles from "./view.module.css";

/** Up to here every character has a row of its own in the picture. */
const FEW = 8;

/** Side of a cell: numbers where they fit, else pixels. */
function findSize(width: number, steps: number, units: number): number {
  if (steps > 8 || units > 8) return width < 420 ? 9 : 11;
  return width < 420 ? 31 : 38;
}

export interface ReadingViewProps {
  reading: Reading;
  time: number;
  palette: Palette;
  onPick: (time: number) => void;
}

/** Every state and score of the characters read, one column for each. */
export function ReadingView({ reading, time, palette, onPick }: ReadingViewProps) {
  const { ref, width } = useWidth<HTMLDivElement>(680);
  const { vocabulary, shown, steps, probabilities } = reading;
  const columns = shown.map((symbol) => vocabulary[symbol] ?? "");
  const layers = steps[0]?.states.map((_, layer) => steps.map(({ states }) => states[layer]?.h ?? [])) ?? [];
  const isFew = vocabulary.length <= FEW;
  const size = findSize(width, columns.length, Math.max(...layers.map((h) => h[0]?.length ?? 0)));
  const common = { columns, time, size, palette, onPick };
  const oneHot = shown.map((symbol) => vocabulary.map((_, row) => (row === symbol ? 1 : 0)));
  const scores = steps.map((step) => step.scores);
  return (
    <div ref={ref} className={styles.reading}>
      {isFew && (
        <StepGrid
          {...common}
          title="one-hot"
          label="One-hot inputs"
          values={oneHot}
          max={1}
          names={vocabulary}
        />
      )}
      {layers.map((h, layer) => (
        <StepGrid
          key={layer}
          {...common}
          title={layers.length === 1 ? "hidden state" : `states of layer ${layer + 1}`}
          label={layers.length === 1 ? "Hidden states" : `Hidden states of layer ${layer + 1}`}
          values={h}
          max={1}
        />
      ))}
      {isFew ? (
        <>
          <StepGrid
            {...common}
            title="scores"
            label="Output scores"
            values={scores}
            max={findLargest(scores.flatMap((row) => [...row]))}
            names={vocabulary}
          />
          <StepGrid
            {...common}
            title="probabilities"
            label="Probabilities of the next character"
            values={probabilities}
            max={1}
            names={vocabulary}
          />
        </>
      ) : (
        <Guesses reading={reading} time={time} />
      )}
    </div>
  );
}
