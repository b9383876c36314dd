import { standOutColor } from "@/components/charts/color";
import type { Palette } from "@/components/charts/palette";
import { type ValueAxis, placeOnAxis } from "@/lib/math/value-axis";
import { CHANCE } from "./plan";
import type { Result } from "./results";

/** From the lowest loss found to twice that of guessing: what lies beyond is drawn at its end. */
export function findLossAxis(results: readonly Result[]): ValueAxis {
  const lowest = Math.min(CHANCE / 2, ...results.map(({ loss }) => loss));
  return { low: Math.max(0.001, 0.93 * lowest), high: 2 * CHANCE, scale: "log" };
}

/** The lower the loss, the more the colour stands out; from guessing on all are one. */
export function colorLoss(loss: number, { low }: ValueAxis, palette: Palette): string {
  const share = placeOnAxis({ low, high: CHANCE, scale: "log" }, Math.min(loss, CHANCE));
  return standOutColor(1 - share, palette);
}
