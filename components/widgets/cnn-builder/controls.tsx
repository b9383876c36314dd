"use client";

import { memo } from "react";
import { Button } from "@/components/ui/button";
import { NumberField } from "@/components/ui/number-field";
import { Select, type SelectOption } from "@/components/ui/select";
import { Slider } from "@/components/ui/slider";
import { takeOver } from "./edit";
import type { Build } from "./model";
import { choosePreset, presets } from "./networks";
import { OwnControls } from "./own-controls";
import { PatternControls } from "./pattern-controls";
import { definition, presetNames, type Source, type State } from "./state";

export interface ControlsProps {
  state: State;
  build: Build;
  isTrainable: boolean;
  set: (patch: Partial<State>, options?: { transient?: boolean }) => void;
}

const sources: readonly SelectOption<Source>[] = [
  { value: "pattern", label: "The pattern, with your numbers" },
  { value: "own", label: "Layer by layer" },
  ...presetNames.map((value) => ({ value, label: presets[value].label, group: presets[value].group })),
];

/** What the network is given and what it is to give. */
function TaskFields({ state, set }: Pick<ControlsProps, "state" | "set">) {
  return (
    <>
      <NumberField
        label="Side of the image"
        value={state.side}
        min={1}
        max={512}
        unit="px"
        onChange={(side) => set({ side })}
      />
      <NumberField
        label="Channels"
        value={state.channels}
        min={1}
        max={64}
        onChange={(channels) => set({ channels })}
      />
      <NumberField
        label="Outputs"
        value={state.outputs}
        min={1}
        max={2000}
        onChange={(outputs) => set({ outputs })}
      />
    </>
  );
}

// Training renders the frame many times a second; the controls have nothing new to show then.
export const Controls = memo(function Controls({ state, build, isTrainable, set }: ControlsProps) {
  const choose = (source: Source) => {
    if (source === "pattern") set({ source, chosen: 0 });
    else if (source === "own") set(state.layers.length > 0 ? { source, chosen: 0 } : takeOver(build));
    else set(choosePreset(source));
  };
  return (
    <>
      <Select
        label="Network"
        value={state.source}
        options={state.goal === null ? sources : sources.slice(0, 2)}
        onChange={choose}
      />
      {state.goal === null && <TaskFields state={state} set={set} />}
      {state.source === "pattern" && <PatternControls state={state} set={set} />}
      {state.source === "own" ? (
        <OwnControls state={state} build={build} set={set} />
      ) : (
        <Button onPress={() => set(takeOver(build))}>Change it by hand</Button>
      )}
      {isTrainable && (
        <>
          <Slider
            label="Learning rate"
            value={state.learningRate}
            min={0.0001}
            max={0.1}
            scale="log"
            mark={definition.schema.parse({}).learningRate}
            format={(value) => String(Number(value.toPrecision(2)))}
            onChange={(value) => set({ learningRate: Number(value.toPrecision(2)) }, { transient: true })}
            onChangeEnd={(value) => set({ learningRate: Number(value.toPrecision(2)) })}
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
});
