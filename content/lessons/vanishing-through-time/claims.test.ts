import { beforeAll, expect, test } from "vitest";
import { pickSpec, type Spec } from "@/components/widgets/bptt-gradients/experiments";
import { job } from "@/components/widgets/bptt-gradients/job";
import { definition } from "@/components/widgets/bptt-gradients/state";
import { compareEnds } from "@/components/widgets/bptt-gradients/words";
import { loadTfNode } from "@/lib/experiment/engines/tfjs/load-node";
import { sigmoid } from "@/lib/math/activation";

const SEEDS = [1, 2, 3];

let tf: Awaited<ReturnType<typeof loadTfNode>>;
beforeAll(async () => {
  tf = await loadTfNode("wasm");
});

/** What the widget shows of the three cells with these settings. */
async function show(patch: Partial<Spec>, isTrained: boolean) {
  const spec = pickSpec(definition.schema.parse(patch));
  const run = await job.create(spec, {
    signal: new AbortController().signal,
    device: "wasm",
    tf: async () => tf,
  });
  while (isTrained && !run.done?.()) await run.step();
  const { frame } = await run.frame();
  run.dispose();
  const [rnn, lstm, gru] = frame.cells;
  return { rnn: rnn!, lstm: lstm!, gru: gru! };
}

test("over 50 steps the plain cell stays at chance, and with their gates held open the LSTM and the GRU remember", async () => {
  for (const seed of SEEDS) {
    const { rnn, lstm, gru } = await show({ keepBias: 5, seed }, true);
    expect(rnn.accuracy).toBeLessThan(0.4);
    expect(lstm.accuracy).toBeGreaterThan(0.97);
    expect(gru.accuracy).toBeGreaterThan(0.97);
  }
});

test("over 50 steps the gradient vanishes in the plain cell and behind a forget bias of 0 or 1, not of 5", async () => {
  for (const seed of SEEDS) {
    const measure = async (keepBias: number) => {
      const { rnn, lstm } = await show({ keepBias, seed }, false);
      return [compareEnds(rnn.start), compareEnds(lstm.start)] as const;
    };
    const [plain, shut] = await measure(0);
    expect(plain).toBeLessThan(1e-16);
    expect(shut).toBeLessThan(1e-9);
    expect((await measure(1))[1]).toBeLessThan(1e-3);
    expect((await measure(5))[1]).toBeGreaterThan(1);
  }
});

test("at radius 3 the plain cell's gradient explodes; at 0.9 some 1e-5 of it is left, and it learns with Adam", async () => {
  for (const seed of SEEDS)
    expect(compareEnds((await show({ radius: 3, seed }, false)).rnn.start)).toBeGreaterThan(1e4);
  for (const seed of [1, 2]) {
    const { rnn } = await show({ radius: 0.9, seed }, true);
    expect(compareEnds(rnn.start)).toBeGreaterThan(1e-6);
    expect(compareEnds(rnn.start)).toBeLessThan(1e-4);
    expect(rnn.accuracy).toBeGreaterThan(0.97);
  }
});

test("by plain gradient descent the LSTM guesses without clipping and gets somewhere with it; the plain cell does not", async () => {
  for (const seed of SEEDS) {
    const spec = { keepBias: 5, optimizer: "sgd", learningRate: 0.1, seed } as const;
    expect((await show(spec, true)).lstm.accuracy).toBeLessThan(0.4);
    const { rnn, lstm } = await show({ ...spec, isClipped: true }, true);
    expect(lstm.accuracy).toBeGreaterThan(0.45);
    expect(rnn.accuracy).toBeLessThan(0.4);
  }
});

test("the powers in the text", () => {
  expect(0.5 ** 49 / 2e-15).toBeCloseTo(1, 0);
  expect(0.9 ** 49).toBeCloseTo(0.0057, 4);
  expect(sigmoid(1)).toBeCloseTo(0.73, 2);
  expect(Math.log10(sigmoid(1) ** 50)).toBeCloseTo(-6.8, 1);
  expect(sigmoid(5) ** 50).toBeCloseTo(0.71, 2);
  const gate = 0.5 ** (1 / 50);
  expect(gate).toBeCloseTo(0.9862, 4);
  expect(Math.log(gate / (1 - gate))).toBeCloseTo(4.27, 2);
});
