"use client";

import { NumberField } from "@/components/ui/number-field";
import { Segmented } from "@/components/ui/segmented";
import { Slider } from "@/components/ui/slider";
import type { WidgetHandle } from "@/components/widget/use-widget";
import { definition, LEVELS, type State } from "./state";
import { printAmount } from "./words";

/** In what the signs differ from those of training and how far, and which network reads them. */
export function Controls({ state, set }: Pick<WidgetHandle<State>, "state" | "set">) {
  return (
    <>
      <Segmented
        label="What is changed"
        value={state.kind}
        options={[
          { value: "blur", label: "Blur" },
          { value: "tilt", label: "Tilt" },
          { value: "hue", label: "Colour" },
          { value: "leaves", label: "Leaves behind" },
          { value: "bricks", label: "Bricks behind" },
        ]}
        onChange={(kind) => set({ kind })}
      />
      <Slider
        label="How far"
        value={state.level}
        min={0}
        max={LEVELS}
        step={1}
        mark={definition.schema.parse({}).level}
        format={(level) => printAmount(state.kind, level)}
        onChange={(level) => set({ level: Math.round(level) }, { transient: true })}
        onChangeEnd={(level) => set({ level: Math.round(level) })}
      />
      <Segmented
        label="Network trained"
        value={state.network}
        options={[
          { value: "usual", label: "As usual" },
          { value: "varied", label: "On varied signs" },
        ]}
        onChange={(network) => set({ network })}
      />
      <NumberField label="Seed" value={state.seed} min={0} max={9999} onChange={(seed) => set({ seed })} />
    </>
  );
}
