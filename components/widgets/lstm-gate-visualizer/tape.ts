import type { MemorySequence, MemoryTask } from "@/lib/data/memory-tasks";
import { findLargest } from "./model";

/** What is written along a sequence: read, asked, answered. */
export interface Tape {
  symbols: readonly string[];
  /** The right answer; null where nothing is asked. */
  targets: readonly (string | null)[];
  answers: readonly { text: string; isRight: boolean | null; probability: number; ofRight: number | null }[];
}

/** @param probabilities [time, classes] */
export function writeTape(task: MemoryTask, sequence: MemorySequence, probabilities: Float32Array): Tape {
  const classes = task.classes.length;
  return {
    symbols: sequence.symbols.map((symbol) => task.vocabulary[symbol] ?? ""),
    targets: sequence.targets.map((target) => task.classes[target] ?? null),
    answers: sequence.targets.map((target, step) => {
      const row = probabilities.subarray(step * classes, (step + 1) * classes);
      const answer = findLargest(row);
      return {
        text: task.classes[answer] ?? "",
        probability: row[answer] ?? 0,
        isRight: target < 0 ? null : answer === target,
        ofRight: target < 0 ? null : (row[target] ?? 0),
      };
    }),
  };
}
