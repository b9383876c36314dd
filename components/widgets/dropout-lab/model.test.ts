import { expect, test } from "vitest";
import { createDenseEngine } from "@/lib/experiment/engines/dense/create-engine";
import { readPlane } from "@/components/training/plane";
import { makeExperiments } from "./experiments";
import { drawMasks, sampleSums } from "./masks";
import { predictSum, readNetwork, sendForward } from "./model";
import { definition, type State } from "./state";

const open = (patch: Partial<State> = {}): State => definition.schema.parse(patch);

/** The copy with dropout after so many steps: its engine, its network, its training points. */
async function train(state: State, steps: number) {
  const [, experiment] = makeExperiments(state);
  const engine = createDenseEngine(experiment);
  for (let step = 0; step < steps; step++) engine.trainStep();
  await engine.readLoss();
  const network = readNetwork(await engine.readWeights(), state.activation);
  const points = readPlane(experiment).points.filter(({ part }) => part === "train");
  return { experiment, engine, network, points };
}

const crossEntropy = (logit: number, target: number) => Math.log1p(Math.exp(target === 1 ? -logit : logit));

test("the masks drawn are those of the training: they give the very loss that its next step reports", async () => {
  for (const state of [open(), open({ activation: "relu", rate: 0.3, width: 7, points: 23, seed: 2 })])
    for (const steps of [0, 1, 250]) {
      const { experiment, engine, network, points } = await train(state, steps);
      const losses = points.map(({ x, y, target }, row) =>
        crossEntropy(sendForward(network, [x, y], drawMasks(experiment, steps, row)).logit, target),
      );
      engine.trainStep();
      const mean = losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
      expect(mean).toBeCloseTo(await engine.readLoss(), 4);
    }
});

test("without masks the pass is what the engine gives after training", async () => {
  const state = open();
  const { engine, network, points } = await train(state, 100);
  const [first] = points;
  const input = [first?.x ?? 0, first?.y ?? 0];
  const pass = sendForward(network, input, null);
  const observed = await engine.observe(Float32Array.from(input), 1);
  for (const [layer, hidden] of [
    [0, 0],
    [2, 1],
  ] as const)
    pass.outputs[hidden]?.forEach((value, unit) =>
      expect(value).toBeCloseTo(observed[layer]?.[unit] ?? NaN, 4),
    );
  expect(pass.logit).toBeCloseTo(observed[4]?.[0] ?? NaN, 4);
});

test("a dropped neuron is as good as absent: its own weights do not matter", async () => {
  const { experiment, network } = await train(open(), 50);
  const masks = drawMasks(experiment, 50, 0);
  const dropped = masks[0]?.findIndex((factor) => factor === 0) ?? -1;
  const before = sendForward(network, [0.3, -0.2], masks).logit;
  network.layers[1]?.kernel.fill(99, 16 * dropped, 16 * (dropped + 1));
  expect(sendForward(network, [0.3, -0.2], masks).logit).toBe(before);
});

test("masks drop the share p of the neurons and multiply the rest by 1 / (1 - p)", () => {
  const [, experiment] = makeExperiments(open({ rate: 0.2 }));
  const factors = Array.from({ length: 500 }, (_, step) => [
    ...drawMasks(experiment, step, 3).flatMap((m) => [...m]),
  ]).flat();
  expect(new Set(factors)).toEqual(new Set([0, Math.fround(1.25)]));
  expect(factors.filter((factor) => factor === 0).length / factors.length).toBeCloseTo(0.2, 1);
});

test("every point of a step has a mask of its own, and every step another", () => {
  const [, experiment] = makeExperiments(open());
  const print = (step: number, row: number) => drawMasks(experiment, step, row).join();
  expect(new Set([print(0, 0), print(0, 1), print(1, 0), print(1, 1)]).size).toBe(4);
  expect(print(7, 2)).toBe(print(7, 2));
});

test("over many masks a second-layer sum has the mean it has without dropout; unscaled, 1 - p of it", async () => {
  for (const rate of [0.2, 0.5, 0.8]) {
    const { experiment, network, points } = await train(open({ rate }), 300);
    const input = [points[0]?.x ?? 0, points[0]?.y ?? 0];
    for (const scaled of [true, false])
      for (const unit of [0, 5]) {
        const neuron = { layer: 2, unit };
        const spec = { network, experiment, input, row: 0, neuron, step: 300, count: 2000, scaled };
        const { sums, means, whole, mean, std } = sampleSums(spec);
        expect(mean).toBeCloseTo(scaled ? whole : (1 - rate) * whole, 8);
        // Four standard errors.
        expect(Math.abs((means.at(-1) ?? NaN) - (mean ?? NaN))).toBeLessThan((4 * std) / Math.sqrt(2000));
        const measured = Math.sqrt(sums.reduce((sum, value) => sum + (value - (mean ?? NaN)) ** 2, 0) / 2000);
        expect(measured / std).toBeGreaterThan(0.93);
        expect(measured / std).toBeLessThan(1.07);
      }
  }
});

test("nothing is masked before the first layer, and its sums never change", async () => {
  const { experiment, network } = await train(open(), 20);
  const neuron = { layer: 1, unit: 2 };
  const { sums, whole, std } = sampleSums({
    ...{ network, experiment, input: [0.5, 0.5], row: 0, neuron, step: 20, count: 50, scaled: true },
  });
  expect(new Set(sums)).toEqual(new Set([whole]));
  expect(std).toBe(0);
});

test("theory of one sum: three products, all eight masks counted", () => {
  const products = [1, -2, 0.5];
  for (const [rate, scaled] of [
    [0.5, true],
    [0.3, true],
    [0.3, false],
  ] as const) {
    let [first, second] = [0, 0];
    for (let bits = 0; bits < 8; bits++) {
      let [chance, sum] = [1, 0];
      products.forEach((product, j) => {
        const isKept = (bits >> j) % 2 === 1;
        chance *= isKept ? 1 - rate : rate;
        if (isKept) sum += product / (scaled ? 1 - rate : 1);
      });
      first += chance * sum;
      second += chance * sum ** 2;
    }
    const { mean, std } = predictSum(products, rate, scaled);
    expect(mean).toBeCloseTo(first, 10);
    expect(std).toBeCloseTo(Math.sqrt(second - first ** 2), 10);
  }
});

test("both copies start from the same weights", async () => {
  const [first, second] = await Promise.all(
    makeExperiments(open()).map((experiment) => createDenseEngine(experiment).readWeights()),
  );
  expect(second).toEqual(first);
});

test("at rate 0 the copy with dropout is the copy without", async () => {
  const [first, second] = await Promise.all(
    makeExperiments(open({ rate: 0 })).map(async (experiment) => {
      const engine = createDenseEngine(experiment);
      for (let step = 0; step < 40; step++) engine.trainStep();
      return engine.readWeights();
    }),
  );
  expect(second).toEqual(first);
});
