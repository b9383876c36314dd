"use client";

import { NumberField } from "@/components/ui/number-field";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import { Slider } from "@/components/ui/slider";
import { Switch } from "@/components/ui/switch";
import type { WidgetHandle } from "@/components/widget/use-widget";
import { activationLabels, activations, definition, type State } from "./state";

/** The network around the weights: activation, depth, width, batch normalization; and how its picture is drawn. */
export function NetworkControls({ state, set }: Pick<WidgetHandle<State>, "state" | "set">) {
  const opening = definition.schema.parse({});
  return (
    <>
      <Select
        label="Activation"
        value={state.activation}
        options={activations.map((value) => ({ value, label: activationLabels[value] }))}
        onChange={(activation) => set({ activation })}
      />
      <Slider
        label="Depth"
        unit="layers"
        value={state.depth}
        min={1}
        max={50}
        step={1}
        mark={opening.depth}
        onChange={(depth) => set({ depth }, { transient: true })}
        onChangeEnd={(depth) => set({ depth })}
      />
      <Slider
        label="Width"
        unit="units"
        value={state.width}
        min={8}
        max={512}
        scale="log"
        mark={opening.width}
        onChange={(width) => set({ width: Math.round(width) }, { transient: true })}
        onChangeEnd={(width) => set({ width: Math.round(width) })}
      />
      <Switch
        label="Batch normalization"
        isSelected={state.batchNorm}
        onChange={(batchNorm) => set({ batchNorm })}
      />
      <NumberField label="Seed" value={state.seed} min={0} max={9999} onChange={(seed) => set({ seed })} />
      <Segmented
        label="Vertical axis of the strips"
        value={state.range}
        options={[
          { value: "shared", label: "Shared" },
          { value: "own", label: "Each its own" },
        ]}
        onChange={(range) => set({ range })}
      />
      <Segmented
        label="Curve"
        value={state.statistic}
        options={[
          { value: "meanSquare", label: "Mean square" },
          { value: "variance", label: "Variance" },
          { value: "mean", label: "Mean" },
        ]}
        onChange={(statistic) => set({ statistic })}
      />
    </>
  );
}
