import { expect, test } from "vitest";
import { addBin, FIRST_BIN, startHistory } from "@/components/training/game/history";
import { placeMiddles } from "@/lib/data/mixture";
import { createRandom } from "@/lib/math/random";
import { measureCoverage } from "./coverage";
import { pickSettings, pickSteps } from "./game";
import { SHOWN } from "./counts";
import { type Frame, job } from "./job";
import { findPreset, presets } from "./presets";
import { stageNames } from "./stages";
import { definition, type State } from "./state";
import { describeStage, writeTitle } from "./words";

const describe = (patch: Partial<State> = {}) => definition.schema.parse(patch);
const open = (patch: Partial<State> = {}) => {
  const state = describe(patch);
  const spec = { settings: pickSettings(state), steps: pickSteps(state) };
  return job.create(spec, {
    signal: new AbortController().signal,
    device: "cpu",
    tf: () => Promise.reject(new Error("no library is needed")),
  });
};

const ring = { source: { kind: "mixture", arrangement: "ring", components: 8 }, noise: 0.07 } as const;

test("samples drawn like the data cover every mode; samples of one cluster cover one", () => {
  const random = createRandom(1, "samples");
  const middles = placeMiddles("ring", 8);
  const draw = (pick: (i: number) => number) =>
    Float32Array.from(
      { length: 2 * 512 },
      (_, i) => middles[2 * pick(i >> 1) + (i & 1)]! + 0.07 * random.normal(),
    );
  const data = draw((i) => i % 8);
  const all = measureCoverage(
    draw((i) => (i + 3) % 8),
    data,
    ring,
  );
  expect(all.covered).toBe(8);
  // Of a round normal distribution in the plane, exp(-9 / 2) lies beyond three deviations.
  expect(all.near).toBeGreaterThan(0.97);
  expect(all.reached).toBeGreaterThan(0.97);
  const one = measureCoverage(
    draw(() => 2),
    data,
    ring,
  );
  expect(one).toMatchObject({ covered: 1 });
  expect(one.modes!.reduce((sum, hits) => sum + hits)).toBe(one.modes![2]);
  expect(one.reached).toBeLessThan(0.15);
});

test("a mode with a quarter of its fair share is covered, with less it is not", () => {
  const middles = placeMiddles("ring", 8);
  // 64 of 512 samples are the fair share.
  const cover = (few: number) => {
    const samples = Float32Array.from(
      { length: 2 * 512 },
      (_, i) => middles[(i >> 1 < few ? 2 : 0) + (i & 1)]!,
    );
    return measureCoverage(samples, samples, ring).covered;
  };
  expect(cover(16)).toBe(2);
  expect(cover(15)).toBe(1);
});

test("bins are joined two by two, and what a player did not do stays unknown", () => {
  let history = startHistory();
  for (let i = 1; i <= 4; i++) history = addBin(history, { discriminator: i, generator: NaN }, 4);
  expect(history).toEqual({ every: 2 * FIRST_BIN, discriminator: [1.5, 3.5], generator: [NaN, NaN] });
});

test("each preset is found by its settings, and the opening ones are the first", () => {
  for (const [name, { tuning }] of Object.entries(presets)) expect(findPreset(describe(tuning))).toBe(name);
  expect(findPreset(describe())).toBe("balanced");
  expect(findPreset(describe({ generatorSteps: 7 }))).toBeNull();
});

const look = async (run: Awaited<ReturnType<typeof open>>): Promise<Frame> => (await run.frame()).frame;

test("five stages make the round that a step makes", async () => {
  const [whole, staged] = [await open(), await open()];
  await whole.step();
  const seen = [];
  for (const name of stageNames) {
    await staged.command!({ kind: "stage" });
    const { stage } = await look(staged);
    expect(stage!.name).toBe(name);
    seen.push(stage!);
    expect(describeStage(stage!, { discriminator: 1, generator: 1 })).not.toContain("NaN");
  }
  const [{ stage, ...ours }, theirs] = [await look(staged), await look(whole)];
  expect({ ...ours, stage: null }).toEqual(theirs);
  expect(stage!.from).not.toEqual(stage!.samples);
  // A small step along the gradient lowers the loss of the batch that gave it.
  for (const { loss } of seen.slice(3)) expect(loss.after).toBeLessThan(loss.before);
});

test("a step in the middle of a round ends that round, also after a saved state", async () => {
  const [whole, staged, restored] = [await open(), await open(), await open()];
  await whole.step();
  for (let i = 0; i < 4; i++) await staged.command!({ kind: "stage" });
  await restored.restore(structuredClone(await staged.save()));
  for (const run of [staged, restored]) {
    await run.step();
    expect(await look(run)).toEqual(await look(whole));
  }
});

test("who alone learns does so at once, and the other's weights stay", async () => {
  const run = await open();
  const before = await look(run);
  await run.command!({ kind: "steps", steps: pickSteps(describe({ learns: "discriminator" })) });
  for (let i = 0; i < 20; i++) await run.step();
  const after = await look(run);
  expect(after.samples).toEqual(before.samples);
  expect(after.map.values).not.toEqual(before.map.values);
  expect(after.history.generator).toEqual([NaN, NaN, NaN, NaN]);
});

test("every target can be played on, one of four painted points as well", async () => {
  for (const target of ["ring", "grid", "moons", "circle", "spiral", "painted"] as const) {
    const run = await open({ target, painted: [0, 0, 0.5, 0, 0, 0.5, 0.5, 0.5] });
    for (let i = 0; i < 10; i++) await run.step();
    const frame = await look(run);
    expect(frame.samples).toHaveLength(2 * SHOWN);
    expect(frame.samples.every(Number.isFinite)).toBe(true);
    expect(writeTitle(frame)).toMatch(
      /^After 10 rounds the samples (cover \d of [89] modes|reach \d+ % of the data)$/,
    );
  }
});
