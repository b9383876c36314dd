import { printTick } from "@/components/charts/ticks";
import { activationLabels, type State } from "./state";
import type { LayerColumn, Strip } from "./strips";

/** Three digits, in powers of ten where they would run long. */
export function printValue(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "-∞";
  return printTick(Number(value.toPrecision(3)));
}

function printShare(share: number): string {
  const percent = 100 * share;
  return percent > 0 && percent < 1 ? "under 1 %" : `${Math.round(percent)} %`;
}

function describeSpread(state: State, first: Strip, last: Strip, strips: readonly Strip[]): string {
  const { depth, activation } = state;
  const broken = strips.findIndex((strip) => !Number.isFinite(strip.meanSquare));
  if (broken >= 0) return `at layer ${broken + 1} the values are too large for 32-bit numbers.`;
  if (last.saturated > 0.5) {
    return `at layer ${depth}, ${printShare(last.saturated)} of the values stand at the walls of ${activationLabels[activation]}, where its slope is nearly zero.`;
  }
  if (activation === "sigmoid" && last.variance < first.variance / 100) {
    return `every sigmoid of layer ${depth} sits near ${printValue(last.mean)}, with a variance of ${printValue(last.variance)}.`;
  }
  const gone = strips.findIndex((strip) => strip.meanSquare < first.meanSquare / 100);
  if (gone >= 0 && last.meanSquare < first.meanSquare / 100) {
    return `by layer ${gone + 1} the mean square is under a hundredth of layer 1's; at layer ${depth} it is ${printValue(last.meanSquare)}.`;
  }
  const kept = last.meanSquare / first.meanSquare;
  if (kept > 100) return `layer ${depth} carries ${printValue(kept)} times the mean square of layer 1.`;
  if (kept < 0.5 || kept > 2) {
    return `the mean square goes from ${printValue(first.meanSquare)} at layer 1 to ${printValue(last.meanSquare)} at layer ${depth}.`;
  }
  return `layer ${depth} still looks like layer 1: mean square ${printValue(last.meanSquare)} against ${printValue(first.meanSquare)}.`;
}

/** What the strips show after `step` training steps, in one sentence that holds for these numbers. */
export function describeSignal(state: State, columns: readonly LayerColumn[], step = 0): string {
  const strips = columns.flatMap((column) => (column.activations === null ? [] : [column.activations]));
  const [first, last] = [strips[0], strips.at(-1)];
  if (first === undefined || last === undefined || strips.length < state.depth) {
    return "How a batch of inputs spreads through a network that has learnt nothing yet";
  }
  const opening = step === 0 ? "" : `After ${step} training ${step === 1 ? "step" : "steps"}, `;
  if (strips.every((strip) => strip.distinctUnits === 1)) {
    const layers = state.depth === 1 ? "the one layer" : `each of the ${state.depth} layers`;
    const same = `the ${state.width} units of ${layers} are ${step === 0 ? "" : "still "}one and the same.`;
    if (step > 0) return opening + same;
    if (state.initialization === "zeros") return `All weights are zero: ${same}`;
    if (state.initialization === "constant") return `One value in every weight: ${same}`;
  }
  const sentence = describeSpread(state, first, last, strips);
  return opening === "" ? sentence[0]?.toUpperCase() + sentence.slice(1) : opening + sentence;
}

/** One layer read aloud. */
export function describeLayer(layer: number, column: LayerColumn | undefined, width: number): string {
  const { activations, gradients } = column ?? { activations: null, gradients: null };
  const parts = [`layer ${layer}`];
  if (activations) {
    parts.push(
      `activations: mean ${printValue(activations.mean)}, variance ${printValue(activations.variance)}`,
      `${activations.deadUnits} of ${width} units dead`,
      `${activations.distinctUnits} distinct`,
    );
  }
  if (gradients) parts.push(`gradients: variance ${printValue(gradients.variance)}`);
  return parts.join(", ");
}
