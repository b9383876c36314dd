import type { GradientSpec } from "./job";
import type { Stage } from "./model";
import type { State } from "./state";

/** What the gradient depends on; null where there is no unit. */
export function specifyGradient(
  { layers, unit }: Stage,
  { side, activation, draws, seed }: State,
): GradientSpec | null {
  if (unit.layer < 0) return null;
  return {
    layers: layers.slice(0, unit.layer + 1),
    // Each keeps the size of the signal under its activation.
    initialization: { kind: activation === "relu" ? "he" : "xavier" },
    side,
    unit,
    draws,
    seed,
  };
}
