"use client";

import { Select } from "@/components/ui/select";
import { Slider } from "@/components/ui/slider";
import type { WidgetHandle } from "@/components/widget/use-widget";
import { definition, initializationLabels, initializations, type State } from "./state";
import { printValue } from "./words";

const DIALS = {
  normal: { field: "std", label: "Standard deviation of one weight", min: 0.001, max: 3, scale: "log" },
  uniform: { field: "limit", label: "Uniform on ± this limit", min: 0.001, max: 3, scale: "log" },
  constant: { field: "constant", label: "Every weight", min: -1, max: 1, scale: "linear" },
  gain: { field: "gain", label: "Gain: multiplies every weight", min: 0.1, max: 4, scale: "log" },
} as const;

function pickDial(kind: State["initialization"]) {
  if (kind === "zeros") return null;
  return kind === "normal" || kind === "uniform" || kind === "constant" ? DIALS[kind] : DIALS.gain;
}

function round(value: number): number {
  return Number(value.toPrecision(3));
}

/** The one dial of the picture: which law the first weights follow, and its one number. */
export function InitializationControls({ state, set }: Pick<WidgetHandle<State>, "state" | "set">) {
  const dial = pickDial(state.initialization);
  const opening = definition.schema.parse({});
  return (
    <>
      <Select
        label="First weights"
        value={state.initialization}
        options={initializations.map((value) => ({ value, label: initializationLabels[value] }))}
        onChange={(initialization) => set({ initialization })}
      />
      {dial !== null && (
        <Slider
          key={dial.field}
          label={dial.label}
          value={state[dial.field]}
          min={dial.min}
          max={dial.max}
          scale={dial.scale}
          step={dial.scale === "linear" ? 0.005 : undefined}
          mark={opening[dial.field]}
          format={printValue}
          onChange={(value) => set({ [dial.field]: round(value) }, { transient: true })}
          onChangeEnd={(value) => set({ [dial.field]: round(value) })}
        />
      )}
    </>
  );
}
