"use client";

import { NumberField } from "@/components/ui/number-field";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import { Slider } from "@/components/ui/slider";
import { Switch } from "@/components/ui/switch";
import type { WidgetHandle } from "@/components/widget/use-widget";
import { thinDepths } from "@/lib/experiment/networks/thin-resnet";
import { definition, type State } from "./state";

const depthOptions = thinDepths.map((depth) => ({ value: String(depth), label: `${depth} layers` }));
const readDepth = (value: string) => Number(value) as State["deep"];
const opening = definition.schema.parse({});
const roundRate = (rate: number) => Number(rate.toPrecision(2));

/** What is compared, and how it is trained. */
export function Controls({ state, set }: Pick<WidgetHandle<State>, "state" | "set">) {
  return (
    <>
      <Select
        label="Shallow networks"
        value={String(state.shallow)}
        options={depthOptions}
        onChange={(value) => set({ shallow: readDepth(value) })}
      />
      <Select
        label="Deep networks"
        value={String(state.deep)}
        options={depthOptions}
        onChange={(value) => set({ deep: readDepth(value) })}
      />
      <NumberField
        label="Filters in the first stage"
        value={state.width}
        min={2}
        max={16}
        onChange={(width) => set({ width: Math.round(width) })}
      />
      <Switch
        label="Batch normalization"
        isSelected={state.batchNorm}
        onChange={(batchNorm) => set({ batchNorm })}
      />
      <Slider
        label="Learning rate"
        value={state.learningRate}
        min={0.0001}
        max={1}
        scale="log"
        mark={opening.learningRate}
        format={(rate) => String(roundRate(rate))}
        onChange={(rate) => set({ learningRate: roundRate(rate) }, { transient: true })}
        onChangeEnd={(rate) => set({ learningRate: roundRate(rate) })}
      />
      <Segmented
        label="Images"
        value={state.data}
        options={[
          { value: "digits", label: "Digits" },
          { value: "bars", label: "Bars" },
        ]}
        onChange={(data) => set({ data })}
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
