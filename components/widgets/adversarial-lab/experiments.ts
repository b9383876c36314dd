import { createSignReader } from "@/lib/experiment/networks/sign-reader";
import type { Experiment } from "@/lib/experiment/schema";
import type { NetworkName } from "./state";

/** Training steps of each network, 32 signs each. The defended one must read first, and then learn to stand. */
export const trainingSteps: Record<NetworkName, number> = { usual: 200, defended: 400 };

/** How far signs are moved in the defended network's training. */
export const DEFENCE_EPSILON = 0.06;

const EXAMPLES = 1000;

export function makeExperiment(network: NetworkName, seed: number): Experiment {
  const steps = trainingSteps[network];
  const procedure =
    network === "usual"
      ? undefined
      : ({ kind: "adversarial", epsilon: DEFENCE_EPSILON, warmup: steps / 2 } as const);
  return createSignReader({ seed, examples: EXAMPLES, steps, procedure });
}
