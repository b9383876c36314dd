"use client";

import { NumberField } from "@/components/ui/number-field";
import { Segmented } from "@/components/ui/segmented";
import type { WidgetHandle } from "@/components/widget/use-widget";
import type { State } from "./state";

/** What the two tasks are, and how much of the first network is taken over. */
export function Controls({ state, set }: Pick<WidgetHandle<State>, "state" | "set">) {
  return (
    <>
      <Segmented
        label="Taken over"
        value={String(state.taken)}
        options={[
          { value: "1", label: "First convolution" },
          { value: "2", label: "Both convolutions" },
        ]}
        onChange={(value) => set({ taken: value === "1" ? 1 : 2 })}
      />
      <NumberField
        label="Examples of 0 to 4"
        value={state.firstExamples}
        min={50}
        max={4000}
        step={50}
        onChange={(value) => set({ firstExamples: Math.round(value) })}
      />
      <NumberField
        label="Shift of the digits"
        unit="pixels"
        value={state.shift}
        min={0}
        max={6}
        onChange={(shift) => set({ shift: Math.round(shift) })}
      />
      <NumberField
        label="Repetitions"
        value={state.seeds}
        min={1}
        max={8}
        onChange={(seeds) => set({ seeds: Math.round(seeds) })}
      />
      <NumberField label="Seed" value={state.seed} min={0} max={9999} onChange={(seed) => set({ seed })} />
    </>
  );
}
