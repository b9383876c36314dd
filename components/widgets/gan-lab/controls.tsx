"use client";

import { NumberField } from "@/components/ui/number-field";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import { Slider } from "@/components/ui/slider";
import type { WidgetHandle } from "@/components/widget/use-widget";
import { findPreset, presets, type PresetName } from "./presets";
import { definition, type State, targets } from "./state";
import { targetNames } from "./words";

type Props = Pick<WidgetHandle<State>, "state" | "set">;

const opening = definition.schema.parse({});
const roundRate = (rate: number) => Number(rate.toPrecision(2));

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
      <Player name="discriminator" state={state} set={set} />
      <Player name="generator" state={state} set={set} />
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

/** How often one of the two learns in a round, and how fast. */
function Player({ name, state, set }: Props & { name: "discriminator" | "generator" }) {
  const [steps, rate] = [`${name}Steps`, `${name}Rate`] as const;
  const title = name === "discriminator" ? "D" : "G";
  return (
    <>
      <Slider
        label={`${title}’s updates in a round`}
        value={state[steps]}
        min={0}
        max={20}
        step={1}
        mark={opening[steps]}
        onChange={(value) => set({ [steps]: value }, { transient: true })}
        onChangeEnd={(value) => set({ [steps]: value })}
      />
      <Slider
        label={`${title}’s learning rate`}
        value={state[rate]}
        min={0.0001}
        max={0.1}
        scale="log"
        mark={opening[rate]}
        format={(value) => String(roundRate(value))}
        onChange={(value) => set({ [rate]: roundRate(value) }, { transient: true })}
        onChangeEnd={(value) => set({ [rate]: roundRate(value) })}
      />
    </>
  );
}
