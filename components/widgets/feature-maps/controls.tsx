"use client";

import { Button } from "@/components/ui/button";
import { NumberField } from "@/components/ui/number-field";
import { Segmented } from "@/components/ui/segmented";
import { Slider } from "@/components/ui/slider";
import type { WidgetHandle } from "@/components/widget/use-widget";
import { definition, FURTHEST, type State } from "./state";

/** What is looked at, then what is trained. */
export function Controls({ state, set }: Pick<WidgetHandle<State>, "state" | "set">) {
  const opening = definition.schema.parse({});
  return (
    <>
      <Segmented
        label="Maps of the"
        value={state.layer}
        options={[
          { value: "first", label: "First convolution" },
          { value: "second", label: "Second" },
        ]}
        onChange={(layer) => set({ layer, filter: 0 })}
      />
      <NumberField
        label="Write for me"
        value={state.digit}
        min={0}
        max={9}
        onChange={(digit) => set({ digit, strokes: [] })}
      />
      <Button onPress={() => set({ hand: (state.hand + 1) % 10_000, strokes: [] })}>Another hand</Button>
      <Button isDisabled={state.strokes.length === 0} onPress={() => set({ strokes: [] })}>
        Clear the paper
      </Button>
      <NumberField
        label="Right by"
        unit="px"
        value={state.right}
        min={-FURTHEST}
        max={FURTHEST}
        onChange={(right) => set({ right })}
      />
      <NumberField
        label="Down by"
        unit="px"
        value={state.down}
        min={-FURTHEST}
        max={FURTHEST}
        onChange={(down) => set({ down })}
      />
      <Slider
        label="Filters of the first convolution"
        value={state.width}
        min={4}
        max={16}
        step={4}
        mark={opening.width}
        onChange={(width) => set({ width, filter: 0 }, { transient: true })}
        onChangeEnd={(width) => set({ width, filter: 0 })}
      />
      <Segmented
        label="Their size"
        value={String(state.kernel)}
        options={["3", "5", "7"].map((value) => ({ value, label: `${value}×${value}` }))}
        onChange={(value) => set({ kernel: Number(value) as State["kernel"] })}
      />
      <NumberField label="Seed" value={state.seed} min={0} max={9999} onChange={(seed) => set({ seed })} />
    </>
  );
}
