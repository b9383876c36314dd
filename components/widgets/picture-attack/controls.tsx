"use client";

import { Button } from "@/components/ui/button";
import { Segmented } from "@/components/ui/segmented";
import { Slider } from "@/components/ui/slider";
import type { WidgetHandle } from "@/components/widget/use-widget";
import { findLargestEpsilon, type State, type Way } from "./state";
import type { Tool } from "./use-painting";

/** How the picture is changed, and how far. */
export function Controls({
  state,
  set,
  tool,
  onTool,
}: Pick<WidgetHandle<State>, "state" | "set"> & { tool: Tool; onTool: (tool: Tool) => void }) {
  const roundEpsilon = (value: number) => Number(value.toFixed(3));
  return (
    <>
      <Segmented<Way>
        label="Change it by"
        value={state.way}
        options={[
          { value: "one", label: "One step" },
          { value: "many", label: "Several steps" },
          { value: "hand", label: "Hand" },
        ]}
        onChange={(way) => set({ way })}
      />
      <Slider
        label={
          state.way === "hand"
            ? "Epsilon, how far a touch moves a pixel"
            : "Epsilon, the furthest that a value moves"
        }
        value={state.epsilon}
        min={0}
        max={findLargestEpsilon(state)}
        step={0.001}
        format={(value) => value.toFixed(3)}
        onChange={(value) => set({ epsilon: roundEpsilon(value) }, { transient: true })}
        onChangeEnd={(value) => set({ epsilon: roundEpsilon(value) })}
      />
      {state.way === "many" && (
        <Slider
          label="Steps"
          value={state.steps}
          min={2}
          max={40}
          step={1}
          mark={10}
          onChange={(value) => set({ steps: Math.round(value) }, { transient: true })}
          onChangeEnd={(value) => set({ steps: Math.round(value) })}
        />
      )}
      {state.way === "hand" && (
        <>
          <Segmented
            label="A touch makes a pixel"
            value={String(tool)}
            options={[
              { value: "1", label: "Lighter" },
              { value: "-1", label: "Darker" },
              { value: "0", label: "As it was" },
            ]}
            onChange={(value) => onTool(Number(value) as Tool)}
          />
          <Button isDisabled={state.touches.length === 0} onPress={() => set({ touches: [] })}>
            Clear
          </Button>
        </>
      )}
    </>
  );
}
