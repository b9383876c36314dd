"use client";

import { Button } from "@/components/ui/button";
import type { WidgetHandle } from "@/components/widget/use-widget";
import { BatchSizeSlider } from "./batch-size-slider";
import { StateSlider, roundToHundredth, roundToTenth, roundToTwoDigits } from "./state-slider";
import type { State } from "./state";

/** What comes in, how many at once, and what the layer does with it. */
export function NeuronControls({ state, set }: Pick<WidgetHandle<State>, "state" | "set">) {
  const common = { state, set };
  return (
    <>
      <BatchSizeSlider {...common} />
      <Button onPress={() => set({ seed: (state.seed + 1) % 10_000 })}>Draw another batch</Button>
      <StateSlider
        {...common}
        field="mean"
        label="Mean of what comes in"
        min={-6}
        max={6}
        step={0.1}
        round={roundToTenth}
      />
      <StateSlider
        {...common}
        field="std"
        label="Its standard deviation"
        min={0.05}
        max={4}
        step={0.05}
        round={roundToHundredth}
      />
      <StateSlider
        {...common}
        field="gamma"
        label="Scale γ"
        min={-3}
        max={3}
        step={0.1}
        round={roundToTenth}
      />
      <StateSlider
        {...common}
        field="beta"
        label="Shift β"
        min={-6}
        max={6}
        step={0.1}
        round={roundToTenth}
      />
      <StateSlider
        {...common}
        field="epsilon"
        label="ε, added to the variance"
        min={1e-5}
        max={1}
        scale="log"
        round={roundToTwoDigits}
      />
    </>
  );
}
