import { deepestBracket, type MemorySequence, type MemoryTask } from "@/lib/data/memory-tasks";
import { findLargest } from "./model";

/** Something that a unit may be following: one number per step of a sequence. */
export interface Feature {
  name: string;
  read(sequence: MemorySequence): number[];
}

const position: Feature = { name: "position", read: ({ symbols }) => symbols.map((_, step) => step) };

const vowels = new Set("aeiouAEIOU");

/** What can be asked of a unit in this task. Constant features are left out later: nothing correlates with them. */
export function listFeatures(task: MemoryTask): Feature[] {
  const character = ({ symbols }: MemorySequence) => symbols.map((symbol) => task.vocabulary[symbol] ?? "");
  const reads = (name: string, test: (symbol: string) => boolean): Feature => ({
    name,
    read: (sequence) => character(sequence).map((symbol) => (test(symbol) ? 1 : 0)),
  });
  switch (task.kind) {
    case "brackets":
      return [
        { name: "bracket depth", read: ({ targets }) => [...targets] },
        { name: "inside any bracket", read: ({ targets }) => targets.map((depth) => Math.min(1, depth)) },
        {
          name: `depth is ${deepestBracket}`,
          read: ({ targets }) => targets.map((depth) => (depth === deepestBracket ? 1 : 0)),
        },
        reads("now (", (symbol) => symbol === "("),
        reads("now )", (symbol) => symbol === ")"),
        position,
      ];
    case "quote":
      return [
        { name: "inside quotes", read: ({ targets }) => [...targets] },
        { name: "steps since a mark", read: (sequence) => countSince(character(sequence), '"') },
        reads("now a mark", (symbol) => symbol === '"'),
        position,
      ];
    case "recall":
      return [
        ...task.classes.map((letter, index) => ({
          name: `to recall: ${letter}`,
          read: ({ symbols }: MemorySequence) => symbols.map(() => (symbols[0] === index ? 1 : 0)),
        })),
        reads("now x", (symbol) => symbol === "x"),
        position,
      ];
    case "hello":
      return [
        ...["h", "e", "first l", "second l", "o"].map((name, place) => ({
          name: `now ${name}`,
          read: ({ symbols }: MemorySequence) => symbols.map((_, step) => (step % 5 === place ? 1 : 0)),
        })),
        position,
      ];
    case "text":
      return [
        { name: "place in the word", read: (sequence) => countSince(character(sequence), " ") },
        reads("now a space", (symbol) => symbol === " "),
        reads("now a vowel", (symbol) => vowels.has(symbol)),
        { name: "inside quotes", read: (sequence) => toggle(character(sequence), '"') },
        position,
      ];
  }
}

/** Steps since `mark` was last read; before the first one, since the start. */
function countSince(symbols: readonly string[], mark: string): number[] {
  let since = 0;
  return symbols.map((symbol) => (since = symbol === mark ? 0 : since + 1));
}

function toggle(symbols: readonly string[], mark: string): number[] {
  let inside = 0;
  return symbols.map((symbol) => (inside = symbol === mark ? 1 - inside : inside));
}

export interface Following {
  feature: string;
  /** Pearson's correlation of each unit with the feature over all steps; 0 for a unit that never changes. */
  correlations: number[];
  /** The unit with the largest correlation of either sign. */
  best: number;
}

/**
 * How closely each unit follows each feature.
 * @param states one [time, units] array per sequence
 */
export function correlateUnits(
  task: MemoryTask,
  sequences: readonly MemorySequence[],
  states: readonly Float32Array[],
  units: number,
): Following[] {
  const series = Array.from({ length: units }, (_, unit) =>
    states.flatMap((state) =>
      Array.from({ length: state.length / units }, (_, step) => state[step * units + unit] ?? 0),
    ),
  );
  const followings: Following[] = [];
  for (const feature of listFeatures(task)) {
    const values = sequences.flatMap((sequence) => feature.read(sequence));
    if (new Set(values).size < 2) continue;
    const correlations = series.map((states) => correlate(values, states));
    const best = findLargest(correlations.map(Math.abs));
    followings.push({ feature: feature.name, correlations, best });
  }
  return followings;
}

/** Pearson's correlation; 0 where either side does not vary. */
export function correlate(a: readonly number[], b: readonly number[]): number {
  const n = a.length;
  const meanA = a.reduce((sum, x) => sum + x, 0) / n;
  const meanB = b.reduce((sum, x) => sum + x, 0) / n;
  let [ab, aa, bb] = [0, 0, 0];
  for (let k = 0; k < n; k++) {
    const [x, y] = [(a[k] ?? 0) - meanA, (b[k] ?? 0) - meanB];
    ab += x * y;
    aa += x * x;
    bb += y * y;
  }
  return aa < 1e-12 || bb < 1e-12 ? 0 : ab / Math.sqrt(aa * bb);
}
