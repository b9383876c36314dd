"use client";

import { Button } from "@/components/ui/button";
import { NumberField } from "@/components/ui/number-field";
import { Segmented } from "@/components/ui/segmented";
import { Slider } from "@/components/ui/slider";
import type { WidgetHandle } from "@/components/widget/use-widget";
import { definition, MOST_POINTS, type State } from "./state";
import { printFigure } from "./words";

type Setter = Pick<WidgetHandle<State>, "state" | "set">;

const round = (value: number) => Number(value.toPrecision(2));

/** The cloud's size, the model and how it is trained. */
export function Controls({ state, set }: Setter) {
  const opening = definition.schema.parse({});
  const { model, rates } = state;
  return (
    <>
      <Segmented
        label="Model"
        value={model}
        options={[
          { value: "linear", label: "One linear neuron" },
          { value: "network", label: "Eight tanh neurons" },
        ]}
        onChange={(next) => set({ model: next })}
      />
      {model === "linear" && (
        <Segmented
          label="Learning rate"
          value={rates}
          options={[
            { value: "same", label: "One for all" },
            { value: "own", label: "Each its best" },
          ]}
          onChange={(next) => set({ rates: next })}
        />
      )}
      {(model === "network" || rates === "same") && (
        <Slider
          label="Learning rate of all four"
          value={state.learningRate}
          min={0.001}
          max={1}
          scale="log"
          mark={opening.learningRate}
          format={(value) => printFigure(value)}
          onChange={(value) => set({ learningRate: round(value) }, { transient: true })}
          onChangeEnd={(value) => set({ learningRate: round(value) })}
        />
      )}
      <Slider
        label="Stop after"
        unit="steps"
        value={state.steps}
        min={20}
        max={2000}
        scale="log"
        mark={opening.steps}
        format={(value) => String(Math.round(value / 10) * 10)}
        onChange={(value) => set({ steps: Math.round(value / 10) * 10 }, { transient: true })}
        onChangeEnd={(value) => set({ steps: Math.round(value / 10) * 10 })}
      />
      <NumberField
        label="Points"
        value={state.points}
        min={8}
        max={MOST_POINTS}
        onChange={(points) => set({ points })}
      />
      <NumberField label="Seed" value={state.seed} min={0} max={9999} onChange={(seed) => set({ seed })} />
      <Button isDisabled={state.moved.length === 0} onPress={() => set({ moved: [] })}>
        Put moved points back
      </Button>
    </>
  );
}
