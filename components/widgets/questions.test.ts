import { expect, test } from "vitest";
import { pickDistractors, printAnswer } from "@/lib/contract/widget-question";
import { compileWidgetQuestion } from "@/lib/course/widget-poll";
import { convolve } from "@/lib/math/convolution";
import { createRandom, type Random } from "@/lib/math/random";
import { buildStage, readOptions, readValue, toBank, toVolume } from "./convolution-stepper/model";
import { definition, type State } from "./convolution-stepper/state";
import { writeWidgetQuestion } from "./questions";

const pick = <T>(random: Random, items: readonly T[]): T => items[random.integer(items.length)] as T;

/** Numbers of few kinds, so that wrong ways often lead to the right number. */
function drawMatrix(random: Random, rows: number, columns: number): number[][] {
  const values = pick(random, [[0], [1], [0, 1], [-1, 0, 1], [0.1, 0.2, -3], [-2, 5, 7, 0]]);
  return Array.from({ length: rows }, () => Array.from({ length: columns }, () => pick(random, values)));
}

function drawConvolution(seed: number): State {
  const random = createRandom(seed, "convolution");
  const [channels, count, side] = [1 + random.integer(3), 1 + random.integer(2), 1 + random.integer(4)];
  const [rows, columns] = [1 + random.integer(9), 1 + random.integer(9)];
  return definition.schema.parse({
    image: Array.from({ length: channels }, () => drawMatrix(random, rows, columns)),
    filters: Array.from({ length: count }, () =>
      Array.from({ length: channels }, () => drawMatrix(random, side, side)),
    ),
    biases: Array.from({ length: count }, () => pick(random, [0, 0, 1, -2.5])),
    padding: pick(random, ["valid", "same", "custom"] as const),
    rings: random.integer(4),
    stride: 1 + random.integer(3),
    dilation: 1 + random.integer(2),
    flip: random.integer(2) === 1,
    filter: random.integer(count),
    row: random.integer(6),
    column: random.integer(6),
  });
}

const hasOutput = (state: State) => buildStage(state, toVolume(state.image)).fault === null;
const convolutions = Array.from({ length: 900 }, (_, seed) => drawConvolution(seed)).filter(hasOutput);

test("a question about a convolution asks for what the layer gives there, with three other numbers beside it", () => {
  expect(convolutions.length).toBeGreaterThan(400);
  for (const state of convolutions) {
    const question = writeWidgetQuestion("convolution-stepper", state);
    const stage = buildStage(state, toVolume(state.image));
    const output = convolve(stage.image, toBank(state), readOptions(state));
    const value = readValue(output, stage.filter, stage.row, stage.column);
    expect(Math.abs(Number(question.right) - value)).toBeLessThan(0.0005);
    const wrong = pickDistractors(question).map(({ text }) => text);
    expect(new Set([question.right, ...wrong]).size, JSON.stringify(state)).toBe(4);
    for (const text of wrong) expect(Number(text)).not.toBe(Number(question.right));
  }
});

test("what tempts comes from the state: a bias forgotten, a stride not taken, a filter turned", () => {
  const state = definition.schema.parse({
    image: [
      [
        [1, 2, 3, 4],
        [5, 6, 7, 8],
        [9, 10, 11, 12],
        [13, 14, 15, 16],
      ],
    ],
    filters: [
      [
        [
          [1, 0],
          [0, 2],
        ],
      ],
    ],
    biases: [10],
    stride: 2,
    row: 1,
    column: 1,
  });
  const question = writeWidgetQuestion("convolution-stepper", state);
  expect(question.right, "11 + 2 · 16 + 10").toBe("53");
  expect(pickDistractors(question).map(({ text, misconception }) => [text, misconception])).toEqual([
    ["43", "forgets-the-bias"],
    ["48", "turns-the-filter"],
    ["38", "ignores-the-stride"],
  ]);
});

test("a picture that is not part of the state, and a window that fits nowhere, ask nothing", () => {
  const ask = (change: object) => () => writeWidgetQuestion("convolution-stepper", change);
  expect(ask({ source: "upload" })).toThrow(/small picture/);
  expect(ask({ dilation: 3 })).toThrow(/fits nowhere/);
  expect(ask({ stride: 77 })).toThrow(/do not fit/);
  expect(() => writeWidgetQuestion("trainer", {})).toThrow(/no question/);
});

test("a question about a network asks for its parameters, with three other whole numbers beside it", () => {
  const random = createRandom(1, "networks");
  const states = Array.from({ length: 400 }, () => ({
    sizes: Array.from({ length: 2 + random.integer(7) }, () => 1 + random.integer(pick(random, [1, 2, 12]))),
    bias: random.integer(3) > 0,
  }));
  for (const { sizes, bias } of states) {
    const question = writeWidgetQuestion("network-sizer", { sizes, bias });
    const right = sizes.slice(1).reduce((sum, size, i) => sum + size * ((sizes[i] ?? 0) + Number(bias)), 0);
    expect(question.right).toBe(String(right));
    const options = [question.right, ...pickDistractors(question).map(({ text }) => text)];
    expect(new Set(options).size, JSON.stringify(sizes)).toBe(4);
    for (const option of options) expect(Number(option)).toBeGreaterThan(0);
  }
});

test("every question can be set, keeps its answer out of what all see, and lies in an order of its seed", async () => {
  const states = [...convolutions.slice(0, 12), ...convolutions.slice(-12)];
  for (const state of states) {
    const question = writeWidgetQuestion("convolution-stepper", state);
    const poll = await compileWidgetQuestion(question, "asked", 7);
    expect(poll.options.filter(({ correct }) => correct)).toHaveLength(1);
    expect(poll.options.every(({ correct, replyHtml }) => correct || (replyHtml ?? "").length > 40)).toBe(
      true,
    );
  }
  const question = writeWidgetQuestion("network-sizer", { sizes: [3, 4, 2] });
  const places = new Set<number>();
  for (let seed = 0; seed < 40; seed++) {
    const poll = await compileWidgetQuestion(question, "asked", seed);
    expect(poll).toEqual(await compileWidgetQuestion(question, "asked", seed));
    expect(poll.options.map(({ id }) => id)).toEqual(["a", "b", "c", "d"]);
    places.add(poll.options.findIndex(({ correct }) => correct));
  }
  expect(places.size).toBe(4);
  expect(printAnswer(-0)).toBe("0");
});
