import { beforeAll, expect, test } from "vitest";
import { makeDigit } from "@/components/widgets/feature-maps/digit";
import { makeExperiment, makeNetwork } from "@/components/widgets/feature-maps/experiment";
import { definition as maps } from "@/components/widgets/feature-maps/state";
import { countParameters, makeExperiments } from "@/components/widgets/shift-lab/experiments";
import { makeHeldOut } from "@/components/widgets/shift-lab/held-out";
import { findAnswer, measureShifts, type ShiftCurve } from "@/components/widgets/shift-lab/measure";
import { definition } from "@/components/widgets/shift-lab/state";
import { createEngine } from "@/lib/experiment/engines/create-engine";
import type { Engine } from "@/lib/experiment/engines/engine";
import { loadTfNode } from "@/lib/experiment/engines/tfjs/load-node";
import { inferExperiment, inferModel } from "@/lib/experiment/infer";
import { completeLayers } from "@/lib/experiment/networks/network";
import { createExperiment, type Experiment } from "@/lib/experiment/schema";
import type { WrittenLayer } from "@/lib/experiment/schema-layers";
import { shiftImages } from "@/lib/math/shift-images";

const opening = definition.schema.parse({});

async function trainTo(experiment: Experiment, steps: number): Promise<Engine> {
  const engine = await createEngine(experiment, () => loadTfNode("wasm"));
  while (engine.step < steps) engine.trainStep();
  await engine.readLoss();
  return engine;
}

let curves: ShiftCurve[];

beforeAll(async () => {
  curves = [];
  for (const experiment of makeExperiments(opening)) {
    const engine = await trainTo(experiment, opening.steps);
    curves.push(await measureShifts(engine, makeHeldOut(opening.seed), opening.direction));
    engine.dispose();
  }
}, 600_000);

const readRight = (net: number, shift: number) => curves[net]?.accuracy[shift] ?? NaN;

test("each of the three reads about nine of ten digits in the middle, or more", () => {
  for (const net of [0, 1, 2]) expect(readRight(net, 0)).toBeGreaterThan(0.87);
});

test("a CNN keeps its accuracy under shifts where a dense net loses it, if it ends in a global pool", () => {
  expect(readRight(0, 4)).toBeLessThan(0.25);
  expect(readRight(1, 4)).toBeGreaterThan(0.15);
  expect(readRight(1, 4)).toBeLessThan(0.5);
  expect(Math.abs(readRight(2, 4) - 0.76)).toBeLessThan(0.1);
  // The convolutions with a dense head fall later than the dense network, and do fall.
  expect(readRight(1, 3)).toBeGreaterThan(readRight(0, 3));
  for (const shift of [6, 7, 8]) {
    for (const net of [0, 1]) expect(readRight(net, shift)).toBeLessThan(0.25);
    expect(readRight(2, shift)).toBeGreaterThan(0.45);
  }
});

test("trained on digits up to 4 pixels off, the dense net reads fewer in the middle, over half at 3, and guesses at 7", async () => {
  const [experiment] = makeExperiments({ ...opening, trainingShift: 4 });
  if (experiment === undefined) throw new Error("there are three");
  const engine = await trainTo(experiment, opening.steps);
  const { accuracy } = await measureShifts(engine, makeHeldOut(opening.seed), opening.direction);
  expect(Math.abs((accuracy[0] ?? NaN) - 0.75)).toBeLessThan(0.07);
  expect(accuracy[3]).toBeGreaterThan(0.5);
  expect(readRight(0, 3)).toBeLessThan(0.42);
  expect(readRight(0, 0) - (accuracy[0] ?? NaN)).toBeGreaterThan(0.07);
  expect(accuracy[7]).toBeLessThan(0.25);
  engine.dispose();
}, 300_000);

test("the network with a global pool has a third of the parameters, its head 330 and the other's 15,690", () => {
  const experiments = makeExperiments(opening);
  const [dense = NaN, flat = NaN, pooled = NaN] = experiments.map(countParameters);
  expect(pooled / dense).toBeCloseTo(1 / 3, 1);
  const heads = experiments.map((each) => inferExperiment(each).layers.at(-1)?.parameters);
  expect(heads.slice(1)).toEqual([15_690, 330]);
  expect(flat - pooled).toBe(15_690 - 330);
});

const infer = (inputShape: number[], layers: WrittenLayer[]) =>
  inferModel(completeLayers(layers), { inputShape, outputs: 10, initialization: { kind: "he" } });

test("eight maps of 28 by 28: 208 parameters shared, 163,072 local, 4,923,520 dense", () => {
  const conv = infer([28, 28, 1], [{ kind: "conv2d", filters: 8, kernel: 5, padding: "same" }]);
  expect(conv.outputShape).toEqual([28, 28, 8]);
  expect(conv.parameters).toBe(208);
  const outputs = 28 * 28 * 8;
  expect(outputs).toBe(6272);
  expect(outputs * (5 * 5 + 1)).toBe(163_072);
  const dense = infer([28, 28, 1], [{ kind: "flatten" }, { kind: "dense", units: outputs }]);
  expect(dense.parameters).toBe(4_923_520);
  expect(163_072 / 208).toBe(784);
  expect(Math.round(4_923_520 / 163_072)).toBe(30);
});

test("AlexNet's first layer: 34,848 weights, 96 biases, 290,400 outputs, 105,705,600 unshared", () => {
  const layer: WrittenLayer = { kind: "conv2d", filters: 96, kernel: 11, stride: 4 };
  const { layers, outputShape } = infer([227, 227, 3], [layer]);
  const sizes = layers[0]?.weights.map(({ shape }) => shape.reduce((a, b) => a * b, 1));
  expect(sizes).toEqual([34_848, 96]);
  expect(outputShape).toEqual([55, 55, 96]);
  expect(55 * 55 * 96).toBe(290_400);
  expect(290_400 * (11 * 11 * 3 + 1)).toBe(105_705_600);
  expect((224 - 11) / 4 + 1).toBe(54.25);
});

test("32 filters of 3 on 16 channels: 4,640, whatever the picture's size; the exercise's three counts", () => {
  for (const side of [14, 64])
    expect(infer([side, side, 16], [{ kind: "conv2d", filters: 32 }]).parameters).toBe(4640);
  expect(32 * 9 * 16 * 14 * 14).toBe(903_168);
  const conv = infer([32, 32, 3], [{ kind: "conv2d", filters: 16, kernel: 5 }]);
  expect([conv.outputShape, conv.parameters]).toEqual([[28, 28, 16], 1216]);
  expect(28 * 28 * 16 * 76).toBe(953_344);
  expect(12_544 * 3073).toBe(38_547_712);
  expect(953_344 / 1216).toBe(784);
});

test("the widget's second layer has filters of 3 by 3 by 8, and the trained net reads over nine of ten digits", async () => {
  const state = maps.schema.parse({});
  const network = makeNetwork(state);
  expect(inferModel(network.layers, network).layers[2]?.weights[0]?.shape).toEqual([3, 3, 8, 16]);
  const engine = await trainTo(makeExperiment(state), state.steps);
  expect((await engine.evaluate("test")).accuracy).toBeGreaterThan(0.9);
  const answers = await engine.predict(makeDigit(state), 1);
  expect(findAnswer(answers, 0).digit).toBe(state.digit);
  engine.dispose();
}, 300_000);

test("a global mean of equivariant maps is invariant: exactly, for moves that the strides do not break", async () => {
  const experiment = createExperiment({
    data: { source: { kind: "digits" }, size: 20, split: { validation: 0, test: 0 } },
    model: {
      layers: [
        { kind: "conv2d", filters: 4, activation: "relu" },
        { kind: "maxPool" },
        { kind: "conv2d", filters: 8, activation: "relu" },
        { kind: "globalAveragePool" },
        { kind: "dense" },
      ],
      initialization: { kind: "he" },
    },
  });
  const engine = await trainTo(experiment, 3);
  // A blot in the middle, so far from the borders that no window over it reaches one.
  const blot = new Float32Array(784);
  [0.9, 0.4, 1, 0.2, 0.7, 0.5].forEach((ink, i) => (blot[(12 + (i % 3)) * 28 + 12 + (i >> 1)] = ink));
  const answer = async (right: number) =>
    Array.from(
      await engine.predict(
        shiftImages(blot, 28, () => ({ right, down: 0 })),
        1,
      ),
    );
  const differ = (a: number[], b: number[]) =>
    Math.max(...a.map((value, i) => Math.abs(value - (b[i] ?? NaN))));
  const still = await answer(0);
  for (const even of [-4, 2, 4]) expect(differ(await answer(even), still)).toBeLessThan(1e-6);
  expect(differ(await answer(1), still)).toBeGreaterThan(1e-4);
  engine.dispose();
});
