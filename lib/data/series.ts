import { createRandom, type Random } from "@/lib/math/random";
import type { Dataset } from "./dataset";

/** One task for each way in which a sequence can come in or go out. */
export const seriesTasks = ["wave", "majority", "neighbours", "reverse"] as const;
export type SeriesTask = (typeof seriesTasks)[number];

/** What the symbols of each task that reads a sequence are called; inputs are one-hot over them. */
export const seriesSymbols: Record<SeriesTask, readonly string[]> = {
  wave: [],
  majority: ["0", "1"],
  neighbours: ["0", "1"],
  reverse: ["A", "B", "C", "D"],
};

/** What the answers are called; none where they are numbers. */
export const seriesAnswers: Record<SeriesTask, readonly string[]> = {
  wave: [],
  majority: ["0", "1"],
  neighbours: ["0", "1", "2", "3"],
  reverse: ["A", "B", "C", "D"],
};

export interface SeriesOptions {
  task: SeriesTask;
  /** Steps of the sequence, be it read or answered. */
  length: number;
  count: number;
  seed: number;
}

/** Examples of one task; all symbols are drawn evenly and independently. */
export function makeSeries({ task, length, count, seed }: SeriesOptions): Dataset {
  const random = createRandom(seed, "series");
  if (task === "wave") return makeWaves(length, count, random);
  const symbols = seriesSymbols[task].length;
  const perStep = task !== "majority";
  const inputs = new Float32Array(count * length * symbols);
  const labels = new Int32Array(perStep ? count * length : count);
  for (let i = 0; i < count; i++) {
    const read = Array.from({ length }, () => random.integer(symbols));
    read.forEach((symbol, step) => (inputs[(i * length + step) * symbols + symbol] = 1));
    labels.set(answer(task, read), i * (perStep ? length : 1));
  }
  return {
    count,
    inputShape: [length, symbols],
    inputs,
    targets: { kind: "classes", names: seriesAnswers[task], labels, perStep },
  };
}

/**
 * The right answer to a sequence of symbols: the one that came more often (0 where neither did); how many of a step and its
 * two neighbours are 1, with 0 beyond both ends; the sequence backwards.
 */
function answer(task: Exclude<SeriesTask, "wave">, read: readonly number[]): number[] {
  switch (task) {
    case "majority":
      return [2 * read.filter((symbol) => symbol === 1).length > read.length ? 1 : 0];
    case "neighbours":
      return read.map((symbol, step) => (read[step - 1] ?? 0) + symbol + (read[step + 1] ?? 0));
    case "reverse":
      return read.toReversed();
  }
}

/** From two numbers, both even from -1 to 1, a sine of 1 to 2 periods and a height of 0.5 to 1. */
function makeWaves(length: number, count: number, random: Random): Dataset {
  const inputs = Float32Array.from({ length: 2 * count }, () => 2 * random.next() - 1);
  const values = new Float32Array(count * length);
  for (let i = 0; i < count; i++) {
    const periods = 1.5 + 0.5 * (inputs[2 * i] as number);
    const height = 0.75 + 0.25 * (inputs[2 * i + 1] as number);
    for (let step = 0; step < length; step++)
      values[i * length + step] = height * Math.sin((2 * Math.PI * periods * step) / length);
  }
  return { count, inputShape: [2], inputs, targets: { kind: "values", size: length, values } };
}
