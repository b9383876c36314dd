import type { TrainingsSpec } from "@/lib/lab/trainings-job";
import type { TrainingOutcome } from "@/lib/lab/whole-training";
import { createAutoencoder, type Settings } from "./experiment";
import { latentSizes } from "./state";

/** One autoencoder for each width of the bottleneck, alike in all else. */
export function planSizes(settings: Settings): TrainingsSpec {
  return {
    key: JSON.stringify({ ...settings, latent: null }),
    experiments: latentSizes.map((latent) => createAutoencoder({ ...settings, latent })),
    parts: ["validation"],
  };
}

export interface SizeError {
  latent: number;
  /** Error on the digits held back, of the autoencoder; null while it is not trained. */
  network: number | null;
  /** Of as many principal axes; null before they are found. */
  axes: number | null;
}

export function readSizes(outcomes: readonly TrainingOutcome[], axes: readonly number[]): SizeError[] {
  return latentSizes.map((latent, i) => ({
    latent,
    network: outcomes[i]?.measures.validation?.loss ?? null,
    axes: axes[i] ?? null,
  }));
}
