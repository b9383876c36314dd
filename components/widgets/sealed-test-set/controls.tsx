"use client";

import { NumberField } from "@/components/ui/number-field";
import { Select } from "@/components/ui/select";
import { Slider } from "@/components/ui/slider";
import type { WidgetHandle } from "@/components/widget/use-widget";
import { pointShapes, type PointShape } from "@/lib/data/points";
import { definition, type State } from "./state";

const shapeLabels: Record<PointShape, string> = {
  blobs: "Two blobs",
  xor: "Four quadrants",
  circle: "Disc and ring",
  spiral: "Spirals",
  moons: "Moons",
  stripes: "Stripes",
};

/** How many models, chosen on how much, and how noisy. */
export function Controls({ state, set }: Pick<WidgetHandle<State>, "state" | "set">) {
  const opening = definition.schema.parse({});
  return (
    <>
      <Slider
        label="Models to choose from"
        value={state.models}
        min={1}
        max={64}
        step={1}
        mark={opening.models}
        onChange={(models) => set({ models }, { transient: true })}
        onChangeEnd={(models) => set({ models })}
      />
      <Slider
        label="Validation set"
        unit="points"
        value={state.validation}
        min={10}
        max={200}
        step={10}
        mark={opening.validation}
        onChange={(validation) => set({ validation }, { transient: true })}
        onChangeEnd={(validation) => set({ validation })}
      />
      <Slider
        label="Noise"
        value={state.noise}
        min={0}
        max={5}
        step={0.1}
        mark={opening.noise}
        onChange={(noise) => set({ noise }, { transient: true })}
        onChangeEnd={(noise) => set({ noise })}
      />
      <Select
        label="Data"
        value={state.shape}
        options={pointShapes.map((value) => ({ value, label: shapeLabels[value] }))}
        onChange={(shape) => set({ shape })}
      />
      {state.mode === "many" && (
        <Slider
          label="Draws"
          value={state.draws}
          min={2}
          max={100}
          step={1}
          mark={opening.draws}
          onChange={(draws) => set({ draws }, { transient: true })}
          onChangeEnd={(draws) => set({ draws })}
        />
      )}
      <NumberField
        label={state.mode === "many" ? "Seed" : "Draw"}
        value={state.seed}
        min={0}
        max={9999}
        onChange={(seed) => set({ seed })}
      />
    </>
  );
}
