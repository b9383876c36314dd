"use client";

import { memo } from "react";
import { Button } from "@/components/ui/button";
import { NumberField } from "@/components/ui/number-field";
import { Segmented } from "@/components/ui/segmented";
import { Slider } from "@/components/ui/slider";
import type { WidgetHandle } from "@/components/widget/use-widget";
import type { CellName } from "./cells";
import { saveDigits } from "./save-digits";
import { definition, type State } from "./state";

type NumberName = { [K in keyof State]: State[K] extends number ? K : never }[keyof State];

interface Dial {
  field: NumberName;
  label: string;
  unit?: string;
  min: number;
  max: number;
  step?: number;
  scale?: "log";
  /** Digits after the point, or significant ones on a logarithmic scale. */
  digits: number;
  isPercent?: true;
}

const dials: Partial<Record<CellName, readonly Dial[]>> = {
  question: [{ field: "goal", label: "Goal", min: 0.5, max: 0.99, step: 0.01, digits: 2, isPercent: true }],
  data: [
    { field: "size", label: "Digits", min: 200, max: 3000, step: 100, digits: 0 },
    {
      field: "shift",
      label: "Shift from the middle",
      unit: "of 28 pixels",
      min: 0,
      max: 4,
      step: 1,
      digits: 0,
    },
  ],
  split: [
    {
      field: "held",
      label: "Held back, for each of validation and test",
      min: 0.05,
      max: 0.4,
      step: 0.05,
      digits: 2,
      isPercent: true,
    },
  ],
  model: [{ field: "filters", label: "Filters", min: 2, max: 16, step: 1, digits: 0 }],
  train: [
    { field: "rate", label: "Learning rate", min: 0.0001, max: 0.3, scale: "log", digits: 2 },
    { field: "epochs", label: "Epochs", min: 1, max: 30, step: 1, digits: 0 },
  ],
  attack: [
    {
      field: "epsilon",
      label: "Epsilon, the furthest a pixel moves",
      min: 0,
      max: 0.5,
      step: 0.01,
      digits: 2,
    },
  ],
};

export interface SettingsProps extends Pick<WidgetHandle<State>, "state" | "set"> {
  cell: CellName;
}

/** The settings of one cell. */
export const Settings = memo(function Settings({ cell, state, set }: SettingsProps) {
  const opening = definition.schema.parse({});
  return (
    <>
      {dials[cell]?.map(({ field, label, unit, digits, isPercent, ...range }) => {
        const round = (value: number) =>
          Number(range.scale === "log" ? value.toPrecision(digits) : value.toFixed(digits));
        return (
          <Slider
            key={field}
            label={label}
            unit={unit}
            {...range}
            value={state[field]}
            mark={opening[field]}
            {...(isPercent && { format: (value: number) => `${Math.round(100 * value)} %` })}
            onChange={(value) => set({ [field]: round(value) }, { transient: true })}
            onChangeEnd={(value) => set({ [field]: round(value) })}
          />
        );
      })}
      {cell === "data" && (
        <>
          <NumberField
            label="Seed"
            value={state.seed}
            min={0}
            max={9999}
            onChange={(seed) => set({ seed })}
          />
          <Button onPress={() => void saveDigits(state)}>Save the digits</Button>
        </>
      )}
      {cell === "preprocess" && (
        <Segmented
          label="Do"
          value={state.preprocessing}
          options={[
            { value: "none", label: "Nothing" },
            { value: "center", label: "Subtract the mean" },
            { value: "normalize", label: "And divide by the deviation" },
          ]}
          onChange={(preprocessing) => set({ preprocessing })}
        />
      )}
    </>
  );
});
