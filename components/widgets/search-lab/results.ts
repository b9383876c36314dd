import { measureMean, type Mean } from "@/lib/math/mean";
import type { TrainingOutcome } from "@/lib/lab/whole-training";
import { CHANCE, type Strategy, type Trial } from "./plan";

/** A training that is over. */
export interface Result extends Trial {
  /** Over the validation points; infinite where it is no number. */
  loss: number;
  accuracy: number;
  /** Ended far worse than guessing, or not with a number at all. */
  hasDiverged: boolean;
}

export function readResults(trials: readonly Trial[], outcomes: readonly TrainingOutcome[]): Result[] {
  return outcomes.flatMap(({ isNumber, measures: { validation } }, index) => {
    const trial = trials[index];
    if (trial === undefined || validation === undefined) return [];
    const loss = isNumber && Number.isFinite(validation.loss) ? validation.loss : Infinity;
    return [{ ...trial, loss, accuracy: validation.accuracy ?? NaN, hasDiverged: loss > 2 * CHANCE }];
  });
}

export function selectResults(results: readonly Result[], round: number, strategy: Strategy): Result[] {
  return results.filter((result) => result.round === round && result.strategy === strategy);
}

export function findBest(results: readonly Result[]): Result | null {
  return results.reduce<Result | null>(
    (best, result) => (best === null || result.loss < best.loss ? result : best),
    null,
  );
}

/** The lowest loss among the first result, the first two, and so on. */
export function traceBest(results: readonly Result[]): number[] {
  let best = Infinity;
  return results.map(({ loss }) => (best = Math.min(best, loss)));
}

/** `traceBest`, averaged over all rounds that have got as far as the slowest of them. */
export function averageBest(results: readonly Result[], rounds: number, strategy: Strategy): number[] {
  const traces = Array.from({ length: rounds }, (_, round) =>
    traceBest(selectResults(results, round, strategy)),
  ).filter((trace) => trace.length > 0);
  const whole = Math.max(0, ...traces.map((trace) => trace.length));
  // The round that is still searching joins once it is through, or the mean would jump about.
  const through = traces.length > 1 ? traces.filter((trace) => trace.length === whole) : traces;
  return Array.from(
    { length: whole },
    (_, i) => through.reduce((sum, trace) => sum + (trace[i] ?? NaN), 0) / through.length,
  );
}

/** What rounds that are through have found. */
export interface Comparison {
  rounds: number;
  grid: Mean;
  random: Mean;
  /** Rounds in which the random search found the lower loss. */
  wins: number;
}

/** @param count trainings of a search */
export function compareRounds(results: readonly Result[], rounds: number, count: number): Comparison {
  const ends: Record<Strategy, number[]> = { grid: [], random: [] };
  for (let round = 0; round < rounds; round++) {
    const [grid, random] = (["grid", "random"] as const).map((strategy) =>
      selectResults(results, round, strategy),
    );
    if (grid?.length !== count || random?.length !== count) continue;
    ends.grid.push(findBest(grid)?.loss ?? Infinity);
    ends.random.push(findBest(random)?.loss ?? Infinity);
  }
  return {
    rounds: ends.grid.length,
    grid: measureMean(ends.grid),
    random: measureMean(ends.random),
    wins: ends.random.filter((loss, round) => loss < (ends.grid[round] ?? NaN)).length,
  };
}
