"use client";

import { PlayerFields } from "@/components/training/game/player-fields";
import { NumberField } from "@/components/ui/number-field";
import { Segmented } from "@/components/ui/segmented";
import type { WidgetHandle } from "@/components/widget/use-widget";
import { definition, type State } from "./state";
import { nameDigits } from "./words";

const opening = definition.schema.parse({});

/** The data, the balance of the two networks, and how long they play. */
export function Controls({ state, set }: Pick<WidgetHandle<State>, "state" | "set">) {
  return (
    <>
      <Segmented
        label="Digits in the data"
        value={state.digits}
        options={[
          { value: "few", label: nameDigits.few },
          { value: "all", label: nameDigits.all },
        ]}
        onChange={(digits) => set({ digits })}
      />
      <PlayerFields player="discriminator" tuning={state} opening={opening} set={set} />
      <PlayerFields player="generator" tuning={state} opening={opening} set={set} />
      <NumberField
        label="Numbers of noise"
        value={state.latent}
        min={1}
        max={32}
        onChange={(latent) => set({ latent: Math.round(latent) })}
      />
      <NumberField
        label="Length of a run"
        unit="rounds"
        value={state.rounds}
        min={100}
        max={50_000}
        step={100}
        onChange={(rounds) => set({ rounds: Math.round(rounds) })}
      />
      <NumberField label="Seed" value={state.seed} min={0} max={9999} onChange={(seed) => set({ seed })} />
    </>
  );
}
