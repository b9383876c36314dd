import type { Palette } from "@/components/charts/palette";
import { mix, parseHex, printRgb } from "@/lib/math/color";
import { mostRuns } from "./kept-run";

/** Six colours as far apart as the palette has; the runs after them have the same half way to the ink. */
const tones = mostRuns / 2;

/** The colour of a run's lines, the same in every chart and as long as the run is kept. */
export function pickRunColor(palette: Palette, slot: number): string {
  const [blue, amber, green, pink, vermilion] = palette.classes;
  const color = [palette.ink, blue, vermilion, green, pink, amber][slot % tones] ?? palette.ink;
  if (slot % mostRuns < tones) return color;
  return color === palette.ink ? palette.muted : printRgb(mix(parseHex(color), parseHex(palette.ink), 0.5));
}
