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
