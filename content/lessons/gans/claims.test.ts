import { expect, test } from "vitest";
import { pickSettings, pickSteps } from "@/components/widgets/gan-lab/game";
import { type Frame, job } from "@/components/widgets/gan-lab/job";
import { presets } from "@/components/widgets/gan-lab/presets";
import { definition, type State } from "@/components/widgets/gan-lab/state";
import { createGanEngine } from "@/lib/experiment/engines/dense/create-gan-engine";
import { createExperiment } from "@/lib/experiment/schema";
import { sigmoid } from "@/lib/math/activation";

const SEEDS = [1, 2, 3, 4, 5];

/** What the widget shows after each of these numbers of rounds. */
async function play(patch: Partial<State>, rounds: readonly number[]): Promise<Frame[]> {
  const state = definition.schema.parse(patch);
  const spec = { settings: pickSettings(state), steps: pickSteps(state) };
  const run = await job.create(spec, {
    signal: new AbortController().signal,
    device: "cpu",
    tf: () => Promise.reject(new Error("no library is needed")),
  });
  const frames: Frame[] = [];
  for (let round = 1; round <= Math.max(...rounds); round++) {
    await run.step();
    if (rounds.includes(round)) frames.push((await run.frame()).frame);
  }
  return frames;
}

const mean = (values: ArrayLike<number>) =>
  Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;

test("with its default settings the game covers all 8 modes, and D's answers to data and samples come together", async () => {
  for (const seed of SEEDS) {
    const [frame] = await play({ seed }, [3000]);
    expect(frame!.coverage.covered).toBe(8);
    expect(Math.abs(frame!.judgedExamples - mean(frame!.judged))).toBeLessThan(0.1);
  }
});

test("a discriminator alone comes to p / (p + q), where both densities are known", () => {
  const middle = [0.2, 0.3] as const;
  const [wide, narrow] = [0.4, 0.3];
  const bell = (x: number, y: number, a: number, b: number, s: number) =>
    Math.exp(-((x - a) ** 2 + (y - b) ** 2) / (2 * s * s)) / (2 * Math.PI * s * s);
  const engine = createGanEngine(
    createExperiment({
      // One component of a ring stands at (0.8, 0).
      data: { source: { kind: "mixture", components: 1 }, noise: narrow, size: 20_000 },
      model: { layers: [{ kind: "dense" }] },
      training: {
        procedure: { kind: "gan", steps: { generator: 0 }, discriminator: { learningRate: 0.002 } },
        schedule: { kind: "cosine", steps: 3000 },
        batchSize: 256,
      },
    }),
  );
  engine.writeWeights([
    { name: "0/kernel", shape: [2, 2], values: Float32Array.of(wide, 0, 0, wide) },
    { name: "0/bias", shape: [2], values: Float32Array.from(middle) },
  ]);
  for (let round = 0; round < 3000; round++) engine.trainRound();
  const apart: number[] = [];
  for (let x = -1; x <= 1.5; x += 0.1)
    for (let y = -1; y <= 1.2; y += 0.1) {
      const [p, q] = [bell(x, y, 0.8, 0, narrow), bell(x, y, ...middle, wide)];
      if (p + q < 0.1) continue;
      const [logit] = engine.judge(Float32Array.of(x, y), 1);
      apart.push(Math.abs(sigmoid(logit!) - p / (p + q)));
    }
  expect(apart.length).toBeGreaterThan(100);
  expect(Math.max(...apart)).toBeLessThan(0.05);
  expect(mean(apart)).toBeLessThan(0.01);
});

test("against a discriminator far ahead, the arrows of -log D are at least twice as long after 60 rounds", async () => {
  for (const seed of SEEDS) {
    const [other, saturating] = await Promise.all(
      (["discriminatorAhead", "saturating"] as const).map(async (name) => {
        const [frame] = await play({ ...presets[name].tuning, seed }, [60]);
        const { pulls } = frame!;
        return mean(
          Array.from({ length: pulls.length / 2 }, (_, i) => Math.hypot(pulls[2 * i]!, pulls[2 * i + 1]!)),
        );
      }),
    );
    expect(other! / saturating!).toBeGreaterThan(2);
  }
  const ratio = (d: number) => (1 - d) / d;
  expect(ratio(0.01)).toBeCloseTo(99, 10);
  expect(ratio(0.04)).toBeCloseTo(24, 10);
});

test("a generator far ahead never covers more than 3 modes, and D's loss does not show it", async () => {
  const looks = Array.from({ length: 8 }, (_, i) => 250 * (i + 1));
  const { tuning } = presets.generatorAhead;
  expect(tuning).toMatchObject({ generatorSteps: 10, discriminatorRate: 0.0001 });
  for (const seed of SEEDS) {
    const frames = await play({ ...tuning, seed }, looks);
    for (const { coverage } of frames) expect(coverage.covered).toBeLessThanOrEqual(3);
    expect(Math.abs(frames.at(-1)!.history.discriminator.at(-1)! - Math.LN2)).toBeLessThan(0.05);
  }
});

test("a discriminator far ahead leaves most games with 3 or 4 modes, whose samples are good", async () => {
  const left = await Promise.all(
    SEEDS.map(
      async (seed) => (await play({ ...presets.discriminatorAhead.tuning, seed }, [3000]))[0]!.coverage,
    ),
  );
  const few = left.filter(({ covered }) => covered === 3 || covered === 4);
  expect(few).toHaveLength(4);
  for (const { near } of few) expect(near).toBeGreaterThan(0.8);
});

test("alone against an untrained discriminator, the generator covers nothing: all leave, or all gather in one place", async () => {
  for (const seed of SEEDS) {
    const [frame] = await play({ learns: "generator", seed }, [500]);
    expect(frame!.coverage.covered).toBe(0);
    const { samples, judged } = frame!;
    const isInside = (value: number) => Math.abs(value) < 1.2;
    if (seed === 1) {
      expect(mean(judged)).toBeGreaterThan(0.995);
      expect(judged.some((_, i) => isInside(samples[2 * i]!) && isInside(samples[2 * i + 1]!))).toBe(false);
    }
    if (seed === 2) expect(samples.every((value) => Math.abs(value) < 0.4)).toBe(true);
  }
});
