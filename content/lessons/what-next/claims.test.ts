import { beforeAll, expect, test } from "vitest";
import { createTrial, type Trial, type Way } from "@/components/widgets/transfer-lab/experiments";
import { definition } from "@/components/widgets/transfer-lab/state";
import { createTfjsEngine } from "@/lib/experiment/engines/tfjs/create-engine";
import { loadTfNode } from "@/lib/experiment/engines/tfjs/load-node";
import { inferExperiment } from "@/lib/experiment/infer";
import { trainWhole } from "@/lib/experiment/run/train-whole";
import { createExperiment, type Experiment } from "@/lib/experiment/schema";
import type { WrittenLayer } from "@/lib/experiment/schema-layers";

let tf: Awaited<ReturnType<typeof loadTfNode>>;
beforeAll(async () => {
  tf = await loadTfNode("wasm");
});

const state = definition.schema.parse({});

async function measure(experiment: Experiment): Promise<number> {
  const engine = await createTfjsEngine(tf, experiment);
  await trainWhole(engine, experiment);
  const { accuracy } = await engine.evaluate("test");
  engine.dispose();
  return accuracy ?? NaN;
}

/** Mean over the widget's three repetitions. */
async function average(create: (seed: number) => Experiment): Promise<number> {
  let sum = 0;
  for (const seed of [1, 2, 3]) sum += await measure(create(seed));
  return sum / 3;
}

const train = (way: Way, size: number) => average((seed) => createTrial(state, { way, size, seed }));

test("with ten examples of each digit a new head on frozen layers beats training from scratch", async () => {
  const [head, scratch] = [await train("head", 10), await train("scratch", 10)];
  expect(head).toBeGreaterThan(scratch + 0.03);
  expect(Math.abs(head - 0.77)).toBeLessThan(0.05);
  expect(Math.abs(scratch - 0.7)).toBeLessThan(0.05);
});

test("with one it is some 45 % against a third", async () => {
  const [head, scratch] = [await train("head", 1), await train("scratch", 1)];
  expect(Math.abs(head - 0.45)).toBeLessThan(0.05);
  expect(Math.abs(scratch - 1 / 3)).toBeLessThan(0.05);
});

test("with a hundred the frozen network is behind, and one that is trained on is not", async () => {
  const scratch = await train("scratch", 100);
  expect(Math.abs(scratch - 0.94)).toBeLessThan(0.02);
  expect(scratch - (await train("head", 100))).toBeGreaterThan(0.01);
  expect(Math.abs(scratch - (await train("tuned", 100)))).toBeLessThan(0.015);
});

test("cut behind a dense layer of 32 units, the frozen network loses at ten examples", async () => {
  const deepen = (way: Way) => (seed: number) => {
    const trial: Trial = { way, size: 10, seed };
    const { data, model, training } = createTrial(state, trial);
    const hidden: WrittenLayer = { kind: "dense", units: 32, activation: "relu", frozen: way === "head" };
    const { procedure } = training;
    return createExperiment({
      data,
      model: { ...model, layers: [...model.layers.slice(0, 5), hidden, { kind: "dense" }] },
      training: {
        ...training,
        procedure: procedure.kind === "transfer" ? { ...procedure, layers: 6 } : procedure,
      },
    });
  };
  expect(await average(deepen("head"))).toBeLessThan(await average(deepen("scratch")));
});

test("the counts in the text and the poll", () => {
  const count = (taken: 1 | 2) =>
    inferExperiment(createTrial({ ...state, taken }, { way: "head", size: 10, seed: 1 }));
  expect(count(2)).toMatchObject({ parameters: 1445, states: 5056 });
  expect(count(2).layers[4]?.outputShape).toEqual([288]);
  expect(count(1).states).toBe(416);
  expect(count(2).states - count(1).states).toBe(4640);
  expect(1445 + 5056).toBe(6501);
});
