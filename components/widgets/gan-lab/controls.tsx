"use client";

import { PlayerFields } from "@/components/training/game/player-fields";
import { NumberField } from "@/components/ui/number-field";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import type { WidgetHandle } from "@/components/widget/use-widget";
import { findPreset, presets, type PresetName } from "./presets";
import { definition, type State, targets } from "./state";
import { targetNames } from "./words";

type Props = Pick<WidgetHandle<State>, "state" | "set">;

const opening = definition.schema.parse({});

/** The data, the balance of the two networks, and their size. */
export function Controls({ state, set }: Props) {
  return (
    <>
      <Select
        label="Data"
        value={state.target}
        options={targets.map((value) => ({ value, label: targetNames[value] }))}
        onChange={(target) => set({ target })}
      />
      <Presets state={state} set={set} />
      <Segmented
        label="Who learns"
        value={state.learns}
        options={[
          { value: "both", label: "Both" },
          { value: "discriminator", label: "D only" },
          { value: "generator", label: "G only" },
        ]}
        onChange={(learns) => set({ learns })}
      />
      <Segmented
        label="Generator’s loss"
        value={state.loss}
        options={[
          { value: "nonSaturating", label: "−log D" },
          { value: "saturating", label: "log(1 − D)" },
        ]}
        onChange={(loss) => set({ loss })}
      />
      <PlayerFields player="discriminator" tuning={state} opening={opening} set={set} />
      <PlayerFields player="generator" tuning={state} opening={opening} set={set} />
      <NumberField
        label="Numbers of noise"
        value={state.latent}
        min={1}
        max={16}
        onChange={(latent) => set({ latent: Math.round(latent) })}
      />
      <NumberField
        label="Units in a layer"
        value={state.units}
        min={4}
        max={64}
        step={4}
        onChange={(units) => set({ units: Math.round(units) })}
      />
      <NumberField label="Seed" value={state.seed} min={0} max={9999} onChange={(seed) => set({ seed })} />
    </>
  );
}

function Presets({ state, set }: Props) {
  const preset = findPreset(state);
  const names = Object.keys(presets) as PresetName[];
  return (
    <Select
      label="Balance"
      value={preset ?? "own"}
      options={[
        ...names.map((value) => ({ value, label: presets[value].label })),
        ...(preset === null ? [{ value: "own" as const, label: "Your own" }] : []),
      ]}
      onChange={(name) => {
        if (name !== "own") set(presets[name].tuning);
      }}
    />
  );
}
