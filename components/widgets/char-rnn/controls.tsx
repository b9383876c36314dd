"use client";

import { NumberField } from "@/components/ui/number-field";
import { Segmented } from "@/components/ui/segmented";
import { Slider } from "@/components/ui/slider";
import { TextField } from "@/components/ui/text-field";
import type { WidgetHandle } from "@/components/widget/use-widget";
import { isEnough } from "./experiments";
import { definition, type State } from "./state";
import { cellTitles } from "./words";

const opening = definition.schema.parse({});
const roundRate = (rate: number) => Number(rate.toPrecision(2));

/** A word needs next to nothing, a text a larger network with smaller steps. */
const forWord = {
  cell: opening.cell,
  units: opening.units,
  layers: opening.layers,
  learningRate: opening.learningRate,
  steps: opening.steps,
};
const forText = { cell: "lstm", units: 32, layers: 1, learningRate: 0.01, steps: 300 } as const;

/** What is read, by which network, and how it is trained. */
export function Controls({ state, set }: Pick<WidgetHandle<State>, "state" | "set">) {
  return (
    <>
      <Segmented
        label="Text"
        value={state.source}
        options={[
          { value: "hello", label: "hello" },
          { value: "rain", label: "Hen and train" },
          { value: "own", label: "Your own" },
        ]}
        onChange={(source) => {
          const wasWord = state.source === "hello";
          const isNow = source === "hello";
          set({ source, ...(wasWord === isNow ? {} : { ...(isNow ? forWord : forText), time: 2 }) });
        }}
      />
      {state.source === "own" && (
        <TextField
          label="Text to learn"
          value={state.text}
          multiline
          maxLength={4000}
          description={
            isEnough(state.text)
              ? "It stays on this page."
              : "Two different characters at least; until then ours is read. It stays on this page."
          }
          onChange={(text) => set({ text })}
        />
      )}
      <Segmented
        label="Cell"
        value={state.cell}
        options={(["rnn", "lstm", "gru"] as const).map((value) => ({ value, label: cellTitles[value] }))}
        onChange={(cell) => set({ cell })}
      />
      <NumberField
        label="Hidden units"
        value={state.units}
        min={1}
        max={64}
        onChange={(units) => set({ units: Math.round(units) })}
      />
      <NumberField
        label="Layers"
        value={state.layers}
        min={1}
        max={3}
        onChange={(layers) => set({ layers: Math.round(layers) })}
      />
      <Slider
        label="Learning rate"
        value={state.learningRate}
        min={0.001}
        max={0.5}
        scale="log"
        format={(rate) => String(roundRate(rate))}
        onChange={(rate) => set({ learningRate: roundRate(rate) }, { transient: true })}
        onChangeEnd={(rate) => set({ learningRate: roundRate(rate) })}
      />
      <NumberField
        label="Length of a run"
        unit="steps"
        value={state.steps}
        min={10}
        max={3000}
        step={10}
        onChange={(steps) => set({ steps: Math.round(steps) })}
      />
      <NumberField label="Seed" value={state.seed} min={0} max={9999} onChange={(seed) => set({ seed })} />
    </>
  );
}
