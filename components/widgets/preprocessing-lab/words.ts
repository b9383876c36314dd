import { printNumber } from "@/components/charts/print-number";
import { printTick } from "@/components/charts/ticks";
import type { Cloud } from "./cloud";
import { modeNames, modes } from "./experiments";
import type { Reading } from "./readings";
import type { Moments } from "./stage";
import type { Stage, State } from "./state";

export const stageNames: Record<Stage, string> = {
  centred: "Centred",
  normalised: "Normalised",
  decorrelated: "Decorrelated",
  pca: "Whitened (PCA)",
  zca: "Whitened (ZCA)",
};

/** What is done to each point, as a formula in words. */
export const stageSteps: Record<Stage, string> = {
  centred: "raw − mean",
  normalised: "(raw − mean) / deviation",
  decorrelated: "centred, seen along the eigenvectors",
  pca: "decorrelated / √eigenvalue",
  zca: "whitened by PCA, turned back",
};

const integers = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });

export const printStep = (step: number) => integers.format(step);

/** So many digits; powers of ten where they would run long. */
export function printFigure(value: number, digits = 2): string {
  return Number.isFinite(value) ? printTick(Number(value.toPrecision(digits))) : "no number";
}

export function describePoint({ inputs, targets }: Cloud, index: number): string {
  const [x, y, target] = [inputs[2 * index], inputs[2 * index + 1], targets[index]].map((value) =>
    printNumber(value ?? NaN),
  );
  return `point ${index + 1}: ${x}, ${y}; to be predicted: ${target}`;
}

export function describeCloud(name: string, { mean, covariance, values, correlation }: Moments): string {
  const numbers = Array.from(covariance, (value) => printNumber(value));
  return `${name} cloud: mean ${printNumber(mean[0]!)}, ${printNumber(mean[1]!)}; covariance ${numbers.join(", ")}; eigenvalues ${printNumber(values[0]!)} and ${printNumber(values[1]!)}; correlation ${printNumber(correlation)}`;
}

/** What became of one run, in a few words. */
export function describeRun({ loss, lostAt }: Reading): string {
  return lostAt === null ? printFigure(loss) : `no number since step ${printStep(lostAt)}`;
}

/** What the four runs are worth now, in one sentence that holds for these numbers. */
export function describeRuns(
  { model, rates, learningRate }: State,
  step: number,
  readings: readonly Reading[],
): string {
  const rate =
    model === "linear" && rates === "own"
      ? "each at its own best learning rate"
      : `one learning rate of ${printFigure(learningRate)}`;
  if (step === 0 || readings.length < modes.length)
    return `One model, the same points raw, centred, normalised and whitened: ${rate}`;
  const worth = modes.map((mode, index) => `${modeNames[mode]} ${describeRun(readings[index]!)}`);
  return `Loss after ${printStep(step)} ${step === 1 ? "step" : "steps"}, ${rate}: ${worth.join(", ")}`;
}
