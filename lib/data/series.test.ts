import { expect, test } from "vitest";
import { makeSeries, seriesSymbols, type SeriesTask } from "./series";

const draw = (task: SeriesTask, length = 9) => makeSeries({ task, length, count: 200, seed: 3 });

/** The symbols that an example reads. */
function readSymbols(task: SeriesTask, inputs: Float32Array, example: number, length: number): number[] {
  const size = seriesSymbols[task].length;
  return Array.from({ length }, (_, step) => {
    const from = (example * length + step) * size;
    return inputs.subarray(from, from + size).indexOf(1);
  });
}

function readLabels(task: SeriesTask, length: number) {
  const { inputs, targets } = draw(task, length);
  if (targets.kind !== "classes") throw new Error("classes were expected");
  const steps = targets.perStep ? length : 1;
  return Array.from({ length: 200 }, (_, i) => ({
    read: readSymbols(task, inputs, i, length),
    labels: [...targets.labels.subarray(i * steps, (i + 1) * steps)],
  }));
}

test("majority: an odd number of bits is never a tie, and both answers come up", () => {
  const answers = readLabels("majority", 9).map(({ read, labels }) => {
    const ones = read.filter((bit) => bit === 1).length;
    expect(labels).toEqual([ones >= 5 ? 1 : 0]);
    return labels[0];
  });
  expect(new Set(answers)).toEqual(new Set([0, 1]));
});

test("neighbours: the answer needs the next step, which differs between equal beginnings", () => {
  const seen = new Map<string, Set<number>>();
  for (const { read, labels } of readLabels("neighbours", 6)) {
    expect(labels[0]).toBe((read[0] ?? 0) + (read[1] ?? 0));
    expect(labels[3]).toBe((read[2] ?? 0) + (read[3] ?? 0) + (read[4] ?? 0));
    const beginning = read.slice(0, 4).join("");
    seen.set(beginning, (seen.get(beginning) ?? new Set()).add(labels[3] ?? -1));
  }
  expect([...seen.values()].some((answers) => answers.size === 2)).toBe(true);
});

test("reverse: the answers are the symbols from the last to the first", () => {
  for (const { read, labels } of readLabels("reverse", 5)) expect(labels).toEqual(read.toReversed());
});

test("wave: starts at 0, is nowhere higher than 1, and its two numbers decide all of it", () => {
  const { inputs, inputShape, targets } = draw("wave", 16);
  if (targets.kind !== "values") throw new Error("values were expected");
  expect(inputShape).toEqual([2]);
  for (let i = 0; i < 200; i++) {
    const wave = targets.values.subarray(16 * i, 16 * (i + 1));
    const [frequency = 0, height = 0] = inputs.subarray(2 * i);
    expect(wave[0]).toBe(0);
    expect(Math.max(...wave)).toBeLessThanOrEqual(0.75 + 0.25 * height + 1e-6);
    expect(wave[1]).toBeCloseTo(
      (0.75 + 0.25 * height) * Math.sin((Math.PI / 8) * (1.5 + 0.5 * frequency)),
      5,
    );
  }
});
