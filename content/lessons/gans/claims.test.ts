import { expect, test } from "vitest";
import { pickSettings, pickSteps } from "@/components/widgets/gan-lab/game";
import { type Frame, job } from "@/components/widgets/gan-lab/job";
import { presets } from "@/components/widgets/gan-lab/presets";
import { definition, type State } from "@/components/widgets/gan-lab/state";
import { COUNTED, PIXELS } from "@/components/widgets/image-gan/counts";
import {
  createGame,
  pickSettings as pickImageSettings,
  pickSteps as pickImageSteps,
} from "@/components/widgets/image-gan/game";
import { drawLatents } from "@/components/widgets/image-gan/latents";
import { measureDistance } from "@/components/widgets/image-gan/nearest";
import { getReader } from "@/components/widgets/image-gan/reader";
import {
  definition as imageGan,
  digitSets,
  type State as ImageState,
} from "@/components/widgets/image-gan/state";
import { readRow, survey } from "@/components/widgets/image-gan/survey";
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

/** A game for pictures, and what can be measured of its samples. */
async function playForPictures(patch: Partial<ImageState>) {
  const state = imageGan.schema.parse(patch);
  const settings = pickImageSettings(state);
  const engine = createGanEngine(createGame(settings, pickImageSteps(state)));
  const reader = await getReader();
  const latents = drawLatents(settings);
  const { train, validation } = engine.data.parts;
  const play = (rounds: number) => {
    for (let round = 0; round < rounds; round++) engine.trainRound();
    return engine.generate(latents, COUNTED);
  };
  const read = async (pictures: Float32Array) => {
    const answers = await reader.read(pictures, pictures.length / PIXELS);
    return { answers, ...survey(answers, digitSets[state.digits]) };
  };
  return { engine, reader, latents, play, read, train: train.raw, unseen: validation.raw };
}

const pick = (rows: Float32Array, size: number, row: number) => rows.subarray(row * size, (row + 1) * size);

/** Means of pairs of rows, one after the other. */
function halve(
  rows: Float32Array,
  size: number,
  pairs: readonly (readonly [number, number])[],
): Float32Array {
  return Float32Array.from(
    pairs.flatMap(([a, b]) =>
      Array.from(pick(rows, size, a), (value, i) => (value + pick(rows, size, b)[i]!) / 2),
    ),
  );
}

test("after 3,000 rounds the samples are three digits to a reader, and neither copies nor double exposures", async () => {
  for (const seed of [1, 2]) {
    const { engine, reader, latents, play, read, train, unseen } = await playForPictures({ seed });
    expect(reader.accuracy).toBeCloseTo(0.94, 2);
    play(2000);
    // Of what follows alone.
    engine.readLosses();
    const samples = play(1000);
    const real = await read(train.subarray(0, COUNTED * PIXELS));
    const drawn = await read(samples);
    expect(real.share).toBeCloseTo(0.83, 2);
    expect(drawn.covered).toBe(3);
    const right = digitSets.few.reduce<number>((sum, digit) => sum + drawn.named[digit]!, 0) / COUNTED;
    expect(right).toBeGreaterThan(0.88);
    expect(Math.abs(drawn.share - 0.75)).toBeLessThan(0.04);
    const { discriminator } = engine.readLosses();
    expect(discriminator).toBeLessThan(Math.LN2);
    expect(Math.abs(discriminator - 0.6)).toBeLessThan(0.05);

    expect(train).toHaveLength(2000 * PIXELS);
    expect(measureDistance(unseen, train)).toBeCloseTo(0.12, 2);
    const distance = measureDistance(samples.subarray(0, 100 * PIXELS), train);
    expect(distance).toBeGreaterThan(0.13);
    expect(distance).toBeLessThan(0.16);

    const pairs = Array.from({ length: 64 }, (_, i) => [i, (i + 1) % 64] as const).filter(
      ([a, b]) => readRow(drawn.answers, a).digit !== readRow(drawn.answers, b).digit,
    );
    const between = engine.generate(halve(latents, 8, pairs), pairs.length);
    const exposed = halve(samples, PIXELS, pairs);
    const [sureness, belief] = [[], []] as [number[], number[]];
    for (const pictures of [between, exposed]) {
      const { answers } = await read(pictures);
      sureness.push(mean(pairs.map((_, i) => readRow(answers, i).probability)));
      belief.push(mean(engine.judge(pictures, pairs.length).map(sigmoid)));
    }
    expect(sureness[0]! - sureness[1]!).toBeGreaterThan(0.08);
    expect(belief[0]! - belief[1]!).toBeGreaterThan(0.05);
  }
});

test("all ten digits are there after 4,000 rounds, and the reader is sure of about half of the samples", async () => {
  const { play, read } = await playForPictures({ digits: "all" });
  const { covered, share } = await read(play(4000));
  expect(covered).toBe(10);
  expect(Math.abs(share - 0.5)).toBeLessThan(0.05);
});

test("a reader is sure of every sample of a collapsed generator, though they are one picture and no digit", async () => {
  const { play, read, train, unseen } = await playForPictures({
    generatorSteps: 10,
    discriminatorRate: 0.0001,
  });
  for (const [rounds, digit] of [
    [400, 7],
    [100, 3],
  ] as const) {
    const samples = play(rounds);
    const { named, share } = await read(samples);
    expect(share).toBe(1);
    expect(named[digit]).toBe(COUNTED);
    const [first, others] = [samples.subarray(0, 50 * PIXELS), samples.subarray(50 * PIXELS)];
    expect(measureDistance(first, others)).toBeLessThan(0.01);
    expect(measureDistance(first, train) / measureDistance(unseen, train)).toBeGreaterThan(3);
  }
});
