"use client";

import { memo } from "react";
import { Button } from "@/components/ui/button";
import { NumberField } from "@/components/ui/number-field";
import { Segmented } from "@/components/ui/segmented";
import { Select, type SelectOption } from "@/components/ui/select";
import { addLayer, editLayer, removeLayer } from "./edit";
import { applyPreset, findPreset, presetLabels, presetNames, type PresetName } from "./presets";
import { LARGEST_SIDE, MOST_LAYERS, type State, type WindowLayer } from "./state";

export interface ControlsProps {
  state: State;
  set: (patch: Partial<State>) => void;
}

type Choice = PresetName | "own";

const stacks: readonly SelectOption<Choice>[] = presetNames.map((value) => ({
  value,
  label: presetLabels[value],
}));
const own: SelectOption<Choice> = { value: "own", label: "One of your own" };

// The averaging renders the frame many times a second; the controls have nothing new to show then.
export const Controls = memo(function Controls({ state, set }: ControlsProps) {
  const preset = findPreset(state);
  const index = Math.min(state.layer, state.layers.length - 1);
  const layer = state.layers[index]!;
  const edit = (patch: Partial<WindowLayer>) => set(editLayer(state, index, patch));
  return (
    <>
      <Select
        label="Stack"
        value={preset ?? "own"}
        onChange={(value) => value !== "own" && set(applyPreset(value))}
        options={preset === null ? [...stacks, own] : stacks}
      />
      <NumberField
        label="Layer"
        value={index + 1}
        min={1}
        max={state.layers.length}
        onChange={(value) => set({ layer: value - 1 })}
      />
      <Segmented
        label="It is"
        value={layer.kind}
        onChange={(kind) => edit({ kind })}
        options={[
          { value: "conv", label: "Convolution" },
          { value: "max", label: "Max pool" },
          { value: "average", label: "Average pool" },
        ]}
      />
      <NumberField label="Window" value={layer.size} min={1} max={11} onChange={(size) => edit({ size })} />
      <NumberField
        label="Stride"
        value={layer.stride}
        min={1}
        max={4}
        onChange={(stride) => edit({ stride })}
      />
      {layer.kind === "conv" && (
        <NumberField
          label="Dilation"
          value={layer.dilation}
          min={1}
          max={8}
          onChange={(dilation) => edit({ dilation })}
        />
      )}
      <Segmented
        label="Padding"
        value={layer.padding}
        onChange={(padding) => edit({ padding })}
        options={[
          { value: "valid", label: "Valid" },
          { value: "same", label: "Same" },
        ]}
      />
      <Button isDisabled={state.layers.length >= MOST_LAYERS} onPress={() => set(addLayer(state, index))}>
        Add one like it
      </Button>
      <Button isDisabled={state.layers.length < 2} onPress={() => set(removeLayer(state, index))}>
        Remove it
      </Button>
      <NumberField
        label="Side of the picture"
        value={state.side}
        min={8}
        max={LARGEST_SIDE}
        unit="px"
        onChange={(side) => set({ side })}
      />
      <Segmented
        label="After each convolution"
        value={state.activation}
        onChange={(activation) => set({ activation })}
        options={[
          { value: "relu", label: "ReLU" },
          { value: "linear", label: "Nothing" },
        ]}
      />
      <NumberField label="Draws" value={state.draws} min={1} max={400} onChange={(draws) => set({ draws })} />
      <NumberField label="Seed" value={state.seed} min={0} max={9999} onChange={(seed) => set({ seed })} />
    </>
  );
});
