"use client";

import { NumberField } from "@/components/ui/number-field";
import { Segmented } from "@/components/ui/segmented";
import { setInputs, setOutputs, setSteps, setUnits } from "./edit";
import type { Unrolled } from "./model";
import { LARGEST_SIZE, LONGEST, type State } from "./state";

export interface ControlsProps {
  state: State;
  net: Unrolled;
  set: (patch: Partial<State>) => void;
}

/** How the network is drawn, and its sizes. */
export function Controls({ state, net, set }: ControlsProps) {
  return (
    <>
      <Segmented
        label="Drawn"
        value={state.drawing}
        onChange={(drawing) => set({ drawing })}
        options={[
          { value: "unrolled", label: "Unrolled" },
          { value: "folded", label: "Folded" },
        ]}
      />
      <NumberField
        label="Steps"
        value={net.steps}
        min={1}
        max={LONGEST}
        onChange={(steps) => set(setSteps(state, steps))}
      />
      <NumberField
        label="Inputs"
        value={net.inputs}
        min={1}
        max={LARGEST_SIZE}
        onChange={(inputs) => set(setInputs(state, inputs))}
      />
      <NumberField
        label="Hidden units"
        value={net.units}
        min={1}
        max={LARGEST_SIZE}
        onChange={(units) => set(setUnits(state, units))}
      />
      <NumberField
        label="Outputs"
        value={net.outputs}
        min={1}
        max={LARGEST_SIZE}
        onChange={(outputs) => set(setOutputs(state, outputs))}
      />
    </>
  );
}
