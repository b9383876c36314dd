import { expect, test } from "vitest";
import { createVgg16 } from "@/lib/experiment/networks/vgg";
import { inferModel } from "@/lib/experiment/infer";
import { printPermalink, decodeState, parseState } from "@/components/widget/permalink";
import { printPrograms } from "./code";
import { layOut, SHAPES } from "./drawing-layout";
import { createLayer, insertLayer, moveLayer, removeLayer, replaceLayer, takeOver } from "./edit";
import { build, printShare } from "./model";
import { kinds, nameLayer } from "./names";
import { choosePreset, createNetwork, presets } from "./networks";
import { definition, presetNames, type State } from "./state";
import { makeExperiment, MOST_WORK, printBuilderLink, readExperiment, refuseTraining } from "./training";
import { describeColumn, writeTitle } from "./words";

const opening = definition.schema.parse({});
const show = (patch: Partial<State> = {}) => build({ ...opening, ...patch });

test("every known network is possible for the images that it was made for, and its counts are the counter's own", () => {
  for (const name of presetNames) {
    const network = presets[name].create();
    const built = show(choosePreset(name));
    expect([built.fault, built.ending]).toEqual([null, null]);
    expect(built.info).toEqual(inferModel(network.layers, network));
  }
});

test("the pattern's numbers write the pattern", () => {
  const { layers } = createNetwork({ ...opening, n: 2, m: 3, k: 2 });
  expect(layers.map(({ kind }) => kind).join(" ")).toBe(
    "conv2d conv2d maxPool conv2d conv2d maxPool conv2d conv2d maxPool flatten dense dense dense",
  );
  expect(layers.flatMap((layer) => (layer.kind === "conv2d" ? [layer.filters] : []))).toEqual([
    8, 8, 16, 16, 32, 32,
  ]);
});

test("an impossible layer is named, what is before it is counted, what is behind it is kept", () => {
  const { fault, layers, info } = show({ m: 5 });
  expect(fault?.layer).toBe(9);
  expect(fault?.message).toMatch(/Layer 10 \(maxPool\) cannot put a window of 2x2 on an image of 1x1/);
  expect(layers).toHaveLength(10 + 3);
  expect(layers.map((layer) => layer.info !== null)).toEqual([
    ...Array<boolean>(9).fill(true),
    ...Array<boolean>(4).fill(false),
  ]);
  expect(info.layers).toHaveLength(9);
});

test("a fault inside a residual layer is that layer's, and an end that is no answer is explained", () => {
  const residual = createLayer("residual", 4);
  const inner = residual.kind === "residual" ? residual.layers : [];
  const broken = {
    ...residual,
    layers: [...inner, { ...createLayer("conv2d", 1), kernel: 31, padding: "valid" }],
  } as typeof residual;
  const { fault } = show({ source: "own", layers: [createLayer("conv2d", 1), broken] });
  expect(fault?.layer).toBe(1);
  expect(fault?.message).toContain("inner layer 3");
  expect(show({ source: "own", layers: [] }).ending).toBe("There is no layer yet. Add one.");
  expect(show({ source: "own", layers: [createLayer("conv2d", 1)] }).ending).toContain("flatten");
  expect(show({ source: "own", layers: [createLayer("flatten", 1)] }).ending).toContain("784 numbers");
});

test("each kind of layer can be added by hand, and a residual one keeps the image's channels", () => {
  for (const kind of kinds) {
    const layer = createLayer(kind, 6);
    expect(layer.kind).toBe(kind);
    expect(nameLayer(layer)).not.toBe("");
  }
  const { fault, info } = show({ source: "own", channels: 6, layers: [createLayer("residual", 6)] });
  expect(fault).toBeNull();
  expect(info.outputShape).toEqual([28, 28, 6]);
});

test("layers are moved, removed, replaced and added in place", () => {
  const own = { ...opening, ...takeOver(show()) };
  const list = (patch: Partial<State>) => patch.layers?.map(({ kind }) => kind).join(" ");
  expect(own.source).toBe("own");
  expect(list(own)).toBe("conv2d maxPool conv2d maxPool flatten dense dense");
  expect(list(moveLayer(own, 0, 1))).toBe("maxPool conv2d conv2d maxPool flatten dense dense");
  expect(moveLayer(own, 0, -1)).toEqual({});
  expect(list(removeLayer(own, 4))).toBe("conv2d maxPool conv2d maxPool dense dense");
  expect(list(insertLayer(own, 1, createLayer("batchNorm", 1)))).toBe(
    "conv2d maxPool batchNorm conv2d maxPool flatten dense dense",
  );
  expect(list(replaceLayer(own, 1, createLayer("dropout", 1)))).toBe(
    "conv2d dropout conv2d maxPool flatten dense dense",
  );
  expect(removeLayer({ ...own, layers: own.layers.slice(0, 1) }, 0)).toEqual({ layers: [], chosen: 0 });
});

test("a known network's link is short, and a network built by hand survives its own", () => {
  const deep = { ...opening, ...choosePreset("resnet152") };
  expect(printPermalink(definition, deep).length).toBeLessThan(200);
  const own = { ...opening, ...takeOver(show({ n: 2 })) };
  const fragment = printPermalink(definition, own).split("#")[1] ?? "";
  expect(parseState(definition, decodeState(fragment))).toEqual(own);
});

test("what trains here is a small network for the digits; others are told the limit", () => {
  expect(refuseTraining(show())).toBeNull();
  expect(refuseTraining(show(choosePreset("lenet5")))).toBeNull();
  expect(refuseTraining(show({ side: 32 }))).toContain("28 × 28");
  expect(refuseTraining(show({ outputs: 3 }))).toContain("10 outputs");
  expect(refuseTraining(show({ m: 5 }))).toContain("Layer 10");
  expect(refuseTraining(show({ n: 4, filters: 64 }))).toContain("5,000,000");
  expect(refuseTraining(show({ m: 1, hidden: 2000 }))).toContain("2,000,000");
  expect(show({ m: 1, hidden: 2000 }).info.multiplyAdds).toBeLessThan(MOST_WORK);
  const { data, model } = makeExperiment(show(), opening);
  expect(data.source.kind).toBe("digits");
  expect(model.layers).toEqual(show().network.layers);
});

test("the title says where the parameters are and where the work; a column says its own", () => {
  const vgg = show(choosePreset("vgg16"));
  expect(writeTitle(vgg)).toBe(
    "Layer 20 holds 74\u00a0% of the 138,357,544 parameters and does 0.7\u00a0% of the work",
  );
  expect(describeColumn(vgg, 0)).toBe(
    "layer 1, conv 3\u00a0×\u00a03, 64, ReLU: 224\u00a0×\u00a0224\u00a0×\u00a064, 1,792 parameters (under 0.1\u00a0%), 86,704,128 multiply-adds (0.6\u00a0%)",
  );
  expect(describeColumn(vgg, -1)).toContain("input");
  expect(describeColumn(show({ m: 5 }), 11)).toContain("comes after the fault");
  expect(printShare(0, 10)).toBe("0\u00a0%");
});

test("the drawing has a column for the input and each layer, none higher than its room, none beyond the fault", () => {
  for (const width of [300, 680]) {
    const columns = layOut(show(choosePreset("vgg16")), width);
    expect(columns).toHaveLength(createVgg16().layers.length + 1);
    for (const { high, wide, width: room } of columns) {
      expect(high).toBeLessThanOrEqual(SHAPES);
      expect(wide).toBeLessThanOrEqual(room);
    }
  }
  expect(layOut(show({ m: 5 }), 680).filter(({ high }) => high === 0)).toHaveLength(4);
});

test("programs are printed, and what a library cannot say is its comment", () => {
  expect(printPrograms(presets.lenet5.create()).pytorch).toContain("nn.Conv2d");
  const padded = show({
    source: "own",
    layers: [{ ...createLayer("averagePool", 1), padding: 1 } as State["layers"][number]],
  });
  expect(printPrograms(padded.network).keras).toMatch(/^# Layer 1/);
});

test("an Experiment on digits opens the builder, which makes the same of it; also by its link", () => {
  const experiment = makeExperiment(show({ m: 1, k: 0 }), { learningRate: 0.01, seed: 7 });
  const state = definition.schema.parse(readExperiment(experiment));
  expect(makeExperiment(build(state), state)).toEqual(experiment);
  const linked = parseState(definition, decodeState(printBuilderLink(experiment).split("#")[1] ?? ""));
  expect(linked).toEqual(state);
});
