"use client";

import type { WidgetHandle } from "@/components/widget/use-widget";
import { StateSlider } from "./state-slider";
import type { State } from "./state";

/** Examples in a batch, from 1 to 256. */
export function BatchSizeSlider({ state, set }: Pick<WidgetHandle<State>, "state" | "set">) {
  return (
    <StateSlider
      state={state}
      set={set}
      field="batchSize"
      label="Batch size m"
      unit={state.batchSize === 1 ? "example" : "examples"}
      min={1}
      max={256}
      scale="log"
      round={Math.round}
    />
  );
}
