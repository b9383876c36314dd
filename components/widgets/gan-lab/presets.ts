import type { Tuning } from "@/components/training/game/player-fields";
import type { State } from "./state";

type Preset = Tuning & Pick<State, "loss">;

const balanced: Preset = {
  discriminatorSteps: 1,
  generatorSteps: 1,
  discriminatorRate: 0.001,
  generatorRate: 0.001,
  loss: "nonSaturating",
};

/** Settings of the game that are worth a look. */
export const presets = {
  balanced: { label: "Balanced", tuning: balanced },
  generatorAhead: {
    label: "Generator far ahead",
    tuning: { ...balanced, generatorSteps: 10, discriminatorRate: 0.0001 },
  },
  discriminatorAhead: {
    label: "Discriminator far ahead",
    tuning: { ...balanced, discriminatorSteps: 5, discriminatorRate: 0.01 },
  },
  saturating: {
    label: "The same, saturating loss",
    tuning: { ...balanced, discriminatorSteps: 5, discriminatorRate: 0.01, loss: "saturating" },
  },
} as const satisfies Record<string, { label: string; tuning: Preset }>;

export type PresetName = keyof typeof presets;

/** The preset that the settings are; null for the reader's own. */
export function findPreset(state: Preset): PresetName | null {
  const keys = Object.keys(balanced) as (keyof Preset)[];
  const names = Object.keys(presets) as PresetName[];
  return names.find((name) => keys.every((key) => presets[name].tuning[key] === state[key])) ?? null;
}
