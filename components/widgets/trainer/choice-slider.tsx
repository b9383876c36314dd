"use client";

import { Slider } from "@/components/ui/slider";

export interface ChoiceSliderProps {
  label: string;
  /** What may be chosen, ascending. */
  values: readonly number[];
  value: number;
  onChange: (value: number, isTransient: boolean) => void;
  format?: (value: number) => string;
  unit?: string;
  mark?: number;
  isDisabled?: boolean;
}

/** The place of the value nearest to `value`. */
function findPlace(values: readonly number[], value: number): number {
  let nearest = 0;
  values.forEach((candidate, i) => {
    if (Math.abs(candidate - value) < Math.abs((values[nearest] ?? 0) - value)) nearest = i;
  });
  return nearest;
}

/** A slider over a few values that no straight or logarithmic scale would place well, such as 0 and powers of ten. */
export function ChoiceSlider(props: ChoiceSliderProps) {
  const { label, values, value, onChange, format = String, unit, mark, isDisabled } = props;
  const place = findPlace(values, value);
  const read = (at: number) => values[Math.round(at)] ?? 0;
  return (
    <Slider
      label={label}
      value={place}
      min={0}
      max={values.length - 1}
      step={1}
      unit={unit}
      // A value between two places is shown as it is.
      format={(at) => format(Math.round(at) === place ? value : read(at))}
      mark={mark === undefined ? undefined : findPlace(values, mark)}
      isDisabled={isDisabled}
      onChange={(at) => onChange(read(at), true)}
      onChangeEnd={(at) => onChange(read(at), false)}
    />
  );
}
