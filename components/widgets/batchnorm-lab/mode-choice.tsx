"use client";

import { Segmented } from "@/components/ui/segmented";
import type { WidgetHandle } from "@/components/widget/use-widget";
import type { State } from "./state";

/** Which of the three the widget looks at. */
export function ModeChoice({ state, set }: Pick<WidgetHandle<State>, "state" | "set">) {
  return (
    <Segmented
      label="Look at"
      value={state.mode}
      options={[
        { value: "neuron", label: "One neuron, one batch" },
        { value: "company", label: "Who else is in the batch" },
        { value: "network", label: "A deep network" },
      ]}
      onChange={(mode) => set({ mode })}
    />
  );
}
