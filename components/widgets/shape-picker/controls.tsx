"use client";

import { NumberField } from "@/components/ui/number-field";
import { Segmented } from "@/components/ui/segmented";
import { Slider } from "@/components/ui/slider";
import { Switch } from "@/components/ui/switch";
import type { WidgetHandle } from "@/components/widget/use-widget";
import { isTrained, readsSequence } from "./experiments";
import { definition, type State } from "./state";
import { nameCell } from "./words";

const opening = definition.schema.parse({});
const roundRate = (rate: number) => Number(rate.toPrecision(2));
const cells = ["rnn", "lstm", "gru"] as const;

/** The layers, the sequence, and how they are trained; what the shape has no use for is left out. */
export function Controls({ state, set }: Pick<WidgetHandle<State>, "state" | "set">) {
  const hasSteps = isTrained(state.shape);
  return (
    <>
      {hasSteps && (
        <Segmented
          label="Cell"
          value={state.cell}
          options={cells.map((cell) => ({ value: cell, label: nameCell(cell) }))}
          onChange={(cell) => set({ cell })}
        />
      )}
      {readsSequence(state.shape) && (
        <Switch
          label="Reads from both ends"
          isSelected={state.isBidirectional}
          onChange={(isBidirectional) => set({ isBidirectional })}
        />
      )}
      <NumberField
        label={state.shape === "encoder-decoder" ? "Layers in each half" : "Layers"}
        value={state.depth}
        min={1}
        max={3}
        onChange={(depth) => set({ depth: Math.round(depth) })}
      />
      <NumberField
        label="Units"
        value={state.units}
        min={2}
        max={64}
        onChange={(units) => set({ units: Math.round(units) })}
      />
      {hasSteps && (
        <>
          <NumberField
            label="Length of the sequence"
            unit="steps"
            value={state.length}
            min={3}
            max={16}
            onChange={(length) => set({ length: Math.round(length) })}
          />
          <Slider
            label="Learning rate"
            value={state.learningRate}
            min={0.0001}
            max={0.1}
            scale="log"
            mark={opening.learningRate}
            format={(rate) => String(roundRate(rate))}
            onChange={(rate) => set({ learningRate: roundRate(rate) }, { transient: true })}
            onChangeEnd={(rate) => set({ learningRate: roundRate(rate) })}
          />
          <NumberField
            label="Length of a run"
            unit="steps"
            value={state.steps}
            min={20}
            max={3000}
            step={20}
            onChange={(steps) => set({ steps: Math.round(steps) })}
          />
          <NumberField
            label="Seed"
            value={state.seed}
            min={0}
            max={9999}
            onChange={(seed) => set({ seed })}
          />
        </>
      )}
    </>
  );
}
