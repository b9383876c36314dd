import { expect, test } from "vitest";
import { createExperiment } from "@/lib/experiment/schema";
import { inferExperiment } from "@/lib/experiment/infer";
import { changeBlock, insertBlock, mostLayers, readNetwork, removeBlock, writeLayers } from "./blocks";
import { judgeGoal } from "@/lib/experiment/goal";
import { definition, readExperiment } from "./state";
import { encodeJson } from "@/lib/contract/base64";
import { decodeState, findChanges, parseState } from "@/components/widget/permalink";

const opening = definition.schema.parse({});

test("blocks and layers are two ways of writing one network", () => {
  const blocks = [
    { units: 5, activation: "relu", batchNorm: true, dropout: 0.2 },
    { units: 3, activation: "tanh", batchNorm: false, dropout: 0 },
    { units: 2, activation: "gelu", batchNorm: true, dropout: 0 },
  ] as const;
  const { model } = createExperiment();
  const output = model.layers.at(-1);
  if (output?.kind !== "dense") throw new Error("an Experiment ends with a dense layer");
  const layers = writeLayers(blocks, output);
  const network = readNetwork(layers);
  expect(network?.blocks).toEqual(blocks);
  // dense, norm, activation, dropout | dense | dense, norm, activation | output
  expect(network?.denseLayers).toEqual([0, 4, 5, 8]);
  expect(network?.valueLayers).toEqual([2, 4, 7, 8]);
  expect(writeLayers(network?.blocks ?? [], output)).toEqual(layers);
});

test("a network that is no row of dense layers cannot be drawn", () => {
  const { layers } = createExperiment({
    data: { source: { kind: "bars" } },
    model: { layers: [{ kind: "conv2d" }, { kind: "flatten" }, { kind: "dense" }] },
  }).model;
  expect(readNetwork(layers)).toBeNull();
});

test("layers are added as copies, up to the most, and taken away down to none", () => {
  let blocks = insertBlock([], -1);
  expect(blocks).toHaveLength(1);
  blocks = insertBlock(changeBlock(blocks, 0, { units: 7 }), 0);
  expect(blocks.map(({ units }) => units)).toEqual([7, 7]);
  for (let i = 0; i < 20; i++) blocks = insertBlock(blocks, 0);
  expect(blocks).toHaveLength(mostLayers);
  while (blocks.length > 0) blocks = removeBlock(blocks, 0);
  const network = { ...opening, model: { ...opening.model, layers: opening.model.layers.slice(-1) } };
  expect(inferExperiment(readExperiment(network)).parameters).toBe(2 * 2 + 2);
});

test("a link carries only what differs, however deep, and gives the same state back", () => {
  const state = {
    ...opening,
    data: { ...opening.data, noise: 0.3 },
    training: { ...opening.training, optimizer: { kind: "sgd" as const } },
    step: 500,
  };
  const changes = findChanges(definition, state);
  expect(changes).not.toHaveProperty("model");
  expect(changes).toMatchObject({ training: { optimizer: { kind: "sgd" } }, step: 500 });
  expect(parseState(definition, decodeState(encodeJson(changes)))).toEqual(state);
});

const point = (train: number, validation: number, accuracy: number | null, step = 10) => ({
  step,
  train: { loss: train, accuracy },
  validation: { loss: validation, accuracy },
  test: { loss: validation, accuracy },
});

test("a goal is met when every condition holds at once", () => {
  const goal = { testLoss: 0.05, mostParameters: 20 };
  const met = (now: ReturnType<typeof point> | null, parameters: number) =>
    judgeGoal(goal, now, { parameters, neurons: 4, layers: 1 }).map(({ isMet }) => isMet);
  expect(met(null, 13)).toEqual([false, true]);
  expect(met(point(0.04, 0.04, 1), 21)).toEqual([true, false]);
  expect(met(point(0.04, 0.04, 1), 20)).toEqual([true, true]);
  expect(met(point(NaN, NaN, null), 20)).toEqual([false, true]);
});

test("over- and underfitting can be asked for", () => {
  const judge = (goal: Parameters<typeof judgeGoal>[0], now: ReturnType<typeof point>) =>
    judgeGoal(goal, now, { parameters: 1, neurons: 1, layers: 1 }).every(({ isMet }) => isMet);
  expect(judge({ gap: 0.2 }, point(0.1, 0.4, 1))).toBe(true);
  expect(judge({ gap: 0.2 }, point(0.3, 0.4, 1))).toBe(false);
  expect(judge({ mostGap: 0.05, validationAccuracy: 0.95 }, point(0.1, 0.12, 0.96))).toBe(true);
  expect(judge({ mostGap: 0.05, validationAccuracy: 0.95 }, point(0.1, 0.12, 0.9))).toBe(false);
});
