import { beforeAll, expect, test } from "vitest";
import { countWays, findExtent, growSight, pixelSight } from "@/lib/math/receptive-field";
import { createRandom, type Random } from "@/lib/math/random";
import { ExperimentError } from "../../experiment-error";
import { inferModel, type ModelInfo } from "../../infer";
import { initializeModel } from "../../initialize";
import { listAxes } from "../../list-axes";
import { completeLayers } from "../../networks/network";
import type { Layer, WrittenLayer } from "../../schema-layers";
import { applyLayer } from "./forward";
import { differentiateByInput, type ImageUnit } from "./input-gradient";
import { loadTfNode } from "./load-node";

let tf: Awaited<ReturnType<typeof loadTfNode>>;
beforeAll(async () => {
  tf = await loadTfNode("cpu");
});

interface Stack {
  layers: Layer[];
  info: ModelInfo;
  side: number;
}

const pick = <T>(random: Random, items: readonly T[]) => items[random.integer(items.length)] as T;

/** One to four layers of windows with whatever strides, paddings and dilations; the images may come to an end in them. */
function writeStack(random: Random): { written: WrittenLayer[]; side: number } {
  const written = Array.from({ length: 1 + random.integer(4) }, (): WrittenLayer => {
    const kind = pick(random, ["conv2d", "conv2d", "depthwiseConv2d", "maxPool", "averagePool"] as const);
    const stride = pick(random, [1, 1, 2, 3]);
    if (kind === "maxPool" || kind === "averagePool") {
      const size = pick(random, [2, 2, 3]);
      return { kind, size, stride, padding: pick(random, ["valid", "same", 1]) };
    }
    const window = {
      kernel: pick(random, [1, 2, 3, 3, 5]),
      stride,
      padding: pick(random, ["valid", "same", 1, 3] as const),
      dilation: pick(random, [1, 1, 2, 3]),
      activation: pick(random, ["linear", "relu"] as const),
    };
    return kind === "conv2d" ? { kind, filters: 2, ...window } : { kind, ...window };
  });
  return { written, side: 7 + random.integer(12) };
}

function buildStack(written: readonly WrittenLayer[], side: number): Stack {
  const layers = completeLayers(written);
  const frame = { inputShape: [side, side, 1], outputs: 1, initialization: { kind: "he" } as const };
  return { layers, info: inferModel(layers, frame), side };
}

/** Stacks that are possible; the others are refused by name. */
function listStacks(count: number): Stack[] {
  const random = createRandom(4, "stacks");
  const stacks: Stack[] = [];
  while (stacks.length < count) {
    const { written, side } = writeStack(random);
    try {
      stacks.push(buildStack(written, side));
    } catch (error) {
      expect(error).toBeInstanceOf(ExperimentError);
    }
  }
  return stacks;
}

/** Squares of the gradient over all examples of a draw of weights and images, [side, side]. */
function draw({ layers, info, side }: Stack, unit: ImageUnit, seed: number, batch = 16): Float32Array {
  let squares = new Float32Array();
  tf.tidy(() => {
    const weights = new Map(
      initializeModel(info, seed).map(({ name, shape, values }) => [name, tf.tensor(values, [...shape])]),
    );
    const random = createRandom(seed, "images");
    const pixels = Float32Array.from({ length: batch * side * side }, () => random.normal());
    const images = tf.tensor4d(pixels, [batch, side, side, 1]);
    const gradient = differentiateByInput(tf, layers, info, weights, images, unit);
    squares = tf.sum(tf.square(gradient), [0, 3]).dataSync<"float32">().slice();
  });
  return squares;
}

/** The same, added up over as many draws as it takes to reach every pixel of the window, up to `most`. */
function gather(stack: Stack, unit: ImageUnit, reached: readonly boolean[], most: number): Float64Array {
  const sum = new Float64Array(stack.side ** 2);
  for (let seed = 0; seed < most; seed++) {
    draw(stack, unit, seed).forEach((square, i) => (sum[i] = (sum[i] as number) + square));
    if (reached.every((is, i) => !is || sum[i] !== 0)) break;
  }
  return sum;
}

function place({ info }: Stack, random: Random): ImageUnit {
  const layer = info.layers.length - 1;
  const [height = 0, width = 0, channels = 0] = info.layers[layer]?.outputShape ?? [];
  // The corners, where the border cuts, as often as any other place.
  const along = (size: number) => pick(random, [0, size - 1, random.integer(size), random.integer(size)]);
  return { layer, row: along(height), column: along(width), channel: random.integer(channels) };
}

test("the gradient is that of finite differences", () => {
  const stack = buildStack(
    [
      { kind: "conv2d", filters: 2, activation: "tanh", dilation: 2, padding: "same" },
      { kind: "averagePool", size: 3, stride: 2 },
      { kind: "conv2d", filters: 2, activation: "tanh" },
    ],
    9,
  );
  const { layers, info, side } = stack;
  const unit = { layer: 2, row: 1, column: 0, channel: 1 };
  tf.tidy(() => {
    const weights = new Map(
      initializeModel(info, 1).map(({ name, shape, values }) => [name, tf.tensor(values, [...shape])]),
    );
    const random = createRandom(2, "images");
    const pixels = Float32Array.from({ length: 2 * side * side }, () => random.normal());
    const upload = (values: Float32Array) => tf.tensor4d(values, [2, side, side, 1]);
    const gradient = differentiateByInput(tf, layers, info, weights, upload(pixels), unit).dataSync();
    const answer = (values: Float32Array, example: number) => {
      let x = upload(values) as ReturnType<typeof tf.tensor>;
      layers.forEach((layer, i) => {
        x = applyLayer(tf, layer, info.layers[i]!, x, { weights, batchStatistics: false, dropout: null });
      });
      return x.slice([example, unit.row, unit.column, unit.channel], [1, 1, 1, 1]).dataSync()[0] as number;
    };
    for (let i = 0; i < pixels.length; i += 7) {
      const example = Math.floor(i / side ** 2);
      const at = (shift: number) => answer(pixels.with(i, pixels[i]! + shift), example);
      expect(Math.abs((at(0.01) - at(-0.01)) / 0.02 - gradient[i]!)).toBeLessThan(1e-3);
    }
  });
});

test("the pixels that have a gradient are just those of the theoretical window, in 60 random stacks", () => {
  const random = createRandom(5, "units");
  let holes = 0;
  let cuts = 0;
  for (const stack of listStacks(60)) {
    const unit = place(stack, random);
    const axes = listAxes(stack.layers, stack.info.layers);
    const rows = axes.map((axis) => axis.rows);
    const columns = axes.map((axis) => axis.columns);
    expect(rows.at(-1)?.output).toBe(stack.info.layers.at(-1)?.outputShape[0]);
    const down = countWays(rows, unit.row)[0] ?? new Float64Array();
    const across = countWays(columns, unit.column)[0] ?? new Float64Array();
    const reached = Array.from(
      { length: stack.side ** 2 },
      (_, i) => down[Math.floor(i / stack.side)]! * across[i % stack.side]! > 0,
    );
    const gradient = gather(stack, unit, reached, 400);
    expect(
      [...gradient].map((square) => square !== 0),
      JSON.stringify({ unit, layers: stack.layers }),
    ).toEqual(reached);

    // And the window is the recursion's, cut at the border.
    const sight = rows.reduce(growSight, pixelSight);
    expect(sight).toMatchObject(stack.info.layers.at(-1)?.receptiveField ?? {});
    const extent = findExtent(down);
    const start = sight.start + unit.row * sight.jump;
    const end = start + sight.size - 1;
    if (extent === null) continue;
    expect(extent.first).toBeGreaterThanOrEqual(start);
    expect(extent.last).toBeLessThanOrEqual(end);
    if (start >= 0 && end < stack.side && !rows.some(({ before, after }) => before + after > 0))
      expect(extent).toEqual({ first: start, last: end });
    if (start < 0 || end >= stack.side) cuts++;
    if ([...down.subarray(extent.first, extent.last + 1)].includes(0)) holes++;
  }
  // The stacks are varied enough to meet both.
  expect(cuts).toBeGreaterThan(10);
  expect(holes).toBeGreaterThan(3);
});

test("the gradient's mean square over weights goes with the number of ways from the pixel to the unit", () => {
  const stack = buildStack(
    Array.from({ length: 4 }, () => ({ kind: "conv2d", filters: 4, padding: "same" }) as const),
    9,
  );
  const unit = { layer: 3, row: 4, column: 4, channel: 0 };
  const sum = new Float64Array(81);
  // Without an activation all images have the same gradient.
  for (let seed = 0; seed < 400; seed++)
    draw(stack, unit, seed, 1).forEach((square, i) => (sum[i] = (sum[i] as number) + square));
  const total = sum.reduce((a, b) => a + b);
  const along = Array.from(
    { length: 9 },
    (_, row) => sum.subarray(9 * row, 9 * row + 9).reduce((a, b) => a + b) / total,
  );
  const ways = countWays(
    listAxes(stack.layers, stack.info.layers).map(({ rows }) => rows),
    4,
  )[0]!;
  // 1 4 10 16 19 16 10 4 1, of 81.
  expect([...ways]).toEqual([1, 4, 10, 16, 19, 16, 10, 4, 1]);
  along.forEach((share, i) => expect(Math.abs(share - ways[i]! / 81)).toBeLessThan(0.02));
});

test("every tensor made on the way is freed", () => {
  const stack = buildStack([{ kind: "conv2d", activation: "relu" }, { kind: "maxPool" }], 12);
  const before = tf.memory().numTensors;
  draw(stack, { layer: 1, row: 2, column: 2, channel: 3 }, 1);
  expect(tf.memory().numTensors).toBe(before);
});
