import { beforeAll, expect, test } from "vitest";
import { job } from "@/components/widgets/shape-picker/job";
import { definition, type State } from "@/components/widgets/shape-picker/state";
import { countParameters } from "@/components/widgets/shape-picker/words";
import { loadTfNode } from "@/lib/experiment/engines/tfjs/load-node";
import { inferModel } from "@/lib/experiment/infer";
import { modelSchema } from "@/lib/experiment/schema";
import type { WrittenLayer } from "@/lib/experiment/schema-layers";

let tf: Awaited<ReturnType<typeof loadTfNode>>;
beforeAll(async () => {
  tf = await loadTfNode("wasm");
});

const settle = (patch: Partial<State>) => definition.schema.parse(patch);

/** Trains as the widget does; averaged over two seeds. */
async function train(patch: Partial<State>) {
  const seeds = [1, 2];
  const total = { loss: 0, accuracy: 0, baseline: { loss: 0, accuracy: 0 } };
  for (const seed of seeds) {
    const run = await job.create(settle({ seed, ...patch }), {
      signal: new AbortController().signal,
      device: "wasm",
      tf: async () => tf,
    });
    while (!run.done?.()) await run.step();
    const { frame } = await run.frame();
    run.dispose();
    const { loss, accuracy } = frame.looks.at(-1)!;
    total.loss += loss / seeds.length;
    total.accuracy += (accuracy ?? 0) / seeds.length;
    total.baseline.loss += frame.baseline.loss / seeds.length;
    total.baseline.accuracy += (frame.baseline.accuracy ?? 0) / seeds.length;
  }
  return total;
}

test("one to many draws its wave, with under a hundredth of the error of one wave for all", async () => {
  const { loss, baseline } = await train({ shape: "one-to-many", steps: 400 });
  expect(loss).toBeLessThan(baseline.loss / 100);
});

test("many to one says which bit came more often", async () => {
  const { accuracy, baseline } = await train({ shape: "many-to-one", steps: 300 });
  expect(baseline.accuracy).toBeLessThan(0.6);
  expect(accuracy).toBeGreaterThan(0.98);
});

test("where the answer lies ahead one direction stays near 57 %, and both know nearly all", async () => {
  const one = await train({});
  expect(one.baseline.accuracy).toBeLessThan(0.45);
  expect(one.accuracy).toBeGreaterThan(0.53);
  expect(one.accuracy).toBeLessThan(0.61);
  expect((await train({ isBidirectional: true, steps: 400 })).accuracy).toBeGreaterThan(0.98);
});

test("neither more units nor a second layer helps one direction", async () => {
  expect((await train({ units: 32, depth: 2, steps: 400 })).accuracy).toBeLessThan(0.61);
});

test("backwards, some nine letters in ten are right at length 7 and about two in three at 12", async () => {
  const short = await train({ shape: "encoder-decoder" });
  expect(short.baseline.accuracy).toBeLessThan(0.3);
  expect(short.accuracy).toBeGreaterThan(0.83);
  const long = await train({ shape: "encoder-decoder", length: 12 });
  expect(long.accuracy).toBeGreaterThan(0.58);
  expect(long.accuracy).toBeLessThan(0.74);
});

test("the parameter counts in the text, which do not depend on the length", () => {
  const count = (patch: Partial<State>) => countParameters(settle(patch));
  expect(count({})).toBe(980);
  expect(count({ length: 16 })).toBe(980);
  expect(3 * (16 * (2 + 16) + 16) + 16 * 4 + 4).toBe(980);
  expect(count({ shape: "many-to-one" })).toBe(946);
  expect(count({ isBidirectional: true })).toBe(1956);
  expect(count({ shape: "encoder-decoder" })).toBe(2660);
  expect(count({ depth: 2 }) - count({})).toBe(1584);
});

test("the parameter counts in the polls", () => {
  const both = { cell: "lstm", isBidirectional: true, depth: 2 } as const;
  expect(countParameters(settle({ ...both, units: 9 }))).toBe(2956);
  expect(countParameters(settle({ ...both, units: 10 }))).toBe(3604);
  const largest = (patch: Partial<State>) =>
    Array.from({ length: 63 }, (_, i) => i + 2).findLast(
      (units) => countParameters(settle({ ...both, ...patch, units })) < 3000,
    );
  expect(largest({})).toBe(9);
  expect(largest({ isBidirectional: false })).toBe(14);
  expect(largest({ depth: 1 })).toBe(17);
  const countLayer = (layer: WrittenLayer) =>
    inferModel(modelSchema.parse({ layers: [layer] }).layers, {
      inputShape: [5, 10],
      outputs: 1,
      initialization: { kind: "glorot" },
    }).parameters;
  expect(countLayer({ kind: "lstm", units: 20, bidirectional: true })).toBe(4960);
  expect(countLayer({ kind: "lstm", units: 20 })).toBe(2480);
  expect(countLayer({ kind: "lstm", units: 20, bias: false, bidirectional: true })).toBe(4800);
  expect(countLayer({ kind: "rnn", units: 20, bidirectional: true })).toBe(1240);
});
