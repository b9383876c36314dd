"use client";

import { Button } from "@/components/ui/button";
import { NumberField } from "@/components/ui/number-field";
import { Segmented } from "@/components/ui/segmented";
import { PaddingFields } from "@/components/widget/padding-fields";
import { setSide } from "./edit";
import { shiftImage } from "./model";
import { LARGEST_SIDE, LARGEST_WINDOW, type State } from "./state";

export interface ControlsProps {
  state: State;
  set: (patch: Partial<State>) => void;
}

export function Controls({ state, set }: ControlsProps) {
  const mostRings = Math.min(2, Math.floor(state.size / 2));
  return (
    <>
      <Segmented
        label="Keep"
        value={state.kind}
        onChange={(kind) => set({ kind })}
        options={[
          { value: "max", label: "Maximum" },
          { value: "average", label: "Average" },
        ]}
      />
      <NumberField
        label="Window"
        value={state.size}
        min={1}
        max={LARGEST_WINDOW}
        onChange={(size) => set({ size })}
      />
      <NumberField
        label="Stride"
        value={state.stride}
        min={1}
        max={4}
        onChange={(stride) => set({ stride })}
      />
      <PaddingFields value={state} set={set} mostRings={mostRings} ringsLabel="Rings" />
      <NumberField
        label="Side of the map"
        value={state.image.length}
        min={1}
        max={LARGEST_SIDE}
        onChange={(side) => set(setSide(state, side))}
      />
      <Button onPress={() => set({ image: shiftImage(state.image, "right") })}>Shift right</Button>
      <Button onPress={() => set({ image: shiftImage(state.image, "down") })}>Shift down</Button>
    </>
  );
}
