import { expect, test } from "vitest";
import { loadTfNode } from "@/lib/experiment/engines/tfjs/load-node";
import type { JobContext } from "@/lib/lab/job";
import { printPrograms } from "./code";
import { beginStroke, extendStroke, makeDigit, moveDigit } from "./digit";
import { makeExperiment } from "./experiment";
import { job, type MapsFrame } from "./job";
import { compareMaps, findWindow, rankAnswers, readStage, sumWindow } from "./model";
import { definition, MOST_POINTS, MOST_STROKES, type State } from "./state";
import { describePixel, describeShift } from "./words";

const open = (patch: Partial<State> = {}): State => definition.schema.parse(patch);

const context: JobContext = {
  signal: new AbortController().signal,
  device: "wasm",
  tf: () => loadTfNode("wasm"),
};

async function trainShortly(patch: Partial<State>, steps: number) {
  const state = open(patch);
  const still = makeDigit(state);
  const digit = { still, moved: moveDigit(still, state) };
  const run = await job.create({ experiment: makeExperiment(state), steps, digit }, context);
  while (!run.done?.()) await run.step();
  return { run, state, still, frame: (await run.frame()).frame };
}

const stageOf = (frame: MapsFrame, state: State) => {
  const stage = readStage(frame, state);
  if (stage === null) throw new Error("the frame is of another network");
  return stage;
};

test("a convolution is equivariant: the moved digit's maps are the digit's maps, moved, away from the borders", async () => {
  const { run, state, frame, still } = await trainShortly({ right: 3, down: -2 }, 12);
  const first = compareMaps(stageOf(frame, state), state);
  expect(first?.compared).toBeGreaterThan(300);
  expect(first?.largest).toBeGreaterThan(0.1);
  expect(first?.difference).toBeLessThan(1e-5);
  expect(describeShift(state, first)).toContain("is the unmoved digit’s map, moved");
  // Behind the pooling that holds for even moves alone.
  const second = { ...state, layer: "second" as const };
  expect(compareMaps(stageOf(frame, second), second)).toBeNull();
  await run.command?.({ digit: { still, moved: moveDigit(still, { right: 4, down: -2 }) } });
  const even = { ...second, right: 4 };
  expect(compareMaps(stageOf((await run.frame()).frame, even), even)?.difference).toBeLessThan(1e-5);
  run.dispose();
});

test("a map's pixel is the sum over its window, after the ReLU, at every place and for every filter", async () => {
  const { run, state, frame, still } = await trainShortly({}, 4);
  const stage = stageOf(frame, state);
  for (let filter = 0; filter < stage.filters; filter++)
    for (let place = 0; place < 784; place += 13) {
      const pixel = { row: Math.floor(place / 28), column: place % 28 };
      const { products, bias } = sumWindow(stage, filter, pixel, still);
      expect(stage.maps[filter]?.[place]).toBeCloseTo(Math.max(0, products + bias), 4);
    }
  expect(describePixel(stage, 0, { row: 13, column: 9 }, still)).toContain(
    "made from rows 12 to 16 and columns 8 to 12",
  );
  expect(rankAnswers(frame.answers).reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 5);
  run.dispose();
});

test("what a pixel of the second layer is made from is just what moves it", async () => {
  const { run, state, still, frame } = await trainShortly({ layer: "second" }, 4);
  const stage = stageOf(frame, state);
  const { row, column, rows, columns } = findWindow(stage, 6, 7);
  expect([row, column, rows, columns]).toEqual([8, 10, 10, 10]);
  const outside = still.map((value, i) => {
    const [r, c] = [Math.floor(i / 28), i % 28];
    return r >= row && r < row + rows && c >= column && c < column + columns ? value : 1 - value;
  });
  await run.command?.({ digit: { still, moved: outside } });
  const changed = stageOf((await run.frame()).frame, state);
  changed.maps.forEach((map, f) =>
    expect(map[6 * 14 + 7]).toBeCloseTo(stage.maps[f]?.[6 * 14 + 7] ?? NaN, 5),
  );
  expect(changed.maps).not.toEqual(stage.maps);
  run.dispose();
});

test("a drawing keeps whole numbers within bounds, and is placed as training digits are", () => {
  let strokes = beginStroke([], 30.4, 10.2);
  for (let i = 0; i < 500; i++) strokes = extendStroke(strokes, 30, 10 + i);
  expect(strokes[0]?.[0]).toEqual([30, 10]);
  expect(strokes[0]?.length).toBeLessThanOrEqual(MOST_POINTS);
  for (let i = 0; i < 30; i++) strokes = beginStroke(strokes, i, i);
  expect(strokes).toHaveLength(MOST_STROKES);
  expect(definition.schema.parse({ strokes }).strokes).toEqual(strokes);
  const line = makeDigit(
    open({
      strokes: [
        [
          [5, 5],
          [5, 60],
        ],
      ],
    }),
  );
  const elsewhere = makeDigit(
    open({
      strokes: [
        [
          [80, 30],
          [80, 85],
        ],
      ],
    }),
  );
  expect(line).toEqual(elsewhere);
  expect(makeDigit(open({ digit: 3, hand: 4 }))).toEqual(makeDigit(open({ digit: 3, hand: 4 })));
  expect(makeDigit(open({ digit: 3, hand: 4 }))).not.toEqual(makeDigit(open({ digit: 3, hand: 5 })));
});

test("the printed network is the one on the page", () => {
  expect(printPrograms(open({ width: 12 })).keras).toMatch(/Conv2D\(12/);
});
