"use client";

import { Slider } from "@/components/ui/slider";

/** How often each of the two networks learns in a round, and how fast. */
export interface Tuning {
  discriminatorSteps: number;
  generatorSteps: number;
  discriminatorRate: number;
  generatorRate: number;
}

export interface PlayerFieldsProps {
  player: "discriminator" | "generator";
  tuning: Tuning;
  /** Marked on the sliders. */
  opening: Tuning;
  set: (patch: Partial<Tuning>, options?: { transient?: boolean }) => void;
}

const roundRate = (rate: number) => Number(rate.toPrecision(2));

/** How often one of the two learns in a round, and how fast. */
export function PlayerFields({ player, tuning, opening, set }: PlayerFieldsProps) {
  const [steps, rate] = [`${player}Steps`, `${player}Rate`] as const;
  const title = player === "discriminator" ? "D" : "G";
  return (
    <>
      <Slider
        label={`${title}’s updates in a round`}
        value={tuning[steps]}
        min={0}
        max={20}
        step={1}
        mark={opening[steps]}
        onChange={(value) => set({ [steps]: value }, { transient: true })}
        onChangeEnd={(value) => set({ [steps]: value })}
      />
      <Slider
        label={`${title}’s learning rate`}
        value={tuning[rate]}
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
