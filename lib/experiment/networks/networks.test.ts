import { expect, test } from "vitest";
import { ExperimentError } from "../experiment-error";
import { inferModel } from "../infer";
import { modelSchema } from "../schema";
import { createLenet5, createSmallLenet } from "./lenet";
import { createMobilenetV2 } from "./mobilenet";
import type { Network } from "./network";
import { createCifarResnet, createResnet, resnetDepths } from "./resnet";
import { createThinResnet, thinDepths } from "./thin-resnet";
import { createVgg16 } from "./vgg";

const infer = (network: Network) => inferModel(network.layers, network);
const shapes = (network: Network) => infer(network).layers.map(({ outputShape }) => outputShape);
/** Sides of the images on the way, each named once. */
const sides = (network: Network) => [
  ...new Set(shapes(network).flatMap((shape) => (shape.length === 3 ? shape[0] : []))),
];
const fieldAfter = (network: Network, layer: number) => infer(network).layers[layer]?.receptiveField?.size;

const published: [string, Network, number][] = [
  ["LeNet-5", createLenet5(), 61_706],
  ["VGG-16", createVgg16(), 138_357_544],
  ["ResNet-18 for CIFAR-10", createCifarResnet(18), 11_173_962],
  ["ResNet-34 for CIFAR-10", createCifarResnet(34), 21_282_122],
  ["ResNet-50 for CIFAR-10", createCifarResnet(50), 23_520_842],
  ["ResNet-101 for CIFAR-10", createCifarResnet(101), 42_512_970],
  ["ResNet-152 for CIFAR-10", createCifarResnet(152), 58_156_618],
  ["ResNet-18", createResnet(18), 11_689_512],
  ["ResNet-34", createResnet(34), 21_797_672],
  ["ResNet-50", createResnet(50), 25_557_032],
  ["ResNet-101", createResnet(101), 44_549_160],
  ["ResNet-152", createResnet(152), 60_192_808],
  ["MobileNetV2", createMobilenetV2(), 3_504_872],
];

test.each(published)("%s has as many parameters as published, to the unit", (_, network, parameters) => {
  expect(infer(network).parameters).toBe(parameters);
});

test.each([
  ["VGG-16", createVgg16(), 15.5],
  ["ResNet-50", createResnet(50), 4.1],
  ["MobileNetV2", createMobilenetV2(), 0.3],
  ["ResNet-18", createResnet(18), 1.8],
  ["ResNet-152", createResnet(152), 11.5],
] as const)("%s takes the published multiply-adds, within 2 percent", (_, network, billions) => {
  expect(Math.abs(infer(network).multiplyAdds / (billions * 1e9) - 1)).toBeLessThan(0.02);
});

test("images shrink from stage to stage as the papers' tables say", () => {
  expect(sides(createVgg16())).toEqual([224, 112, 56, 28, 14, 7]);
  expect(sides(createResnet(50))).toEqual([112, 56, 28, 14, 7]);
  expect(sides(createCifarResnet(18))).toEqual([32, 16, 8, 4]);
  expect(sides(createMobilenetV2())).toEqual([112, 56, 28, 14, 7]);
  const last = shapes(createResnet(50)).findLast(({ length }) => length === 3);
  expect(last).toEqual([7, 7, 2048]);
  expect(shapes(createLenet5())).toContainEqual([5, 5, 16]);
});

test("a pixel of VGG-16's last convolution sees 196 pixels of the image, after the last pooling 212", () => {
  const { layers } = createVgg16();
  const pool = layers.findLastIndex(({ kind }) => kind === "maxPool");
  expect(fieldAfter(createVgg16(), pool - 1)).toBe(196);
  expect(fieldAfter(createVgg16(), pool)).toBe(212);
  // The other way round, from the pixel to the image: r = (r - 1) stride + kernel.
  const seen = layers.slice(0, pool).reduceRight((size, layer) => {
    if (layer.kind === "maxPool") return (size - 1) * 2 + 2;
    return layer.kind === "conv2d" ? size - 1 + layer.kernel : size;
  }, 1);
  expect(seen).toBe(196);
});

test("most of VGG-16's parameters are in its first dense layer, most of its work in the convolutions", () => {
  const { layers, parameters, multiplyAdds } = infer(createVgg16());
  const dense = layers.filter(({ kind }) => kind === "dense");
  expect((dense[0]?.parameters ?? 0) / parameters).toBeGreaterThan(0.7);
  expect(dense.reduce((sum, layer) => sum + layer.multiplyAdds, 0) / multiplyAdds).toBeLessThan(0.01);
});

test("a depth counts the convolutions and dense layers on the longest way", () => {
  for (const depth of resnetDepths) {
    const count = createResnet(depth).layers.reduce((sum, layer) => {
      const inside = layer.kind === "residual" ? layer.layers : [layer];
      return sum + inside.filter(({ kind }) => kind === "conv2d" || kind === "dense").length;
    }, 0);
    expect(count).toBe(depth);
  }
  for (const depth of thinDepths) {
    const { layers } = createThinResnet({ depth, isResidual: false });
    expect(layers.filter(({ kind }) => kind === "conv2d" || kind === "dense")).toHaveLength(depth);
  }
});

test("thin networks have the 0.27, 0.46, 0.66 and 0.85 million parameters of the paper, with sums or without", () => {
  const cifar = { inputShape: [32, 32, 3], outputs: 10 };
  for (const [depth, millions] of [
    [20, 0.27],
    [32, 0.46],
    [44, 0.66],
    [56, 0.85],
  ] as const) {
    const { parameters } = infer(createThinResnet({ depth, ...cifar }));
    expect(parameters / 1e6).toBeCloseTo(millions, 2);
    expect(infer(createThinResnet({ depth, isResidual: false, ...cifar })).parameters).toBe(parameters);
  }
  expect(sides(createThinResnet({ depth: 8 }))).toEqual([28, 14, 7]);
});

test("without normalization each convolution has a bias in place of a scale and a shift", () => {
  const [normed, bare] = [true, false].map((batchNorm) =>
    infer(createThinResnet({ depth: 8, width: 4, batchNorm })),
  );
  const outputs = 4 + 2 * (4 + 8 + 16);
  expect((normed?.parameters ?? 0) - (bare?.parameters ?? 0)).toBe(outputs);
});

test("a depthwise convolution and a 1x1 one take 8 to 9 times less work than a full 3x3 one", () => {
  const count = (layers: Network["layers"]) =>
    inferModel(layers, { inputShape: [14, 14, 256], outputs: 10, initialization: { kind: "he" } })
      .multiplyAdds;
  const { layers } = modelSchema.parse({
    layers: [
      { kind: "conv2d", filters: 256, padding: "same" },
      { kind: "depthwiseConv2d", padding: "same" },
      { kind: "conv2d", filters: 256, kernel: 1 },
    ],
  });
  // 1 / channels + 1 / kernel² of the work (Howard et al. 2017, section 3.1).
  expect(count(layers.slice(1)) / count(layers.slice(0, 1))).toBeCloseTo(1 / 256 + 1 / 9, 10);
});

test("a depth that has no network is refused", () => {
  expect(() => createResnet(20 as never)).toThrow(ExperimentError);
  expect(() => createThinResnet({ depth: 10 as never })).toThrow(/choose 8, 14/);
});

test("all of them fit into an Experiment", () => {
  const all = [
    ...published.map(([, network]) => network),
    createSmallLenet(),
    ...thinDepths.flatMap((depth) =>
      [true, false].map((isResidual) => createThinResnet({ depth, isResidual })),
    ),
  ];
  for (const { layers } of all) expect(modelSchema.parse({ layers }).layers).toEqual(layers);
});
