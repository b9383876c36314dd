import { beforeAll, expect, test } from "vitest";
import { ExperimentError } from "../../../experiment-error";
import { createExperiment, type ExperimentInput } from "../../../schema";
import { createTfjsEngine } from "../create-engine";
import { loadTfNode } from "../load-node";
import type { Tensor } from "../tf";
import { chooseStepSize, moveAgainstLoss } from "./adversarial";

let tf: Awaited<ReturnType<typeof loadTfNode>>;
beforeAll(async () => {
  tf = await loadTfNode("wasm");
});

const spec = { kind: "adversarial", epsilon: 0.1, steps: 1, warmup: 0, share: 1 } as const;
const place = { seed: 1, step: 5 };

/** A loss whose gradient is known: the weighted sum of all values. */
const measure = (x: Tensor) => tf.sum(tf.mul(x, tf.tensor1d([1, -1, 2, -0.5])));

function move(values: number[][], patch: Partial<typeof spec> | object = {}, at = place): number[][] {
  return tf.tidy(() =>
    moveAgainstLoss(tf, measure, tf.tensor2d(values), { ...spec, ...patch }, at).arraySync(),
  ) as number[][];
}

const experiment = (training: ExperimentInput["training"], data: ExperimentInput["data"] = {}) =>
  createExperiment({
    data: { source: { kind: "bars", side: 8 }, size: 64, split: { validation: 0, test: 0.25 }, ...data },
    model: {
      layers: [
        { kind: "conv2d", filters: 4, activation: "relu" },
        { kind: "maxPool" },
        { kind: "flatten" },
        { kind: "dense" },
      ],
    },
    training: { batchSize: 16, ...training },
  });

test("one step goes along the sign of the gradient, by a quarter of its reach or more, between black and white", () => {
  const moved = move([
    [0.5, 0.5, 0.5, 0.5],
    [0.99, 0.01, 1, 0],
  ]);
  [1, -1, 1, -1].forEach((sign, k) => {
    const way = sign * (moved[0]![k]! - 0.5);
    expect(way).toBeGreaterThan(0.025 - 1e-6);
    expect(way).toBeLessThan(0.1 + 1e-6);
  });
  expect(moved[1]).toEqual([1, 0, 1, 0]);
});

test("several steps go to the end of it; a smaller share moves fewer examples; the reach grows through the warm-up", () => {
  const rows = Array.from({ length: 4 }, () => [0.5, 0.5, 0.5, 0.5]);
  const expectEnd = (row: number[] | undefined, reach: number) =>
    [1, -1, 1, -1].forEach((sign, k) => expect(row![k]).toBeCloseTo(0.5 + sign * reach, 6));
  expectEnd(move(rows, { steps: 5 })[0], 0.1);
  const half = move(rows, { share: 0.5 });
  expect(half.slice(2)).toEqual(rows.slice(2));
  expect(half[1]).not.toEqual(rows[1]);
  expectEnd(move(rows, { steps: 5, warmup: 20 }, { seed: 1, step: 4 })[0], 0.025);
  // Enough to cross the whole reach from any start.
  expect(chooseStepSize({ epsilon: 0.1, steps: 5 }) * 5).toBeGreaterThan(2 * 0.1);
});

test("without reach, training is what it is without the procedure, number for number", async () => {
  const run = async (procedure: NonNullable<ExperimentInput["training"]>["procedure"]) => {
    const engine = await createTfjsEngine(tf, experiment({ procedure }));
    for (let step = 0; step < 8; step++) engine.trainStep();
    const weights = await engine.readWeights();
    engine.dispose();
    return weights;
  };
  const plain = await run({ kind: "fit" });
  expect(await run({ kind: "adversarial", epsilon: 0 })).toEqual(plain);
  const moved = await run({ kind: "adversarial", epsilon: 0.1 });
  expect(moved).not.toEqual(plain);
  expect(await run({ kind: "adversarial", epsilon: 0.1 })).toEqual(moved);
});

test("the loss that it reads is that of the moved examples, larger than where they came from; nothing is left behind", async () => {
  const read = async (procedure: NonNullable<ExperimentInput["training"]>["procedure"]) => {
    const engine = await createTfjsEngine(tf, experiment({ procedure, learningRate: 0 }));
    for (let step = 0; step < 3; step++) engine.trainStep();
    const loss = await engine.readLoss();
    const before = tf.memory().numTensors;
    engine.trainStep();
    await engine.readLoss();
    expect(tf.memory().numTensors).toBe(before);
    engine.dispose();
    return loss;
  };
  const plain = await read({ kind: "fit" });
  const one = await read({ kind: "adversarial", epsilon: 0.2 });
  expect(one).toBeGreaterThan(plain);
  expect(await read({ kind: "adversarial", epsilon: 0.2, steps: 5 })).toBeGreaterThan(plain);
});

test("what has no pixels between black and white is refused in words", async () => {
  const procedure = { kind: "adversarial" } as const;
  for (const data of [{ source: { kind: "points" as const } }, { preprocessing: "normalize" as const }])
    await expect(createTfjsEngine(tf, experiment({ procedure }, data))).rejects.toThrow(ExperimentError);
});
