import { beforeAll, expect, test } from "vitest";
import { build } from "@/components/widgets/cnn-builder/model";
import { choosePreset, presets } from "@/components/widgets/cnn-builder/networks";
import { takeOver } from "@/components/widgets/cnn-builder/edit";
import { definition as builder, type State as BuilderState } from "@/components/widgets/cnn-builder/state";
import { job as builderJob } from "@/components/widgets/cnn-builder/job";
import { makeExperiment, refuseTraining } from "@/components/widgets/cnn-builder/training";
import { findEffective, measureBox } from "@/components/widgets/receptive-field/effective";
import { job as fieldJob } from "@/components/widgets/receptive-field/job";
import { buildStage } from "@/components/widgets/receptive-field/model";
import { applyPreset } from "@/components/widgets/receptive-field/presets";
import { definition as field, type State as FieldState } from "@/components/widgets/receptive-field/state";
import { specifyGradient } from "@/components/widgets/receptive-field/specify-gradient";
import { loadTfNode } from "@/lib/experiment/engines/tfjs/load-node";
import { inferModel } from "@/lib/experiment/infer";
import { createVgg16 } from "@/lib/experiment/networks/vgg";
import { completeLayers } from "@/lib/experiment/networks/network";
import type { JobContext } from "@/lib/lab/job";

let context: JobContext;
beforeAll(async () => {
  const tf = await loadTfNode("wasm");
  context = { signal: new AbortController().signal, device: "wasm", tf: async () => tf };
});

const show = (patch: Partial<BuilderState> = {}) => build({ ...builder.schema.parse({}), ...patch });
const vgg = (patch: Partial<BuilderState> = {}) => show({ ...choosePreset("vgg16"), ...patch });
const ofKind = ({ layers }: ReturnType<typeof show>, kind: string) =>
  layers.flatMap(({ layer, info }) => (layer.kind === kind && info ? [info] : []));
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

test("VGG-16 has 138,357,544 parameters in 13 convolutions and 3 dense layers, 74 % of them in the first of these", () => {
  const { info, layers } = vgg();
  expect(info.parameters).toBe(138_357_544);
  const [convolutions, dense] = [ofKind(vgg(), "conv2d"), ofKind(vgg(), "dense")];
  expect([convolutions.length, dense.length]).toEqual([13, 3]);
  expect(dense[0]?.parameters).toBe(102_764_544);
  expect(layers.findIndex(({ layer }) => layer.kind === "dense")).toBe(19);
  expect(dense[0]?.inputShape).toEqual([7 * 7 * 512]);
  expect((100 * 102_764_544) / info.parameters).toBeCloseTo(74, 0);
});

test("its convolutions have 11 % of the parameters and do 99 % of the 15.5 billion multiply-adds", () => {
  const convolutions = ofKind(vgg(), "conv2d");
  const { info } = vgg();
  expect(Math.round((100 * sum(convolutions.map(({ parameters }) => parameters))) / info.parameters)).toBe(
    11,
  );
  expect(Math.round((100 * sum(convolutions.map((layer) => layer.multiplyAdds))) / info.multiplyAdds)).toBe(
    99,
  );
  expect((info.multiplyAdds / 1e9).toFixed(1)).toBe("15.5");
});

test("a weight of the second convolution works 50,176 times for a picture, one of a dense layer once", () => {
  const uses = ({ multiplyAdds, weights }: ReturnType<typeof ofKind>[number]) =>
    multiplyAdds / (weights[0]?.shape.reduce((a, b) => a * b, 1) ?? NaN);
  expect(uses(ofKind(vgg(), "conv2d")[1]!)).toBe(50_176);
  for (const dense of ofKind(vgg(), "dense")) expect(uses(dense)).toBe(1);
});

test("six layers, those of the first four stages that keep their channels, have 1,849,688,064 multiply-adds; the fifth's a quarter", () => {
  const convolutions = ofKind(vgg(), "conv2d");
  const equal = convolutions.flatMap(({ multiplyAdds }, i) => (multiplyAdds === 1_849_688_064 ? [i] : []));
  expect(equal).toEqual([1, 3, 5, 6, 8, 9]);
  for (const i of equal) expect(convolutions[i]?.inputShape[2]).toBe(convolutions[i]?.outputShape[2]);
  for (const i of [10, 11, 12]) expect(4 * (convolutions[i]?.multiplyAdds ?? 0)).toBe(1_849_688_064);
});

test("with half the side the work of the convolutions is a quarter and their parameters are the same", () => {
  const [whole, half] = [vgg(), vgg({ side: 112 })];
  ofKind(whole, "conv2d").forEach(({ parameters, multiplyAdds }, i) => {
    expect(ofKind(half, "conv2d")[i]?.parameters).toBe(parameters);
    expect(4 * (ofKind(half, "conv2d")[i]?.multiplyAdds ?? 0)).toBe(multiplyAdds);
  });
  expect(ofKind(half, "dense")[0]?.parameters).toBeLessThan(102_764_544 / 4);
});

test("at 31 pixels the fifth pooling has nothing left to pool, at 32 all is possible", () => {
  const { fault, layers } = vgg({ side: 31 });
  expect(fault?.layer).toBe(17);
  expect(layers[17]?.layer.kind).toBe("maxPool");
  expect(fault?.message).toContain("1x1");
  expect(vgg({ side: 32 }).fault).toBeNull();
});

test("a global average pool in place of the flatten layer leaves the first dense layer 2 percent of its parameters", () => {
  const { layers } = takeOver(vgg());
  const pooled = layers?.map((layer) =>
    layer.kind === "flatten" ? completeLayers([{ kind: "globalAveragePool" }])[0]! : layer,
  );
  const [first] = ofKind(vgg({ source: "own", layers: pooled }), "dense");
  expect(first?.parameters).toBe(512 * 4096 + 4096);
  expect((first?.parameters ?? 0) / 102_764_544).toBeLessThan(0.021);
});

test("for pictures of 448 the convolutions keep 14,714,688 parameters, the first dense layer has 411,045,888", () => {
  const large = vgg({ side: 448 });
  expect(sum(ofKind(large, "conv2d").map(({ parameters }) => parameters))).toBe(14_714_688);
  expect(ofKind(large, "dense")[0]?.inputShape).toEqual([100_352]);
  expect(ofKind(large, "dense")[0]?.parameters).toBe(411_045_888);
});

test("LeNet-5 has 61,706 parameters, ResNet-50 25,557,032 and MobileNetV2 3,504,872, with 4.1 and 0.3 billion multiply-adds", () => {
  const count = (name: "lenet5" | "resnet50" | "mobilenetV2") => show(choosePreset(name)).info;
  expect(count("lenet5").parameters).toBe(61_706);
  expect(count("resnet50").parameters).toBe(25_557_032);
  expect(count("mobilenetV2").parameters).toBe(3_504_872);
  expect((count("resnet50").multiplyAdds / 1e9).toFixed(1)).toBe("4.1");
  expect((count("mobilenetV2").multiplyAdds / 1e9).toFixed(1)).toBe("0.3");
  expect(Object.values(presets).map(({ label }) => label)).toEqual(
    expect.arrayContaining(["ResNet-50", "MobileNetV2"]),
  );
});

test("LeNet-5 follows the pattern with N = 1, M = 2, K = 2", () => {
  const kinds = presets.lenet5.create().layers.map(({ kind }) => kind);
  expect(kinds).toEqual([
    "conv2d",
    "averagePool",
    "conv2d",
    "averagePool",
    "flatten",
    "dense",
    "dense",
    "dense",
  ]);
});

test("the small network stops at M = 5: there is one pixel left and a window of two", () => {
  expect(show({ m: 4 }).fault).toBeNull();
  expect(show({ m: 5 }).fault?.message).toContain("1x1");
});

test("in the exercise 117,434 parameters, 86 % of them in the hidden dense layer, and the wrong answers from their mistakes", () => {
  const state = { n: 2, m: 2, k: 1, filters: 16, hidden: 64 };
  const { info, layers } = show(state);
  expect(info.parameters).toBe(117_434);
  expect(layers.flatMap((layer) => layer.info?.parameters || [])).toEqual([
    160, 2320, 4640, 9248, 100_416, 650,
  ]);
  expect(Math.round((100 * 100_416) / info.parameters)).toBe(86);
  const weights = info.layers.flatMap((layer) => layer.weights.filter(({ role }) => role === "kernel"));
  expect(sum(weights.map(({ shape }) => shape.reduce((a, b) => a * b, 1)))).toBe(117_264);
  expect(117_434 - 100_416).toBe(17_018);
  expect(show({ ...state, n: 1 }).info.parameters).toBe(105_866);
  const layersOf = takeOver(show(state)).layers!;
  const lastPool = layersOf.findLastIndex(({ kind }) => kind === "maxPool");
  expect(show({ source: "own", layers: layersOf.toSpliced(lastPool, 1) }).info.parameters).toBe(418_490);
});

test("three 3x3 layers see 7 pixels for 27 C² weights, one 7x7 layer for 49 C²", () => {
  const conv = (kernel: number) =>
    ({ kind: "conv2d", filters: 64, kernel, padding: "same", bias: false }) as const;
  const frame = { inputShape: [56, 56, 64], outputs: 1, initialization: { kind: "he" } as const };
  const three = inferModel(completeLayers([conv(3), conv(3), conv(3)]), frame);
  const one = inferModel(completeLayers([conv(7)]), frame);
  for (const { layers } of [three, one]) expect(layers.at(-1)?.receptiveField?.size).toBe(7);
  expect([three.parameters, one.parameters]).toEqual([27 * 64 ** 2, 49 * 64 ** 2]);
});

test("VGG-16's last convolution sees 196 pixels, its last pooling 212", () => {
  const { layers } = inferModel(createVgg16().layers, createVgg16());
  expect(
    layers
      .slice(0, 18)
      .map(({ receptiveField }) => receptiveField?.size)
      .slice(-2),
  ).toEqual([196, 212]);
});

test("in pairs with poolings the sixth convolution sees 32 pixels, the fifth 24; without poolings it takes 14 for 29", () => {
  const { layers } = show({ n: 2, m: 3 });
  expect(layers.flatMap(({ info }) => info?.receptiveField?.size ?? []).slice(0, 8)).toEqual([
    3, 5, 6, 10, 14, 16, 24, 32,
  ]);
  expect(1 + 2 * 13).toBeLessThan(28);
  expect(1 + 2 * 14).toBe(29);
});

const look = (patch: Partial<FieldState> = {}) => ({ ...field.schema.parse({}), ...patch });

test("through eight layers the middle pixel has 1,225,449 ways and a corner one, and ways spread by 2.3 pixels, by 3.7 through twenty", () => {
  const eight = buildStage(look()).levels[0]!.ways!;
  expect(eight.rows[16]! * eight.columns[16]!).toBe(1_225_449);
  expect(eight.rows[8]! * eight.columns[8]!).toBe(1);
  expect(eight.rows[7]).toBe(0);
  for (const [patch, layers, spread] of [
    [{}, 8, "2.3"],
    [applyPreset("twenty"), 20, "3.7"],
  ] as const) {
    const { rows } = buildStage(look(patch)).levels[0]!.ways!;
    const total = rows.reduce((a, b) => a + b);
    const middle = (rows.length - 1) / 2;
    const variance = rows.reduce((all, count, i) => all + (count / total) * (i - middle) ** 2, 0);
    expect(variance).toBeCloseTo((2 * layers) / 3, 8);
    expect(Math.sqrt(variance).toFixed(1)).toBe(spread);
  }
});

/** Sides of what the last unit could see, and of what holds 95 % of its gradient's square. */
async function measure(patch: Partial<FieldState>) {
  const state = look(patch);
  const stage = buildStage(state);
  const run = await fieldJob.create(specifyGradient(stage, state)!, context);
  while (!run.done?.()) await run.step();
  const { frame } = await run.frame();
  run.dispose();
  const effective = findEffective(frame.squares, state.side, stage.whole)!;
  return {
    theoretical: measureBox(stage.whole),
    effective: measureBox(effective),
    squares: frame.squares,
    stage,
  };
}

test("the unit of eight layers could see 17 pixels and uses far fewer, of twenty 41; what is used grows with the root", async () => {
  const eight = await measure({ draws: 40 });
  const twenty = await measure({ ...applyPreset("twenty"), draws: 15 });
  expect([eight.theoretical, twenty.theoretical]).toEqual([17, 41]);
  expect(eight.effective).toBeLessThan(13);
  expect(twenty.effective).toBeLessThan(21);
  const growth = twenty.effective / eight.effective;
  expect(Math.abs(growth / Math.sqrt(20 / 8) - 1)).toBeLessThan(0.25);
  // Outside the window it is exactly 0.
  eight.squares.forEach((square, i) => {
    const { window } = eight.stage.levels[0]!;
    const [row, column] = [Math.floor(i / 33), i % 33];
    const isInside =
      row >= window!.top && row <= window!.bottom && column >= window!.left && column <= window!.right;
    if (!isInside) expect(square).toBe(0);
  });
});

test("the small network trains here, and reads nine in ten of the digits held back within two passes; VGG-16 does not train here", async () => {
  expect(refuseTraining(vgg())).toContain("28 × 28");
  const built = show();
  expect(refuseTraining(built)).toBeNull();
  const experiment = makeExperiment(built, builder.schema.parse({}));
  const run = await builderJob.create({ experiment }, context);
  for (let step = 0; step < 150; step++) await run.step();
  const { frame } = await run.frame();
  run.dispose();
  expect(frame.stepsPerEpoch).toBe(75);
  expect(frame.points.at(-1)?.accuracy).toBeGreaterThan(0.9);
});
