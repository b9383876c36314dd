import { expect, test } from "vitest";
import { buildStage, countChanges, shiftImage, toMap } from "@/components/widgets/pooling-stepper/model";
import { definition, type State } from "@/components/widgets/pooling-stepper/state";
import { loadTfNode } from "@/lib/experiment/engines/tfjs/load-node";
import { inferModel } from "@/lib/experiment/infer";
import { layerSchema } from "@/lib/experiment/schema-layers";
import { pool, type PoolingOptions } from "@/lib/math/pooling";

const opening = definition.schema.parse({});
const show = (change: Partial<State>) => buildStage({ ...opening, ...change });
const countReached = (change: Partial<State>) => show(change).gradient.filter((value) => value !== 0).length;
const halving: PoolingOptions = { kind: "max", size: 2, stride: 2, padding: "valid" };

const infer = (inputShape: number[], layers: unknown[]) =>
  inferModel(
    layers.map((layer) => layerSchema.parse(layer)),
    { inputShape, outputs: 1000, initialization: { kind: "he" } },
  );

/** A square map of zeros with a bright spot at each place in turn. */
const listSpots = (side: number) =>
  Array.from({ length: side * side }, (_, place) =>
    Array.from({ length: side }, (_, row) =>
      Array.from({ length: side }, (_, column) => (row * side + column === place ? 1 : 0)),
    ),
  );

const hides = (before: number[][], after: number[][], options: PoolingOptions) =>
  countChanges(pool(toMap(before), options).values, pool(toMap(after), options).values) === 0;

test("36 numbers in, 9 out; one pixel to the right changes 28 of the 36, 6 of the 9 maxima and all 9 means", () => {
  const { map, output } = show({});
  expect([map.values.length, output.values.length]).toEqual([36, 9]);
  const shifted = toMap(shiftImage(opening.image, "right"));
  expect(countChanges(map.values, shifted.values)).toBe(28);
  expect(show({}).changedByShift).toBe(6);
  expect(show({ kind: "average" }).changedByShift).toBe(9);
});

test("exactly one window of the opening map holds its maximum twice", () => {
  const ties = [0, 1, 2].flatMap((row) => [0, 1, 2].map((column) => show({ row, column }).ties));
  expect(ties).toEqual([1, 1, 1, 1, 1, 2, 1, 1, 1]);
});

test("nine of 36 cells get a gradient under the maximum, all 36 under the average", () => {
  expect(countReached({})).toBe(9);
  expect(countReached({ kind: "average" })).toBe(36);
});

test("the first window makes 6 by its maximum and 2.75 by its mean", () => {
  expect(show({}).output.values[0]).toBe(6);
  expect(show({ kind: "average" }).output.values[0]).toBe(2.75);
});

test("pooling halves both sides, keeps the channels, and has no parameters", () => {
  for (const kind of ["maxPool", "averagePool"]) {
    expect(infer([28, 28, 16], [{ kind }])).toMatchObject({ outputShape: [14, 14, 16], parameters: 0 });
    expect(infer([12, 12, 32], [{ kind }])).toMatchObject({ outputShape: [6, 6, 32], parameters: 0 });
  }
});

test("the convolution behind it needs a quarter of the multiplications", () => {
  const conv = { kind: "conv2d", filters: 16, kernel: 3, padding: "same" };
  const work = (side: number) => infer([side, side, 16], [conv]).layers[0]?.multiplyAdds;
  expect(work(28)).toBe(1_806_336);
  expect(work(14)).toBe(451_584);
});

test("behind a pool the same filter adds twice as many pixels to what is seen", () => {
  const see = (layers: unknown[]) => infer([28, 28, 1], layers).layers.at(-1)?.receptiveField?.size ?? NaN;
  const conv = { kind: "conv2d", filters: 4, kernel: 3 };
  expect(see([{ kind: "maxPool" }, conv]) - see([{ kind: "maxPool" }])).toBe(2 * (see([conv]) - 1));
});

test("a spot that wins all nine windows gets 9; under the average the middle gets 1 and a corner a ninth", () => {
  const spot = Array.from({ length: 5 }, (_, r) =>
    Array.from({ length: 5 }, (_, c) => (r === 2 && c === 2 ? 9 : 0)),
  );
  const overlap = { image: spot, gradient: [[1]], size: 3, stride: 1 };
  const max = show(overlap).gradient;
  expect(max[12]).toBe(9);
  expect(max.filter((value) => value !== 0)).toHaveLength(1);
  const average = show({ ...overlap, kind: "average" }).gradient;
  expect(average[12]).toBeCloseTo(1, 6);
  expect(average[0]).toBeCloseTo(1 / 9, 6);
});

test("at a tie TensorFlow.js gives all to the first in reading order", async () => {
  const tf = await loadTfNode("cpu");
  const gradient = tf.tidy(() => {
    const x = tf.tensor4d([3, 7, 2, 7], [1, 2, 2, 1]);
    const f = (image: typeof x) => tf.maxPool(image, 2, 2, "valid");
    return [
      ...tf
        .grad(f as never)(x, tf.tensor4d([-2], [1, 1, 1, 1]))
        .dataSync(),
    ];
  });
  expect(gradient.map((value) => value + 0)).toEqual([0, -2, 0, 0]);
});

test("of 36 places for a bright pixel 18 hide a shift by one to the right; of 64, 16 hide right and down", () => {
  const right = listSpots(6).filter((spot) => hides(spot, shiftImage(spot, "right"), halving));
  expect(right).toHaveLength(18);
  for (const kind of ["max", "average"] as const) {
    const both = listSpots(8).filter((spot) =>
      hides(spot, shiftImage(shiftImage(spot, "right"), "down"), { ...halving, kind }),
    );
    expect(both).toHaveLength(16);
  }
});

test("a pool over the whole map hides every shift that keeps the spot on it", () => {
  const whole: PoolingOptions = { kind: "average", size: 6, stride: 6, padding: "valid" };
  const inside = listSpots(6).filter((spot) => spot.every((row) => row[5] === 0));
  expect(inside.every((spot) => hides(spot, shiftImage(spot, "right"), whole))).toBe(true);
});

test("VGG-16's first dense layer has 102,760,448 weights, and one behind a global pool 512,000", () => {
  const dense = (layers: unknown[]) => infer([7, 7, 512], layers).layers.at(-1)?.weights[0]?.shape;
  const count = (shape: readonly number[] = []) => shape.reduce((product, side) => product * side, 1);
  expect(count(dense([{ kind: "flatten" }, { kind: "dense", units: 4096 }]))).toBe(102_760_448);
  expect(count(dense([{ kind: "averagePool", size: 7 }, { kind: "flatten" }, { kind: "dense" }]))).toBe(
    512_000,
  );
  expect(102_760_448 / 138_357_544).toBeGreaterThan(0.5);
});

test("in the exercise the 4 gets 3 and the 9 gets 7", () => {
  const stage = show({
    image: [
      [1, 2, 0],
      [3, 4, 1],
      [0, 2, 9],
    ],
    gradient: [
      [1, -1],
      [3, 7],
    ],
    stride: 1,
  });
  expect([...stage.output.values]).toEqual([4, 4, 4, 9]);
  expect([...stage.gradient]).toEqual([0, 0, 0, 0, 3, 0, 0, 0, 7]);
});

test("the 8 of the opening map wins six windows of 3 at stride 1", () => {
  const { output } = show({ size: 3, stride: 1 });
  expect(output.values.filter((value) => value === 8)).toHaveLength(6);
});
