import { printTick } from "@/components/charts/ticks";
import type { ComparisonFrame } from "@/lib/lab/comparison-job";
import { type CompanyStep, findExtremes } from "./company";
import type { NeuronBatch } from "./neuron";
import type { State } from "./state";

/** Three digits, in powers of ten where they would run long; a minus sign of its own width. */
export function printValue(value: number): string {
  if (Number.isNaN(value)) return "not a number";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  return printTick(Number(value.toPrecision(3))).replace(/^-/, "−");
}

/** To two places: what is nearly 0 reads 0. */
export function printFixed(value: number): string {
  const text = value.toFixed(2);
  return text === "-0.00" ? "0.00" : text.replace("-", "−");
}

export function printPercent(share: number | null): string {
  return share === null || Number.isNaN(share) ? "–" : `${Math.round(100 * share)} %`;
}

/** What one batch shows, in a sentence that holds for these numbers. */
export function describeNeuron(state: State, { moments }: NeuronBatch): string {
  const { batchSize, gamma, beta, epsilon } = state;
  if (batchSize === 1)
    return `A batch of one: its mean is the value itself, so 0 is left of it, and the output is β = ${printFixed(beta)} whatever came in.`;
  const std = Math.sqrt(moments.before.variance);
  if (moments.normalized.variance < 0.9)
    return `The batch's variance, ${printValue(moments.before.variance)}, is not large beside ε = ${printValue(epsilon)}: the normalised values have a standard deviation of ${printFixed(Math.sqrt(moments.normalized.variance))} instead of 1.`;
  if (batchSize === 2)
    return `A batch of two: the larger becomes 1 and the smaller −1, however far apart they were.`;
  return `A batch of ${batchSize} comes in with mean ${printFixed(moments.before.mean)} and standard deviation ${printFixed(std)}, and leaves with mean β = ${printFixed(beta)} and standard deviation |γ| = ${printFixed(Math.abs(gamma))}.`;
}

/** What the example was made into, in a sentence that holds for these numbers. */
export function describeCompany(state: State, steps: readonly CompanyStep[]): string {
  const now = steps[Math.min(state.step, steps.length - 1)];
  if (now === undefined) return "";
  const place = `the example at ${printValue(state.example)}`;
  if (state.batchSize === 1)
    return `Alone in its batch, ${place} becomes 0 in training; and the running variance, which never sees any, has sunk to ${printValue(now.running.variance)}.`;
  const { low, high } = findExtremes(steps);
  return `In training ${place} becomes anything from ${printFixed(low)} to ${printFixed(high)}, by who else is in the batch. At inference, after ${state.step} steps, it becomes ${printFixed(now.atInference)}.`;
}

/** How the two networks stand. */
export function describeNetwork(state: State, frame: ComparisonFrame | null): string {
  const layers = state.depth === 1 ? "one hidden layer" : `${state.depth} hidden layers`;
  const [without, with_] = frame?.runs ?? [];
  if (frame === null || frame.step === 0 || without === undefined || with_ === undefined)
    return `The same network of ${layers} twice, from the same first weights; the right one normalises every layer over the batch.`;
  const after = `After ${frame.step} ${frame.step === 1 ? "step" : "steps"}`;
  if (state.batchSize === 1 && with_.now.train.loss > 10)
    return `${after} with batches of one: normalised over itself, every example gives the same output. At inference the running variances are near 0, and the loss is ${printValue(with_.now.train.loss)}.`;
  const shares = [without, with_].map(({ now }) => printPercent(now.validation.accuracy));
  if (without.end?.reason === "diverged" && with_.end?.reason !== "diverged")
    return `Without batch normalization the loss stopped being a number at step ${without.end.step}. With it, ${shares[1]} of the points held back are right after ${frame.step} steps.`;
  return `${after}, right on points held back: ${shares[0]} without batch normalization, ${shares[1]} with it.`;
}
