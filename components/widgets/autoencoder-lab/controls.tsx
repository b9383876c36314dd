"use client";

import { NumberField } from "@/components/ui/number-field";
import { Segmented } from "@/components/ui/segmented";
import { Slider } from "@/components/ui/slider";
import type { WidgetHandle } from "@/components/widget/use-widget";
import { definition, latentSizes, type State } from "./state";

const opening = definition.schema.parse({});
const round = (value: number) => Math.round(20 * value) / 20;

/** The bottleneck, the layers around it, the noise, and how long it trains. */
export function Controls({ state, set }: Pick<WidgetHandle<State>, "state" | "set">) {
  return (
    <>
      {state.view === "one" && (
        <Segmented
          label="Numbers in the code"
          value={String(state.latent)}
          options={latentSizes.map((size) => ({ value: String(size), label: String(size) }))}
          onChange={(value) => set({ latent: Number(value) as State["latent"] })}
        />
      )}
      <Segmented
        label="Network"
        value={state.network}
        options={[
          { value: "deep", label: "Hidden layers" },
          { value: "linear", label: "Linear" },
        ]}
        onChange={(network) => set({ network })}
      />
      <Slider
        label="Noise on the pixels it sees"
        value={state.corruption}
        min={0}
        max={1}
        step={0.05}
        mark={opening.corruption}
        onChange={(value) => set({ corruption: round(value) }, { transient: true })}
        onChangeEnd={(value) => set({ corruption: round(value) })}
      />
      <NumberField
        label="Length of a run"
        unit="epochs"
        value={state.epochs}
        min={2}
        max={200}
        onChange={(epochs) => set({ epochs: Math.round(epochs) })}
      />
      <NumberField label="Seed" value={state.seed} min={0} max={9999} onChange={(seed) => set({ seed })} />
    </>
  );
}
