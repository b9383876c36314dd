import { printNumber } from "@/components/charts/print-number";
import { printTick } from "@/components/charts/ticks";
import type { Sample, Whitened } from "./model";

/** Two digits; powers of ten where digits would run long. */
export function printFigure(value: number): string {
  return Number.isFinite(value) ? printTick(Number(value.toPrecision(2))) : "without end";
}

/** Largest variance over smallest. */
export function findCondition(values: ArrayLike<number>): number {
  return values[0]! / Math.max(0, values[values.length - 1]!);
}

export function describeWhitening({ features }: Sample, { correlations }: Whitened): string {
  return `Neighbouring pixels correlate by ${printNumber(correlations.before)} before and by ${printNumber(correlations.after)} after their patches of ${features} numbers are whitened`;
}
