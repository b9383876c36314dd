"use client";

import { Slider } from "@/components/ui/slider";
import type { WidgetHandle } from "@/components/widget/use-widget";
import { definition, type State } from "./state";
import { printValue } from "./words";

type NumberField = { [K in keyof State]: State[K] extends number ? K : never }[keyof State];

export interface StateSliderProps extends Pick<WidgetHandle<State>, "state" | "set"> {
  field: NumberField;
  label: string;
  min: number;
  max: number;
  step?: number;
  scale?: "linear" | "log";
  unit?: string;
  /** What a place on the track is rounded to. */
  round: (value: number) => number;
}

const opening = definition.schema.parse({});

export const roundToTenth = (value: number) => Math.round(10 * value) / 10;
export const roundToHundredth = (value: number) => Math.round(100 * value) / 100;
export const roundToTwoDigits = (value: number) => Number(value.toPrecision(2));

/** A slider on one number of the state, its default marked; a drag is one step of undo. */
export function StateSlider({ state, set, field, round, ...props }: StateSliderProps) {
  return (
    <Slider
      {...props}
      value={state[field]}
      mark={opening[field]}
      format={printValue}
      onChange={(value) => set({ [field]: round(value) }, { transient: true })}
      onChangeEnd={(value) => set({ [field]: round(value) })}
    />
  );
}
