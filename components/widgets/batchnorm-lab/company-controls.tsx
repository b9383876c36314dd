"use client";

import type { WidgetHandle } from "@/components/widget/use-widget";
import { BatchSizeSlider } from "./batch-size-slider";
import { COMPANY_STEPS, type State } from "./state";
import { StateSlider, roundToHundredth, roundToTenth } from "./state-slider";

/** The example, its company, and how the running statistics follow. */
export function CompanyControls({ state, set }: Pick<WidgetHandle<State>, "state" | "set">) {
  const common = { state, set };
  return (
    <>
      <StateSlider
        {...common}
        field="example"
        label="The example's own value"
        min={-10}
        max={10}
        step={0.1}
        round={roundToTenth}
      />
      <StateSlider
        {...common}
        field="step"
        label="Training step"
        min={0}
        max={COMPANY_STEPS}
        step={1}
        round={Math.round}
      />
      <BatchSizeSlider {...common} />
      <StateSlider
        {...common}
        field="momentum"
        label="Momentum: old share kept"
        min={0}
        max={0.99}
        step={0.01}
        round={roundToHundredth}
      />
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
    </>
  );
}
