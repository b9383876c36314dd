import type { ComparisonFrame } from "@/lib/lab/comparison-job";
import type { SumSample } from "./masks";
import type { ForwardPass } from "./model";
import { averageRise, findWorst, type Strikes } from "./strikes";
import { nameNeuron, type Neuron, type State } from "./state";

const integers = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });

/** Two decimals; a dash for what is not there yet. */
export function printFigure(value: number | undefined): string {
  if (value === undefined) return "–";
  if (!Number.isFinite(value)) return "no number";
  const text = value.toFixed(2);
  return text === "-0.00" ? "0.00" : text.replace("-", "−");
}

/** A small difference, with as many digits as it takes to see it. */
export function printRise(value: number): string {
  if (!Number.isFinite(value)) return "no number";
  return (Math.abs(value) < 0.00005 ? "0" : String(Number(value.toPrecision(2)))).replace("-", "−");
}

export function printPercent(share: number | null | undefined): string {
  return share == null || Number.isNaN(share) ? "–" : `${Math.round(100 * share)} %`;
}

export function countDropped(masks: readonly ArrayLike<number>[] | null): { dropped: number; all: number } {
  const factors = (masks ?? []).flatMap((mask) => Array.from(mask));
  return { dropped: factors.filter((factor) => factor === 0).length, all: factors.length };
}

/** A neuron read out: what it gives, and what becomes of it. */
export function describeNeuron(
  neuron: Neuron,
  pass: ForwardPass,
  masks: readonly ArrayLike<number>[] | null,
): string {
  const name = nameNeuron(neuron);
  const start = `${name[0]?.toUpperCase() ?? ""}${name.slice(1)}`;
  const output = pass.outputs[neuron.layer - 1]?.[neuron.unit];
  if (output === undefined) return `${start}: sum ${printFigure(pass.logit)}, bias included; never dropped`;
  const factor = masks?.[neuron.layer - 1]?.[neuron.unit];
  const given = `gives ${printFigure(output)}`;
  if (factor === undefined) return `${start}: ${given}, passed on as it is`;
  if (factor === 0) return `${start}: ${given}, dropped: 0 is passed on`;
  if (factor === 1) return `${start}: ${given}, kept`;
  return `${start}: ${given}, kept: × ${printFigure(factor)} = ${printFigure(output * factor)} is passed on`;
}

/** What is to be seen now, in a sentence or two that hold for these numbers. */
export function describeLab(
  state: State,
  frame: ComparisonFrame | null,
  masks: readonly ArrayLike<number>[] | null,
): string {
  const [without, dropped] = frame?.runs ?? [];
  if (frame === null || without === undefined || dropped === undefined)
    return "A network that loses some of its neurons at every step, beside one that keeps them";
  if (frame.runs.some(({ now }) => !Number.isFinite(now.train.loss)))
    return `Training broke down at step ${integers.format(frame.step)}`;
  const { dropped: struck, all } = countDropped(masks);
  const opening =
    masks === null
      ? "After training every neuron works, and nothing is rescaled."
      : `This step strikes out ${struck} of ${all} hidden neurons for this point.`;
  if (frame.step === 0) return `${opening} Neither network has learnt yet`;
  const loss = (run: typeof dropped) => printFigure(run.now.validation.loss);
  return `${opening} On points held back the loss is now ${loss(dropped)} with dropout, ${loss(without)} without`;
}

/** What many masks come to, in a sentence that holds for these numbers. */
export function describeSample(state: State, neuron: Neuron, sample: SumSample): string {
  const { sums, means, whole } = sample;
  const last = printFigure(means.at(-1) ?? NaN);
  if (neuron.layer === 1)
    return `Nothing is dropped before layer 1, so the sum of ${nameNeuron(neuron)} is ${printFigure(whole)} under every mask`;
  const opening = `Over ${integers.format(sums.length)} ${sums.length === 1 ? "mask" : "masks"} the sum of the ${neuron.layer === 3 ? "output" : `neuron (${nameNeuron(neuron)})`} has the mean ${last}; without dropout it is ${printFigure(whole)}`;
  if (state.scaled || state.rate === 0 || neuron.layer === 3) return opening;
  return `${opening}. Unscaled, masks leave 1 − p = ${printFigure(1 - state.rate)} of it on average`;
}

/** What one neuron less costs, in a sentence that holds for these numbers. */
export function describeStrikes(runs: readonly Strikes[]): string {
  const [without, dropped] = runs.map((strikes) => printRise(averageRise(strikes)));
  const [most, mostDropped] = runs.map((strikes) => printRise(findWorst(strikes).rise));
  return `One neuron less costs the network without dropout ${without} of loss on average and ${most} at worst; with dropout ${dropped}, and ${mostDropped} at worst`;
}

/** What to do when a loss is no longer a number; null while all is well. */
export function describeFault(frame: ComparisonFrame | null): string | null {
  const broken =
    frame?.runs.findIndex(({ end, now }) => end?.reason === "diverged" || !Number.isFinite(now.train.loss)) ??
    -1;
  if (broken < 0) return null;
  const whose = broken === 0 ? "The loss without dropout" : "The loss with dropout";
  return `${whose} is no longer a number: its steps were too long for these weights, and each made the next longer. Lower the learning rate and restart.`;
}
