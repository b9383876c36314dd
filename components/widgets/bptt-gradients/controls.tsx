"use client";

import { NumberField } from "@/components/ui/number-field";
import { Segmented } from "@/components/ui/segmented";
import { Slider } from "@/components/ui/slider";
import { Switch } from "@/components/ui/switch";
import type { WidgetHandle } from "@/components/widget/use-widget";
import { definition, type State } from "./state";

const opening = definition.schema.parse({});
const roundRate = (rate: number) => Number(rate.toPrecision(2));
const round = (value: number) => Math.round(10 * value) / 10;

/** The cells, the wait, and how they are trained. */
export function Controls({ state, set }: Pick<WidgetHandle<State>, "state" | "set">) {
  return (
    <>
      <Slider
        label="Spectral radius of the plain cell"
        value={state.radius}
        min={0.1}
        max={3}
        step={0.05}
        mark={opening.radius}
        onChange={(radius) => set({ radius }, { transient: true })}
        onChangeEnd={(radius) => set({ radius })}
      />
      <Slider
        label="Bias of forget and update gates"
        value={state.keepBias}
        min={-2}
        max={6}
        step={0.1}
        mark={opening.keepBias}
        onChange={(bias) => set({ keepBias: round(bias) }, { transient: true })}
        onChangeEnd={(bias) => set({ keepBias: round(bias) })}
      />
      <NumberField
        label="Lag"
        unit="steps"
        value={state.lag}
        min={2}
        max={100}
        onChange={(lag) => set({ lag: Math.round(lag) })}
      />
      <NumberField
        label="Units"
        value={state.units}
        min={2}
        max={32}
        onChange={(units) => set({ units: Math.round(units) })}
      />
      <Segmented
        label="Optimizer"
        value={state.optimizer}
        options={[
          { value: "adam", label: "Adam" },
          { value: "sgd", label: "SGD" },
        ]}
        onChange={(optimizer) => set({ optimizer })}
      />
      <Slider
        label="Learning rate"
        value={state.learningRate}
        min={0.0001}
        max={10}
        scale="log"
        mark={opening.learningRate}
        format={(rate) => String(roundRate(rate))}
        onChange={(rate) => set({ learningRate: roundRate(rate) }, { transient: true })}
        onChangeEnd={(rate) => set({ learningRate: roundRate(rate) })}
      />
      <Switch
        label="Clip gradients longer than 1"
        isSelected={state.isClipped}
        onChange={(isClipped) => set({ isClipped })}
      />
      <NumberField
        label="Length of a run"
        unit="steps"
        value={state.steps}
        min={20}
        max={2000}
        step={20}
        onChange={(steps) => set({ steps: Math.round(steps) })}
      />
      <NumberField label="Seed" value={state.seed} min={0} max={9999} onChange={(seed) => set({ seed })} />
    </>
  );
}
