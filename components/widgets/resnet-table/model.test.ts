import { expect, test } from "vitest";
import { countResnet } from "./model";
import { tableDepths } from "./state";

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

test("the five networks have the published numbers of parameters, from their lists of layers", () => {
  expect(tableDepths.map((depth) => countResnet(depth).parameters)).toEqual([
    11_173_962, 21_282_122, 23_520_842, 42_512_970, 58_156_618,
  ]);
});

test("the parts add up to the whole, and their layers to the name", () => {
  for (const depth of tableDepths) {
    const { parts, parameters } = countResnet(depth);
    expect(sum(parts.map((part) => part.parameters))).toBe(parameters);
    expect(sum(parts.map((part) => part.layers))).toBe(depth);
    for (const { blocks, parameters: own } of parts.slice(1, -1))
      expect(sum(blocks.map((block) => block.parameters))).toBe(own);
  }
});

test("a block's convolutions, normalizations and projection are all it learns", () => {
  for (const depth of [18, 50] as const)
    for (const { blocks } of countResnet(depth).parts)
      for (const { convolutions, projection, parameters } of blocks) {
        const counted = [...convolutions, ...(projection === null ? [] : [projection])];
        expect(sum(counted.map(({ weights, normalization }) => weights + normalization))).toBe(parameters);
      }
});

test("stages have 2, 2, 2, 2 blocks at 18 layers and 3, 8, 36, 3 at 152, half the side and twice the channels each", () => {
  const blocks = (depth: 18 | 152) =>
    countResnet(depth)
      .parts.slice(1, -1)
      .map((part) => part.blocks.length);
  expect(blocks(18)).toEqual([2, 2, 2, 2]);
  expect(blocks(152)).toEqual([3, 8, 36, 3]);
  const shapes = countResnet(18).parts.map(({ outputShape }) => outputShape);
  expect(shapes.slice(1, -1)).toEqual([
    [32, 32, 64],
    [16, 16, 128],
    [8, 8, 256],
    [4, 4, 512],
  ]);
});

test("only a block that changes the shape has a projection", () => {
  for (const depth of tableDepths)
    for (const { blocks } of countResnet(depth).parts)
      for (const { inputShape, outputShape, projection } of blocks)
        expect(projection === null).toBe(inputShape.join() === outputShape.join());
});
