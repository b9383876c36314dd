"use client";

import { Segmented } from "@/components/ui/segmented";
import { Slider } from "@/components/ui/slider";
import type { WidgetHandle } from "@/components/widget/use-widget";
import { definition, type State } from "./state";
import { printValue } from "./words";

/** How the network is trained. */
export function TrainingControls({ state, set }: Pick<WidgetHandle<State>, "state" | "set">) {
  const opening = definition.schema.parse({});
  const round = (value: number) => Number(value.toPrecision(2));
  return (
    <>
      <Segmented
        label="Optimizer"
        value={state.optimizer}
        options={[
          { value: "sgd", label: "SGD" },
          { value: "adam", label: "Adam" },
        ]}
        onChange={(optimizer) => set({ optimizer })}
      />
      <Slider
        label="Learning rate"
        value={state.learningRate}
        min={0.0001}
        max={1}
        scale="log"
        mark={opening.learningRate}
        format={printValue}
        onChange={(value) => set({ learningRate: round(value) }, { transient: true })}
        onChangeEnd={(value) => set({ learningRate: round(value) })}
      />
      <Slider
        label="Stop after"
        unit="steps"
        value={state.steps}
        min={20}
        max={2000}
        scale="log"
        mark={opening.steps}
        onChange={(value) => set({ steps: Math.round(value / 10) * 10 }, { transient: true })}
        onChangeEnd={(value) => set({ steps: Math.round(value / 10) * 10 })}
      />
    </>
  );
}
