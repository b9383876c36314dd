import { expect, test } from "vitest";
import { inferImageLayers } from "@/components/widgets/recap-quiz/questions/infer-image-layers";
import { definition } from "@/components/widgets/recap-quiz/state";
import { askQuestions } from "@/components/widgets/recap-quiz/model";
import { inferModel } from "@/lib/experiment/infer";
import { createLenet5 } from "@/lib/experiment/networks/lenet";

const lenet = createLenet5();
const info = inferModel(lenet.layers, lenet);
const convolutions = info.layers.filter(({ kind }) => kind === "conv2d");
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
const conv = { kind: "conv2d", filters: 4, kernel: 3, padding: "same" } as const;
const seenBehind = (layers: Parameters<typeof inferImageLayers>[1]) =>
  inferImageLayers([28, 28, 1], layers).layers.at(-1)?.receptiveField?.size ?? NaN;

test("the quiz opens with eight questions", () => {
  expect(askQuestions(definition.schema.parse({}))).toHaveLength(8);
});

test("LeNet-5, line by line", () => {
  const rows = info.layers
    .filter(({ kind }) => kind !== "flatten")
    .map(({ outputShape, parameters, multiplyAdds, receptiveField }) => [
      outputShape.join(" x "),
      parameters,
      multiplyAdds,
      receptiveField?.size ?? "all",
    ]);
  expect(rows).toEqual([
    ["28 x 28 x 6", 156, 117_600, 5],
    ["14 x 14 x 6", 0, 0, 6],
    ["10 x 10 x 16", 2_416, 240_000, 14],
    ["5 x 5 x 16", 0, 0, 16],
    ["120", 48_120, 48_000, "all"],
    ["84", 10_164, 10_080, "all"],
    ["10", 850, 840, "all"],
  ]);
});

test("convolutions hold 4 % of its parameters and do 86 % of its multiplications", () => {
  const parameters = sum(convolutions.map((layer) => layer.parameters));
  const work = sum(convolutions.map((layer) => layer.multiplyAdds));
  expect([parameters, info.parameters]).toEqual([2_572, 61_706]);
  expect([work, info.multiplyAdds]).toEqual([357_600, 416_520]);
  expect(Math.round((100 * parameters) / info.parameters)).toBe(4);
  expect(Math.round((100 * work) / info.multiplyAdds)).toBe(86);
});

test("the four rules give what the counter gives, for every size that fits", () => {
  for (const [side, channels, filters, kernel, stride, padding] of [
    [28, 1, 6, 5, 1, 2],
    [33, 3, 8, 3, 2, 0],
    [20, 5, 7, 4, 3, 1],
  ] as const) {
    const layer = inferImageLayers(
      [side, side, channels],
      [{ kind: "conv2d", filters, kernel, stride, padding }],
    ).layers[0];
    const out = Math.floor((side + 2 * padding - kernel) / stride) + 1;
    expect(layer?.outputShape).toEqual([out, out, filters]);
    expect(layer?.parameters).toBe((kernel ** 2 * channels + 1) * filters);
    expect(layer?.multiplyAdds).toBe(out ** 2 * kernel ** 2 * channels * filters);
  }
});

test("a larger picture changes no parameter of a convolution", () => {
  const count = (side: number) =>
    inferModel(createLenet5({ inputShape: [side, side, 1] }).layers, {
      ...lenet,
      inputShape: [side, side, 1],
    }).layers;
  const [small, large] = [count(28), count(56)];
  small.forEach((layer, i) => {
    const other = large[i];
    if (layer.kind === "conv2d") expect(other?.parameters).toBe(layer.parameters);
  });
  const firstDense = (layers: typeof small) => layers.find(({ kind }) => kind === "dense")?.parameters ?? 0;
  expect(firstDense(large)).toBeGreaterThan(firstDense(small));
});

test("twice as many filters: four times the weights of the second convolution, twice those of the dense layer", () => {
  const count = (first: number, second: number) =>
    inferImageLayers(
      [28, 28, 1],
      [
        { kind: "conv2d", filters: first, kernel: 5, padding: "same" },
        { kind: "averagePool" },
        { kind: "conv2d", filters: second, kernel: 5 },
        { kind: "averagePool" },
        { kind: "flatten" },
        { kind: "dense", units: 120 },
      ],
    ).layers;
  const weights = (layers: ReturnType<typeof count>, i: number) => sum([layers[i]?.parameters ?? 0]);
  const [once, twice] = [count(6, 16), count(12, 32)];
  expect(weights(once, 2) - 16).toBe(2_400);
  expect(weights(twice, 2) - 32).toBe(9_600);
  expect(weights(once, 5) - 120).toBe(48_000);
  expect(weights(twice, 5) - 120).toBe(96_000);
});

test("fourteen convolutions of 3 x 3 see a whole digit, six with a pool behind every second", () => {
  expect(seenBehind(Array.from({ length: 13 }, () => conv))).toBe(27);
  expect(seenBehind(Array.from({ length: 14 }, () => conv))).toBe(29);
  const pool = { kind: "maxPool" } as const;
  expect(seenBehind([conv, conv, pool, conv, conv, pool, conv])).toBe(24);
  expect(seenBehind([conv, conv, pool, conv, conv, pool, conv, conv])).toBe(32);
});

test("the count of the exercise: 9,098, and what leads to other answers", () => {
  const count = (padding: "same" | "valid") =>
    inferImageLayers(
      [28, 28, 1],
      [
        { kind: "conv2d", filters: 8, kernel: 3, padding },
        { kind: "maxPool" },
        { kind: "conv2d", filters: 16, kernel: 3, padding },
        { kind: "maxPool" },
        { kind: "flatten" },
        { kind: "dense", units: 10 },
      ],
    );
  expect(count("same").layers.map(({ parameters }) => parameters)).toEqual([80, 0, 1_168, 0, 0, 7_850]);
  expect(count("same").parameters).toBe(9_098);
  expect(count("valid").parameters).toBe(5_258);
  expect(10 * 8 + 10 * 16 + 7_850).toBe(8_090);
  expect(80 + 1_168 + 14 * 14 * 16 * 10 + 10).toBe(32_618);
});
