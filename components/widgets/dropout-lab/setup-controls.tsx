"use client";

import { NumberField } from "@/components/ui/number-field";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import { Slider } from "@/components/ui/slider";
import { Switch } from "@/components/ui/switch";
import type { WidgetHandle } from "@/components/widget/use-widget";
import { definition, shapes, type State } from "./state";

const shapeLabels: Record<(typeof shapes)[number], string> = {
  moons: "Two moons",
  circle: "A disc in a ring",
  xor: "Four quarters",
  spiral: "Two spirals",
};

type Dragged = "noise" | "points" | "width" | "learningRate" | "steps";

/** What both copies share: data, network, training. */
export function SetupControls({ state, set }: Pick<WidgetHandle<State>, "state" | "set">) {
  const opening = definition.schema.parse({});
  const drag = (field: Dragged, round: (value: number) => number) => ({
    value: state[field],
    mark: opening[field],
    onChange: (value: number) => set({ [field]: round(value) }, { transient: true }),
    onChangeEnd: (value: number) => set({ [field]: round(value) }),
  });
  return (
    <>
      <Select
        label="Data"
        value={state.shape}
        options={shapes.map((value) => ({ value, label: shapeLabels[value] }))}
        onChange={(shape) => set({ shape })}
      />
      <Slider
        label="Noise on the points"
        {...drag("noise", (value) => Number(value.toFixed(2)))}
        min={0}
        max={0.5}
        step={0.01}
      />
      <Slider
        label="Training points"
        {...drag("points", (value) => Number(value.toPrecision(2)))}
        min={10}
        max={2000}
        scale="log"
      />
      <Slider label="Neurons of each layer" {...drag("width", Math.round)} min={2} max={32} step={1} />
      <Segmented
        label="Activation"
        value={state.activation}
        options={[
          { value: "tanh", label: "tanh" },
          { value: "relu", label: "ReLU" },
        ]}
        onChange={(activation) => set({ activation })}
      />
      <Slider
        label="Learning rate"
        {...drag("learningRate", (value) => Number(value.toPrecision(2)))}
        min={0.001}
        max={0.1}
        scale="log"
      />
      <Slider
        label="Stop after"
        unit="steps"
        {...drag("steps", (value) => Math.round(value / 100) * 100)}
        min={100}
        max={20_000}
        scale="log"
      />
      <NumberField label="Seed" value={state.seed} min={0} max={9999} onChange={(seed) => set({ seed })} />
      <Switch
        label="Show the validation points too"
        isSelected={state.showValidation}
        onChange={(showValidation) => set({ showValidation })}
      />
    </>
  );
}
