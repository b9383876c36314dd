import { beforeAll, expect, test } from "vitest";
import { createTraining, listNets, type NetSpec } from "@/components/widgets/residual-lab/experiments";
import { readGradientProfile } from "@/components/widgets/residual-lab/gradient-profile";
import { definition } from "@/components/widgets/residual-lab/state";
import { countResnet } from "@/components/widgets/resnet-table/model";
import { tableDepths } from "@/components/widgets/resnet-table/state";
import { createTfjsEngine } from "@/lib/experiment/engines/tfjs/create-engine";
import { loadTfNode } from "@/lib/experiment/engines/tfjs/load-node";
import { inferModel } from "@/lib/experiment/infer";
import { createVgg16 } from "@/lib/experiment/networks/vgg";
import { layerSchema } from "@/lib/experiment/schema-layers";

const SEEDS = [1, 2];
const STEPS = 80;

let tf: Awaited<ReturnType<typeof loadTfNode>>;
beforeAll(async () => {
  tf = await loadTfNode("wasm");
});

const average = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const opening = definition.schema.parse({});
const specify = (isResidual: boolean, depth: number, patch: Partial<NetSpec> = {}): NetSpec => {
  const found = listNets(opening).find((net) => net.isResidual === isResidual && net.depth === depth);
  if (found === undefined) throw new Error(`the widget does not open with a network of depth ${depth}`);
  return { ...found, ...patch };
};

interface Trained {
  /** Mean of the batches of the last quarter of the run. */
  loss: number;
  start: Float32Array;
  end: Float32Array;
}

async function train(spec: NetSpec, steps = STEPS): Promise<Trained> {
  const engine = await createTfjsEngine(tf, createTraining(spec));
  const start = await readGradientProfile(engine);
  for (let step = 0; step < steps; step++) {
    if (step === Math.floor(0.75 * steps)) await engine.readLoss();
    engine.trainStep();
  }
  const loss = await engine.readLoss();
  const end = await readGradientProfile(engine);
  engine.dispose();
  return { loss, start, end };
}

const compareEnds = (profile: Float32Array) => (profile[0] ?? NaN) / (profile.at(-1) ?? NaN);
const spread = (profile: Float32Array) => Math.max(...profile) / Math.min(...profile);

test("plain networks fit their own images worse with depth, residual ones do not", async () => {
  const trainAll = async (isResidual: boolean, depth: number) => {
    const runs: Trained[] = [];
    for (const seed of SEEDS) runs.push(await train(specify(isResidual, depth, { seed })));
    return runs;
  };
  const plainShallow = await trainAll(false, 8);
  const plainDeep = await trainAll(false, 56);
  const shallow = await trainAll(true, 8);
  const deep = await trainAll(true, 56);
  const losses = [plainShallow, plainDeep, shallow, deep].map((runs) =>
    average(runs.map(({ loss }) => loss)),
  );
  const [plain8 = NaN, plain56 = NaN, residual8 = NaN, residual56 = NaN] = losses;
  expect(plain8).toBeCloseTo(1.2, 0);
  expect(plain56 - plain8).toBeGreaterThan(0.7);
  expect(Math.abs(plain56 - Math.log(10))).toBeLessThan(0.1);
  expect(residual8).toBeLessThan(plain8);
  expect(residual56).toBeLessThan(residual8);
  expect(residual56).toBeCloseTo(0.8, 0);

  // On its way back the gradient explodes without skips, and stands with them.
  for (const { start } of plainDeep) expect(compareEnds(start)).toBeGreaterThan(300);
  for (const { start } of deep) {
    expect(compareEnds(start)).toBeGreaterThan(0.2);
    expect(compareEnds(start)).toBeLessThan(0.4);
    expect(spread(start)).toBeLessThan(30);
  }
  const [opened] = plainDeep;
  expect(compareEnds(opened?.start ?? new Float32Array())).toBeGreaterThan(2000);
  // Once the first layers have been thrown far, their gradient is small.
  for (const { start, end } of plainDeep) expect(compareEnds(end)).toBeLessThan(compareEnds(start) / 100);
}, 900_000);

test("the two have the same layers and as many parameters", () => {
  for (const depth of [8, 56]) {
    const [plain, residual] = [false, true].map((isResidual) => {
      const { model } = createTraining(specify(isResidual, depth));
      return inferModel(model.layers, {
        inputShape: [28, 28, 1],
        outputs: 10,
        initialization: { kind: "he" },
      });
    });
    expect(residual?.parameters).toBe(plain?.parameters);
  }
});

test("without either the gradient vanishes at every layer, with skips alone it explodes", async () => {
  const bare = { batchNorm: false };
  const plain = await train(specify(false, 56, bare), 0);
  const shallow = await train(specify(false, 8, bare), 0);
  const skips = await train(specify(true, 56, bare), 8);
  expect(Math.max(...plain.start)).toBeLessThan(1e-3);
  expect(Math.min(...shallow.start)).toBeGreaterThan(50 * Math.max(...plain.start));
  expect(Math.min(...skips.start)).toBeGreaterThan(100);
  expect(skips.loss).toBeNaN();
}, 300_000);

test("products over the 27 blocks of 56 layers", () => {
  const { model } = createTraining(specify(true, 56));
  const blocks = model.layers.filter(({ kind }) => kind === "residual").length;
  expect(blocks).toBe(27);
  expect(1.1 ** blocks).toBeCloseTo(13.1, 1);
  expect(0.9 ** blocks).toBeCloseTo(0.06, 2);
  expect(Math.round(1.5 ** blocks / 1000)).toBe(57);
  expect(2 ** blocks).toBe(134_217_728);
  expect((1 + 0.5) * (1 - 0.2) * (1 + 0.1)).toBeCloseTo(1.32, 12);
});

const count = (inputShape: number[], layers: unknown[]) =>
  inferModel(
    layers.map((layer) => layerSchema.parse(layer)),
    { inputShape, outputs: 10, initialization: { kind: "he" } },
  ).parameters;
const conv = (filters: number, kernel: number) => ({
  kind: "conv2d",
  filters,
  kernel,
  padding: "same",
  bias: false,
});

test("a projection from 64 to 128 channels, two wide convolutions, and a bottleneck", () => {
  expect(count([32, 32, 64], [{ ...conv(128, 1), stride: 2 }])).toBe(8_192);
  const wide = count([32, 32, 256], [conv(256, 3), conv(256, 3)]);
  const narrow = [conv(64, 1), conv(64, 3), conv(256, 1)];
  expect(wide).toBe(1_179_648);
  expect(count([32, 32, 256], narrow)).toBe(69_632);
  expect(Math.round(wide / 69_632)).toBe(17);
});

test("the table's counts, and what the text says of them", () => {
  const counts = tableDepths.map((depth) => countResnet(depth).parameters);
  expect(counts).toEqual([11_173_962, 21_282_122, 23_520_842, 42_512_970, 58_156_618]);
  const [n18 = NaN, n34 = NaN, n50 = NaN, , n152 = NaN] = counts;
  expect(n152 / n18).toBeCloseTo(5.2, 1);
  expect(n50 / n34).toBeCloseTo(1.1, 1);
  const vgg = createVgg16();
  expect(inferModel(vgg.layers, vgg).parameters).toBeGreaterThan(2 * n152);

  const share = (depth: 18 | 152, stage: number) => {
    const { parts, parameters } = countResnet(depth);
    return (parts[stage]?.parameters ?? 0) / parameters;
  };
  expect([3, 4].map((stage) => countResnet(152).parts[stage]?.layers)).toEqual([108, 9]);
  expect(share(152, 3)).toBeCloseTo(0.7, 2);
  expect(share(152, 4)).toBeCloseTo(0.26, 2);
  expect(countResnet(18).parts[4]?.layers).toBe(4);
  expect(share(18, 4)).toBeCloseTo(0.75, 2);
});

test("the exercise's block has 379,392 parameters, more than a third of them on its skip", () => {
  const [first, ...others] = countResnet(50).parts[2]?.blocks ?? [];
  expect(first?.parameters).toBe(379_392);
  expect(first?.convolutions.map(({ weights }) => weights)).toEqual([32_768, 147_456, 65_536]);
  const skip = (first?.projection?.weights ?? 0) + (first?.projection?.normalization ?? 0);
  expect(first?.projection?.weights).toBe(131_072);
  expect(skip / 379_392).toBeGreaterThan(1 / 3);
  expect(others).toHaveLength(3);
  expect(others.every(({ projection }) => projection === null)).toBe(true);
});
