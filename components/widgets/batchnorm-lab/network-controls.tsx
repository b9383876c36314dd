"use client";

import { NumberField } from "@/components/ui/number-field";
import { Segmented } from "@/components/ui/segmented";
import type { WidgetHandle } from "@/components/widget/use-widget";
import { BatchSizeSlider } from "./batch-size-slider";
import type { State } from "./state";
import { StateSlider, roundToHundredth, roundToTwoDigits } from "./state-slider";

/** How the two networks begin and are trained. */
export function NetworkControls({ state, set }: Pick<WidgetHandle<State>, "state" | "set">) {
  const common = { state, set };
  return (
    <>
      <StateSlider
        {...common}
        field="learningRate"
        label="Learning rate"
        min={0.001}
        max={10}
        scale="log"
        round={roundToTwoDigits}
      />
      <StateSlider
        {...common}
        field="gain"
        label="First weights"
        unit="× He’s rule"
        min={0.03}
        max={10}
        scale="log"
        round={roundToTwoDigits}
      />
      <BatchSizeSlider {...common} />
      <StateSlider
        {...common}
        field="depth"
        label="Hidden layers"
        min={1}
        max={12}
        step={1}
        round={Math.round}
      />
      <StateSlider
        {...common}
        field="momentum"
        label="Momentum: old share kept"
        min={0}
        max={0.99}
        step={0.01}
        round={roundToHundredth}
      />
      <Segmented
        label="Points"
        value={state.shape}
        options={[
          { value: "spiral", label: "Spirals" },
          { value: "circle", label: "Rings" },
        ]}
        onChange={(shape) => set({ shape })}
      />
      <NumberField label="Seed" value={state.seed} min={0} max={9999} onChange={(seed) => set({ seed })} />
    </>
  );
}
