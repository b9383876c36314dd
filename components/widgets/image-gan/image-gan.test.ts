import { expect, test } from "vitest";
import { COUNTED, PIXELS, SAMPLES, WAY } from "./counts";
import { pickSettings, pickSteps } from "./game";
import { type Frame, job } from "./job";
import { drawLatents, mixLatents } from "./latents";
import { findNearest, measureDistance } from "./nearest";
import { definition, type State } from "./state";
import { survey } from "./survey";
import { describePicture, writeTitle } from "./words";

const describe = (patch: Partial<State> = {}) => definition.schema.parse(patch);
const ask = ({ from, to, at, rounds, ...state }: State) => ({
  steps: pickSteps({ from, to, at, rounds, ...state }),
  rounds,
  way: { from, to, at },
});
const open = (patch: Partial<State> = {}) => {
  const state = describe(patch);
  return job.create(
    { settings: pickSettings(state), ...ask(state) },
    {
      signal: new AbortController().signal,
      device: "cpu",
      tf: () => Promise.reject(new Error("no library is needed")),
    },
  );
};
const look = async (run: Awaited<ReturnType<typeof open>>): Promise<Frame> => (await run.frame()).frame;

test("a digit is covered from a quarter of its fair share on, and a sure name needs more than 0.9", () => {
  // 24 pictures: 0 is named 17 times, 3 twice, 7 once, and 8 four times, which is not in the data.
  const rows = [...Array<number>(17).fill(0), 3, 3, 7, 8, 8, 8, 8];
  const answers = new Float32Array(10 * rows.length);
  rows.forEach((digit, i) => answers.set([digit === 8 ? 0.8 : 1], 10 * i + digit));
  const found = survey(answers, [0, 3, 7]);
  expect(found.named).toEqual([17, 0, 0, 2, 0, 0, 0, 1, 4, 0]);
  expect(found.sure[8]).toBe(0);
  expect(found.share).toBeCloseTo(20 / 24, 10);
  expect(found.covered).toBe(2);
});

test("the nearest of several pictures is the one that differs least, and a copy is at distance 0", () => {
  const pictures = new Float32Array(3 * PIXELS).fill(0.5, PIXELS, 2 * PIXELS).fill(1, 2 * PIXELS);
  const found = findNearest(new Float32Array(PIXELS).fill(0.6), pictures);
  expect(found.index).toBe(1);
  expect(found.distance).toBeCloseTo(0.1, 6);
  expect(measureDistance(pictures, pictures)).toBe(0);
});

test("the way begins at one sample and ends at the other, halfway between their latent points in the middle", () => {
  const latents = drawLatents({ latent: 2, seed: 1 });
  const middle = mixLatents(latents, 2, { from: 3, to: 5 }, 0.5);
  for (const axis of [0, 1])
    expect(middle[axis]).toBeCloseTo((latents[6 + axis]! + latents[10 + axis]!) / 2, 6);
});

test("a game shows its samples, the way between two of them, and what is said of each", async () => {
  const run = await open({ rounds: 100, from: 3, to: 5, at: 1 });
  const before = await look(run);
  expect(writeTitle(before, "few")).toMatch(/^Before training/);
  while (!run.done!()) await run.step();
  const frame = await look(run);
  const picture = (pictures: Float32Array, index: number) =>
    pictures.slice(index * PIXELS, (index + 1) * PIXELS);
  expect(frame.samples.pictures).toHaveLength(SAMPLES * PIXELS);
  expect(frame.samples.pictures).not.toEqual(before.samples.pictures);
  for (const [place, sample] of [
    [0, 3],
    [WAY - 1, 5],
  ] as const)
    picture(frame.way.pictures, place).forEach((ink, i) =>
      expect(ink).toBeCloseTo(frame.samples.pictures[sample * PIXELS + i]!, 5),
    );
  expect(describePicture(frame.chosen, 0)).toBe(describePicture(frame.samples, 5));
  expect([0, 3, 7]).toContain(frame.nearest.digit);
  const { named } = frame.surveys.samples;
  expect(named.reduce((sum, count) => sum + count)).toBe(COUNTED);
  expect(writeTitle(frame, "few")).toMatch(/^After 100 rounds the samples show \d of 3 digits$/);
});

test("a longer run goes on where a shorter one ended, and a saved one goes on as if it had never stopped", async () => {
  const [whole, longer, restored] = [
    await open({ rounds: 200 }),
    await open({ rounds: 100 }),
    await open({ rounds: 200 }),
  ];
  while (!whole.done!()) await whole.step();
  while (!longer.done!()) await longer.step();
  await longer.step();
  expect(longer.position!()).toBe(100);
  await restored.restore(structuredClone(await longer.save()));
  await longer.command!(ask(describe({ rounds: 200 })));
  for (const run of [longer, restored]) {
    while (!run.done!()) await run.step();
    // Losses since the last point of the curve are the engine's own and not saved.
    const { history: _ours, ...frame } = await look(run);
    const { history: _theirs, ...expected } = await look(whole);
    expect(frame).toEqual(expected);
  }
});
