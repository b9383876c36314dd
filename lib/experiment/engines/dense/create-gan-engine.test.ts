import { expect, test } from "vitest";
import { sigmoid } from "@/lib/math/activation";
import { createRandom } from "@/lib/math/random";
import type { Weights } from "../../initialize";
import { createExperiment } from "../../schema";
import type { GanSpec } from "../../schema-procedure";
import type { WrittenSimpleLayer } from "../../schema-layers";
import { createEngine } from "../create-engine";
import { createGanEngine } from "./create-gan-engine";

const hidden: WrittenSimpleLayer[] = [
  { kind: "dense", units: 6, activation: "tanh" },
  { kind: "dense", units: 5 },
  { kind: "activation", activation: "gelu" },
];

interface Changes {
  loss?: GanSpec["loss"];
  steps?: Partial<GanSpec["steps"]>;
  generator?: WrittenSimpleLayer[];
  discriminator?: WrittenSimpleLayer[];
  batchSize?: number;
}

const describeGan = ({ loss, steps, generator, discriminator, batchSize = 7 }: Changes = {}) =>
  createExperiment({
    data: { source: { kind: "mixture" }, size: 60 },
    model: { layers: generator ?? [...hidden, { kind: "dense" }] },
    training: {
      procedure: {
        kind: "gan",
        latent: 3,
        discriminator: {
          layers: discriminator ?? [...hidden, { kind: "dense", units: 1 }],
          learningRate: 0.01,
        },
        steps,
        loss,
      },
      batchSize,
    },
  });

const open = (changes?: Changes) => createGanEngine(describeGan(changes));

/** Central differences of a loss by every weight of one player. */
function differentiate(engine: ReturnType<typeof open>, wanted: Weights, measure: () => number): number[][] {
  const step = 0.01;
  return wanted.map(({ name, shape }) => {
    const [weight] = engine.readWeights().filter((other) => other.name === name);
    const at = (index: number, by: number) => {
      const values = weight!.values.slice();
      values[index]! += by;
      engine.writeWeights([{ name, shape, values }]);
      const loss = measure();
      engine.writeWeights([weight!]);
      return loss;
    };
    return Array.from(weight!.values, (_, i) => (at(i, step) - at(i, -step)) / (2 * step));
  });
}

for (const loss of ["nonSaturating", "saturating"] as const)
  test(`both players' gradients are those of finite differences, with the ${loss} loss`, () => {
    const engine = open({ loss });
    for (let round = 0; round < 5; round++) engine.trainRound();
    const players = [() => engine.lookAtDiscriminator(), () => engine.lookAtGenerator()];
    for (const look of players) {
      const { gradients } = look();
      const expected = differentiate(engine, gradients, () => look().loss);
      gradients.forEach(({ values }, i) =>
        values.forEach((value, j) => expect(Math.abs(value - expected[i]![j]!)).toBeLessThan(2e-4)),
      );
      expect(gradients.some(({ values }) => values.some((value) => Math.abs(value) > 0.01))).toBe(true);
    }
  });

test("the generator's loss is the mean of -log D or of log(1 - D), and its slope by a sample that of finite differences", () => {
  for (const loss of ["nonSaturating", "saturating"] as const) {
    const engine = open({ loss });
    const { samples, loss: mean } = engine.lookAtGenerator();
    const lossOf = (points: Float32Array) =>
      Array.from(engine.judge(points, points.length / 2), (logit) =>
        loss === "saturating" ? Math.log(1 - sigmoid(logit)) : -Math.log(sigmoid(logit)),
      );
    const losses = lossOf(samples);
    expect(losses.reduce((sum, value) => sum + value) / losses.length).toBeCloseTo(mean, 5);
    const slopes = engine.differentiate(samples, losses.length);
    for (const axis of [0, 1]) {
      const move = (by: number) => lossOf(samples.map((value, i) => value + (i % 2 === axis ? by : 0)));
      const [up, down] = [move(0.01), move(-0.01)];
      up.forEach((value, i) => expect(slopes[2 * i + axis]).toBeCloseTo((value - down[i]!) / 0.02, 3));
    }
  }
});

test("by a sample, the two losses' slopes stand in the ratio (1 - D) to D: the saturating one fades where D is sure", () => {
  const [saturating, other] = [open({ loss: "saturating" }), open({ loss: "nonSaturating" })];
  other.writeWeights(saturating.readWeights());
  const { samples } = saturating.lookAtGenerator();
  const odds = saturating.judge(samples, 7).map((logit) => (1 - sigmoid(logit)) / sigmoid(logit));
  const [a, b] = [saturating.differentiate(samples, 7), other.differentiate(samples, 7)];
  b.forEach((slope, i) => expect(slope).toBeCloseTo(a[i]! * odds[i >> 1]!, 5));
});

test("a player without steps keeps its weights, and looking at what comes next changes nothing", () => {
  for (const still of ["generator", "discriminator"] as const) {
    const engine = open({ steps: { [still]: 0 } });
    const read = () => {
      const isJudges = ({ name }: { name: string }) => name.startsWith("discriminator/");
      const all = engine.readWeights();
      return { discriminator: all.filter(isJudges), generator: all.filter((weight) => !isJudges(weight)) };
    };
    const before = read();
    engine.lookAtDiscriminator();
    engine.lookAtGenerator();
    expect(read()).toEqual(before);
    engine.trainRound();
    const after = read();
    expect(after[still]).toEqual(before[still]);
    const moving = still === "generator" ? "discriminator" : "generator";
    expect(after[moving]).not.toEqual(before[moving]);
    expect(engine.readLosses()[still]).toBeNaN();
  }
});

test("the players begin with weights of their own, though their layers have the same shapes", () => {
  const values = new Map(
    open()
      .readWeights()
      .map((weight) => [weight.name, weight.values]),
  );
  expect(values.get("1/kernel")).toHaveLength(30);
  expect(values.get("discriminator/1/kernel")).not.toEqual(values.get("1/kernel"));
});

test("samples, judgements and slopes do not depend on how many are asked for at once", () => {
  const engine = open();
  const random = createRandom(1, "many");
  const noise = Float32Array.from({ length: 3 * 1300 }, () => random.normal());
  const samples = engine.generate(noise, 1300);
  const logits = engine.judge(samples, 1300);
  const slopes = engine.differentiate(samples, 1300);
  for (const i of [0, 511, 512, 1299]) {
    const [alone] = [engine.generate(noise.slice(3 * i, 3 * i + 3), 1)];
    expect(alone).toEqual(samples.slice(2 * i, 2 * i + 2));
    expect(engine.judge(alone, 1)[0]).toBe(logits[i]);
    const slope = engine.differentiate(alone, 1);
    slope.forEach((value, axis) => expect(value).toBeCloseTo(slopes[2 * i + axis]!, 6));
  }
});

test("a game goes on from a saved state as if it had never stopped, and its halves make a round", () => {
  const steps = { discriminator: 2, generator: 3 };
  const [whole, first, second] = [open({ steps }), open({ steps }), open({ steps })];
  for (let round = 0; round < 40; round++) whole.trainRound();
  for (let round = 0; round < 20; round++) first.trainRound();
  second.writeState(structuredClone(first.readState()));
  for (let round = 0; round < 20; round++) {
    second.trainDiscriminator();
    second.trainGenerator();
  }
  expect(second.round).toBe(40);
  expect(second.readState()).toEqual(whole.readState());
});

test("players that cannot be are refused, and so is a GAN where only a fit is possible", async () => {
  const one: WrittenSimpleLayer = { kind: "dense", units: 1 };
  expect(() => open({ discriminator: [{ kind: "conv2d" }, one] })).toThrow(
    "Layer 1 of the discriminator (conv2d)",
  );
  expect(() => open({ discriminator: [{ kind: "dense", units: 2 }] })).toThrow("it judges by one number");
  expect(() => open({ generator: [one] })).toThrow("end with a dense layer of 2 units");
  await expect(createEngine(describeGan(), () => Promise.reject(new Error("no library")))).rejects.toThrow(
    "by an engine of their own",
  );
});
