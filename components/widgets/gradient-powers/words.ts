import { printTick } from "@/components/charts/ticks";
import {
  findEigenvalues,
  findFate,
  findSpectralRadius,
  isNormal,
  type Eigenvalue,
  type PowerStep,
} from "./model";
import type { Matrix } from "./state";

/** Three digits, in powers of ten where they would run long. */
export function printValue(value: number): string {
  return printTick(Number(value.toPrecision(3)));
}

function printEigenvalue({ real, imaginary }: Eigenvalue): string {
  return imaginary === 0 ? printValue(real) : `${printValue(real)} ± ${printValue(imaginary)}i`;
}

/** Both eigenvalues; a complex pair as one term. */
export function printEigenvalues(matrix: Matrix): string {
  const [first, second] = findEigenvalues(matrix);
  return first.imaginary === 0
    ? `${printValue(first.real)}, ${printValue(second.real)}`
    : printEigenvalue(first);
}

function countMultiplications(count: number): string {
  return count === 1 ? "one multiplication" : `${count} multiplications`;
}

/** What the picture shows, in a sentence that holds for these numbers. */
export function describePowers(matrix: Matrix, steps: readonly PowerStep[]): string {
  const last = steps.at(-1);
  if (last === undefined) return "";
  const highest = steps.reduce((a, b) => (b.norm > a.norm ? b : a));
  const after = `After ${countMultiplications(last.power)}`;
  switch (findFate(matrix, steps)) {
    case "explodes":
      return `${after} a vector can be ${printValue(last.norm)} times as long as it was.`;
    case "vanishes":
      return last.norm === 0
        ? `${after} nothing is left of any vector.`
        : `${after} no vector keeps more than ${printValue(last.norm)} of its length.`;
    case "hump":
      return `Up to ${printValue(highest.norm)} times as long after ${countMultiplications(highest.power)}, then shrinking: ${printValue(last.norm)} is left after ${last.power}.`;
    case "grows-slowly":
      return `${after} a vector can be ${printValue(last.norm)} times as long, although the spectral radius is 1.`;
    case "holds":
      return last.norm - last.least < 0.01
        ? `${after} every vector is as long as it was.`
        : `${after} lengths stay between ${printValue(last.least)} and ${printValue(last.norm)} times what they were.`;
  }
}

/** One line on why the solid line does or does not follow the dashed one. */
export function explainRadius(matrix: Matrix): string {
  const radius = printValue(findSpectralRadius(matrix));
  return isNormal(matrix)
    ? `W is normal: its largest stretch is the spectral radius, ${radius}, and the two lines are one.`
    : `W is not normal: it can stretch by more than the spectral radius, ${radius}, on the way. Far along, both lines have the same slope, unless two equal eigenvalues share one direction.`;
}
