import { printTick } from "@/components/charts/ticks";
import { type HyperparameterName, hyperparameters } from "@/lib/experiment/search/hyperparameters";
import type { Comparison, Result } from "./results";
import { findBest, selectResults } from "./results";
import { countTrials } from "./plan";
import type { State } from "./state";

export const printLoss = (loss: number) => (Number.isFinite(loss) ? loss.toFixed(3) : "no number");

export function printSetting(name: HyperparameterName, value: number): string {
  if (hyperparameters[name].axis.isInteger) return String(value);
  return printTick(Number(value.toPrecision(2)));
}

/** One training with its settings and what came of it. */
export function describeResult({ strategy, settings, loss, accuracy, hasDiverged }: Result): string {
  const parts = Object.entries(settings).map(
    ([name, value]) =>
      `${hyperparameters[name as HyperparameterName].label} ${printSetting(name as HyperparameterName, value)}`,
  );
  const end = hasDiverged
    ? `diverged, validation loss ${printLoss(loss)}`
    : `validation loss ${printLoss(loss)}, ${(100 * accuracy).toFixed(1)} % right`;
  return `${strategy === "grid" ? "Grid" : "Random"}: ${parts.join(", ")}: ${end}`;
}

export function countDistinct(results: readonly Result[], name: HyperparameterName): number {
  return new Set(results.map(({ settings }) => settings[name])).size;
}

/** What is in view, as a sentence with its numbers. */
export function writeTitle(
  state: State,
  results: readonly Result[],
  round: number,
  comparison: Comparison,
): string {
  if (comparison.rounds > 1)
    return `Over ${comparison.rounds} searches of ${countTrials(state)} trainings each, the best loss is ${printLoss(comparison.grid.mean)} by grid and ${printLoss(comparison.random.mean)} at random`;
  const parts = (["grid", "random"] as const).flatMap((strategy) => {
    const made = selectResults(results, round, strategy);
    const best = findBest(made);
    if (best === null) return [];
    return [
      `${strategy === "grid" ? "the grid" : "random search"} has found ${printLoss(best.loss)} in ${made.length} trainings`,
    ];
  });
  if (parts.length === 0) return "Where to look for the best network?";
  const sentence = parts.join(", ");
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
