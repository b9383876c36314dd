"use client";

import { NumberField } from "@/components/ui/number-field";
import { Segmented } from "@/components/ui/segmented";
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

/** What all runs share: data, network, optimizer, and the length of a run. */
export function SetupControls({ state, set }: Pick<WidgetHandle<State>, "state" | "set">) {
  const opening = definition.schema.parse({});
  return (
    <>
      <Select
        label="Data"
        value={state.shape}
        options={pointShapes.map((value) => ({ value, label: shapeLabels[value] }))}
        onChange={(shape) => set({ shape })}
      />
      <Slider
        label="Training examples"
        value={state.examples}
        min={10}
        max={500}
        step={10}
        mark={opening.examples}
        onChange={(examples) => set({ examples }, { transient: true })}
        onChangeEnd={(examples) => set({ examples })}
      />
      <Slider
        label="Noise"
        value={state.noise}
        min={0}
        max={0.6}
        step={0.05}
        mark={opening.noise}
        onChange={(noise) => set({ noise }, { transient: true })}
        onChangeEnd={(noise) => set({ noise })}
      />
      <NumberField
        label="Hidden layers"
        value={state.layers}
        min={1}
        max={3}
        onChange={(layers) => set({ layers: Math.round(layers) })}
      />
      <Slider
        label="Units in each"
        value={state.units}
        min={1}
        max={32}
        step={1}
        mark={opening.units}
        onChange={(units) => set({ units }, { transient: true })}
        onChangeEnd={(units) => set({ units })}
      />
      <Segmented
        label="Activation"
        value={state.activation}
        options={[
          { value: "relu", label: "ReLU" },
          { value: "tanh", label: "tanh" },
        ]}
        onChange={(activation) => set({ activation })}
      />
      <Segmented
        label="Optimizer"
        value={state.optimizer}
        options={[
          { value: "sgd", label: "SGD" },
          { value: "momentum", label: "Momentum" },
          { value: "adam", label: "Adam" },
        ]}
        onChange={(optimizer) => set({ optimizer })}
      />
      {state.mode !== "batches" && (
        <>
          <Slider
            label="Batch size"
            value={Math.min(state.batchSize, state.examples)}
            unit="examples"
            min={1}
            max={state.examples}
            scale="log"
            mark={opening.batchSize}
            format={(value) => String(Math.round(value))}
            onChange={(batchSize) => set({ batchSize: Math.round(batchSize) }, { transient: true })}
            onChangeEnd={(batchSize) => set({ batchSize: Math.round(batchSize) })}
          />
          <Slider
            label="Length of a run"
            unit="epochs"
            value={state.epochs}
            min={10}
            max={2000}
            scale="log"
            mark={opening.epochs}
            onChange={(epochs) => set({ epochs: Math.round(epochs / 10) * 10 }, { transient: true })}
            onChangeEnd={(epochs) => set({ epochs: Math.round(epochs / 10) * 10 })}
          />
        </>
      )}
      <NumberField label="Seed" value={state.seed} min={0} max={9999} onChange={(seed) => set({ seed })} />
    </>
  );
}
