import { mixRamp, mixSigned, printRgb } from "@/lib/math/color";
import type { Palette } from "./palette";

/** Blue for negative, paper for zero, orange for positive, saturated at `max`. */
export function signedColor(value: number, max: number, palette: Palette): string {
  return printRgb(mixSigned(value, max, palette));
}

/** The ramp for magnitudes, `t` from 0 to 1. */
export function rampColor(t: number): string {
  return printRgb(mixRamp(t));
}

const isDark = ({ paper }: Palette) => parseInt(paper.slice(1, 3), 16) < 128;

/** The ramp for magnitudes, turned so that 1 stands out from the paper and 0 recedes into it, in both themes. */
export function standOutColor(t: number, palette: Palette): string {
  const kept = 0.08 + 0.84 * Math.min(1, Math.max(0, t));
  return rampColor(isDark(palette) ? kept : 1 - kept);
}
