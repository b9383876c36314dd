import { createSignReader } from "@/lib/experiment/networks/sign-reader";
import type { Experiment } from "@/lib/experiment/schema";
import type { NetworkName } from "./state";

/** Training steps of each network, 32 signs each: the more various the signs, the more it takes. */
export const trainingSteps: Record<NetworkName, number> = { usual: 200, varied: 400 };

/** What the varied network's signs differ in: up to half of what is tried, and never before bricks. */
export const varied = {
  tilt: 45,
  blur: 1.5,
  hue: 90,
  backgrounds: ["road", "leaves"] as ("road" | "leaves")[],
};

export function makeExperiment(network: NetworkName, seed: number): Experiment {
  const source = network === "varied" ? varied : undefined;
  return createSignReader({ seed, examples: 1000, steps: trainingSteps[network], source });
}
