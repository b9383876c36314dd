"use client";

import { Button } from "@/components/ui/button";
import { NumberField } from "@/components/ui/number-field";
import { Segmented } from "@/components/ui/segmented";
import { Slider } from "@/components/ui/slider";
import type { WidgetHandle } from "@/components/widget/use-widget";
import { definition, type Direction, FURTHEST, HELD_OUT, type State } from "./state";

const ways: readonly { value: Direction; label: string }[] = [
  { value: "each", label: "All four" },
  { value: "right", label: "Right" },
  { value: "down", label: "Down" },
  { value: "left", label: "Left" },
  { value: "up", label: "Up" },
];

type Slid = "shift" | "trainingShift" | "examples" | "steps";

/** What is tested, then what is trained. */
export function Controls({ state, set }: Pick<WidgetHandle<State>, "state" | "set">) {
  const opening = definition.schema.parse({});
  const slide = (field: Slid) => ({
    value: state[field],
    mark: opening[field],
    onChange: (value: number) => set({ [field]: Math.round(value) }, { transient: true }),
    onChangeEnd: (value: number) => set({ [field]: Math.round(value) }),
  });
  return (
    <>
      <Slider
        label="Move the held-out digits by"
        unit="pixels"
        min={0}
        max={FURTHEST}
        step={1}
        {...slide("shift")}
      />
      <Segmented
        label="Which way"
        value={state.direction}
        options={ways}
        onChange={(direction) => set({ direction })}
      />
      <Button onPress={() => set({ example: (state.example + 1) % HELD_OUT })}>Another digit</Button>
      <Slider
        label="Training digits stand off the middle by up to"
        unit="pixels"
        min={0}
        max={4}
        step={1}
        {...slide("trainingShift")}
      />
      <Slider label="Training digits" min={200} max={3000} step={100} {...slide("examples")} />
      <Slider label="Steps" min={100} max={1000} step={50} {...slide("steps")} />
      <NumberField label="Seed" value={state.seed} min={0} max={9999} onChange={(seed) => set({ seed })} />
    </>
  );
}
