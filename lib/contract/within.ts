import type { NumberWithReach } from "./live";

/** Whether a number counts as another, also where binary fractions miss the reach by a rounding error. */
export function isWithin(given: number, { value, reach }: NumberWithReach): boolean {
  const rounding = 1e-9 * Math.max(Math.abs(given), Math.abs(value));
  return Math.abs(given - value) <= reach + rounding;
}
