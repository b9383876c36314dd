import { beforeAll, expect, test } from "vitest";
import { createRandom } from "@/lib/math/random";
import { createTfjsEngine, type TfjsEngine } from "../engines/tfjs/create-engine";
import { loadTfNode } from "../engines/tfjs/load-node";
import { createExperiment } from "../schema";
import type { WrittenLayer } from "../schema-layers";
import { addNoise, attack } from "./attack";
import { applySticker, gatherBySticker, stepSticker, type StuckImages } from "./sticker";

let tf: Awaited<ReturnType<typeof loadTfNode>>;
beforeAll(async () => {
  tf = await loadTfNode("wasm");
});

const smooth: WrittenLayer[] = [
  { kind: "conv2d", filters: 4, kernel: 5, stride: 2, activation: "tanh" },
  { kind: "averagePool" },
  { kind: "conv2d", filters: 6, activation: "tanh" },
  { kind: "flatten" },
  { kind: "dense" },
];

async function build(layers: WrittenLayer[], steps = 0): Promise<TfjsEngine> {
  const engine = await createTfjsEngine(
    tf,
    createExperiment({
      data: { source: { kind: "signs" }, size: 160, noise: 0.02, split: { validation: 0, test: 0.2 } },
      model: { layers },
      training: { learningRate: 0.005 },
    }),
  );
  for (let step = 0; step < steps; step++) engine.trainStep();
  await engine.readLoss();
  return engine;
}

const differentiator = (engine: TfjsEngine) => (inputs: Float32Array, labels: Int32Array) =>
  engine.differentiateByInput(inputs, labels);

/** Each example's own loss, [count], with these labels taken for right. */
async function measureLosses(engine: TfjsEngine, inputs: Float32Array, labels: Int32Array) {
  const answers = await engine.predict(inputs, labels.length);
  const classes = answers.length / labels.length;
  return Array.from(labels, (label, i) => -Math.log(Math.max(1e-30, answers[i * classes + label]!)));
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

test("the gradient by the pixels is that of finite differences, for true and for wished labels", async () => {
  const engine = await build(smooth, 20);
  const { raw } = engine.data.parts.test;
  const inputs = raw.slice(0, 2 * 3072);
  const random = createRandom(1, "pixels");
  for (const labels of [Int32Array.of(0, 3), Int32Array.of(6, 6)]) {
    const gradient = await engine.differentiateByInput(inputs, labels);
    for (let k = 0; k < 20; k++) {
      const i = random.integer(inputs.length);
      const at = async (shift: number) =>
        sum(await measureLosses(engine, inputs.with(i, inputs[i]! + shift), labels));
      const slope = ((await at(0.02)) - (await at(-0.02))) / 0.04;
      expect(Math.abs(slope - gradient[i]!)).toBeLessThan(2e-3 + 0.03 * Math.abs(slope));
    }
  }
  engine.dispose();
});

test("the gradient holds each example's own, however many there are, and frees every tensor", async () => {
  const engine = await build(smooth);
  const { raw, labels, count } = engine.data.parts.train;
  expect(count).toBe(128);
  // More than one piece.
  const inputs = Float32Array.from([...raw, ...raw.subarray(0, 3 * 3072)]);
  const asked = Int32Array.from([...labels!, ...labels!.subarray(0, 3)]);
  const before = tf.memory().numTensors;
  const together = await engine.differentiateByInput(inputs, asked);
  expect(tf.memory().numTensors).toBe(before);
  const alone = await engine.differentiateByInput(inputs.slice(-3072), asked.slice(-1));
  alone.forEach((value, i) =>
    expect(Math.abs(value - together[together.length - 3072 + i]!)).toBeLessThan(1e-6),
  );
  engine.dispose();
});

test("no attack leaves its reach or the range of light, and noise is of the same size", async () => {
  const engine = await build(smooth, 10);
  const { raw, labels } = engine.data.parts.test;
  const random = createRandom(1, "start");
  const differentiate = differentiator(engine);
  const moved = [
    await attack(differentiate, raw, labels!, { epsilon: 0.05, steps: 1, direction: "away" }),
    await attack(differentiate, raw, labels!, { epsilon: 0.05, steps: 4, direction: "away", random }),
    addNoise(raw, 0.05, random),
  ];
  for (const values of moved) {
    expect(values.every((value, i) => Math.abs(value - raw[i]!) < 0.05 + 1e-6)).toBe(true);
    expect(values.every((value) => value >= 0 && value <= 1)).toBe(true);
  }
  // Where nothing is cut at black or white, both move a value by just epsilon; a pixel that no filter reads stays.
  for (const values of [moved[0]!, moved[2]!]) {
    const free = [...raw.keys()].filter((i) => raw[i]! > 0.05 && raw[i]! < 0.95);
    const full = free.filter((i) => Math.abs(Math.abs(values[i]! - raw[i]!) - 0.05) < 1e-6);
    expect(full.length / free.length).toBeGreaterThan(0.9);
  }
  engine.dispose();
});

test("one signed step is the worst there is within reach of a linear model of two classes", async () => {
  const engine = await createTfjsEngine(
    tf,
    createExperiment({
      data: { source: { kind: "signs", signs: ["stop", "speed limit 45"] }, size: 64 },
      training: { learningRate: 0.0005 },
      model: { layers: [{ kind: "flatten" }, { kind: "dense" }] },
    }),
  );
  for (let step = 0; step < 10; step++) engine.trainStep();
  await engine.readLoss();
  const raw = engine.data.parts.train.raw.slice(0, 8 * 3072);
  const labels = engine.data.parts.train.labels!.slice(0, 8);
  const epsilon = 0.04;
  const worst = await attack(differentiator(engine), raw, labels, { epsilon, steps: 1, direction: "away" });
  /** How far the wrong answer is above the right one, before the softmax. */
  const measureMargins = async (inputs: Float32Array) => {
    const logits = (await engine.observe(inputs, 8)).at(-1)!;
    return Array.from(labels, (label, i) => logits[2 * i + 1 - label]! - logits[2 * i + label]!);
  };
  const most = await measureMargins(worst);
  const random = createRandom(2, "others");
  for (let k = 0; k < 20; k++)
    (await measureMargins(addNoise(raw, epsilon, random))).forEach((margin, i) =>
      expect(margin).toBeLessThan(most[i]!),
    );
  engine.dispose();
});

test("more steps find more loss within the same reach, and steps towards a wish lower the wish's loss", async () => {
  const engine = await build(smooth, 60);
  const { raw, labels } = engine.data.parts.test;
  const differentiate = differentiator(engine);
  const epsilon = 0.06;
  const mean = async (inputs: Float32Array, asked: Int32Array) =>
    sum(await measureLosses(engine, inputs, asked)) / asked.length;
  const one = await attack(differentiate, raw, labels!, { epsilon, steps: 1, direction: "away" });
  const ten = await attack(differentiate, raw, labels!, { epsilon, steps: 10, direction: "away" });
  const start = await mean(raw, labels!);
  expect(await mean(one, labels!)).toBeGreaterThan(2 * start);
  expect(await mean(ten, labels!)).toBeGreaterThan(await mean(one, labels!));
  const wish = new Int32Array(labels!.length).fill(6);
  const towards = await attack(differentiate, raw, wish, { epsilon, steps: 10, direction: "towards" });
  expect(await mean(towards, wish)).toBeLessThan(0.5 * (await mean(raw, wish)));
  engine.dispose();
});

/** Two pictures that wear a sticker of 2 by 2 colours, in different places. */
function stick(images: Float32Array): StuckImages {
  const place = (from: number) =>
    Int32Array.from({ length: 1024 }, (_, i) => {
      const [x, y] = [(i % 32) - from, Math.floor(i / 32) - from];
      return x < 0 || y < 0 || x >= 8 || y >= 8 ? -1 : 2 * Math.floor(y / 4) + Math.floor(x / 4);
    });
  return { images, maps: [place(4), place(15)], lights: [1, 0.7] };
}

test("a sticker covers what is under it and nothing else, and its gradient is that of finite differences", async () => {
  const engine = await build(smooth, 20);
  const stuck = stick(engine.data.parts.test.raw.slice(0, 2 * 3072));
  const random = createRandom(3, "colours");
  const colors = Float32Array.from({ length: 12 }, () => 0.1 + 0.8 * random.next());
  const worn = applySticker(stuck, colors);
  worn.forEach((value, i) => {
    const image = Math.floor(i / 3072);
    const color = stuck.maps[image]![Math.floor((i % 3072) / 3)]!;
    if (color < 0) expect(value).toBe(stuck.images[i]);
    else expect(value).toBeCloseTo(stuck.lights[image]! * colors[3 * color + (i % 3)]!, 6);
  });
  const wish = Int32Array.of(6, 6);
  const gradient = gatherBySticker(stuck, colors, await engine.differentiateByInput(worn, wish));
  for (let k = 0; k < 12; k++) {
    const at = async (shift: number) =>
      sum(await measureLosses(engine, applySticker(stuck, colors.with(k, colors[k]! + shift)), wish));
    const slope = ((await at(0.01)) - (await at(-0.01))) / 0.02;
    expect(Math.abs(slope - gradient[k]!)).toBeLessThan(5e-3 + 0.03 * Math.abs(slope));
  }
  const stepped = await stepSticker(differentiator(engine), stuck, colors, { target: 6, size: 0.03 });
  expect(sum(await measureLosses(engine, applySticker(stuck, stepped), wish))).toBeLessThan(
    sum(await measureLosses(engine, worn, wish)),
  );
  engine.dispose();
});
