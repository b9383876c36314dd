import { expect, test } from "vitest";
import { signNames } from "@/lib/data/signs/faces";
import { signSize } from "@/lib/data/signs/paint-sign";
import { loadTfNode } from "@/lib/experiment/engines/tfjs/load-node";
import type { JobContext } from "@/lib/lab/job";
import { printPrograms } from "./code";
import { trainingSteps, varied } from "./experiments";
import { drawHeldOutLooks, findAmount, HELD_OUT, heldOutLabels, paintHeldOut } from "./held-out";
import { job, measureShift, type Question } from "./job";
import { definition, LEVELS, type State } from "./state";
import { describeShift, describeSign, findPoint, printAmount, writeTitle } from "./words";

const context: JobContext = {
  signal: new AbortController().signal,
  device: "wasm",
  tf: () => loadTfNode("wasm"),
};

function ask(patch: Partial<State> = {}): Question {
  const { kind, level, network } = definition.schema.parse(patch);
  return { kind, level, network };
}

test("level 0 is the same signs whatever is changed, and the last is furthest from them", () => {
  const looks = drawHeldOutLooks(1).slice(0, signNames.length);
  const [first, ...others] = (["blur", "tilt", "hue", "leaves", "bricks"] as const).map((kind) =>
    paintHeldOut(looks, kind, 0),
  );
  for (const other of others) expect(other).toEqual(first);
  const differ = (a: Float32Array, b: Float32Array) =>
    a.reduce((sum, value, i) => sum + Math.abs(value - (b[i] ?? 0)), 0);
  for (const kind of ["blur", "leaves", "bricks"] as const) {
    const moved = [2, 4, 6].map((level) =>
      differ(paintHeldOut(looks, kind, level), first ?? new Float32Array()),
    );
    expect(moved).toEqual(moved.toSorted((a, b) => a - b));
  }
});

test("as many held-out signs of each kind, half of them turned each way", () => {
  for (const label of signNames.keys())
    expect(heldOutLabels.filter((other) => other === label)).toHaveLength(HELD_OUT / signNames.length);
  const [look] = drawHeldOutLooks(1);
  if (look === undefined) throw new Error("there are looks");
  const still = { ...look, right: 0, down: 0, tilt: 0, narrow: 1 };
  // The ninth is the first kind again, turned the other way.
  const images = paintHeldOut(
    Array.from({ length: 9 }, () => still),
    "tilt",
    6,
  );
  // From a quarter turn one way to one the other way, it is half a turn: the sign upside down.
  const isOnSign = (i: number) => Math.hypot((i % 32) - 15.5, Math.floor(i / 32) - 15.5) < 8;
  for (let i = 0; i < 1024; i++) {
    if (!isOnSign(i)) continue;
    for (let c = 0; c < 3; c++)
      expect(images[8 * signSize + 3 * i + c]).toBeCloseTo(images[3 * (1023 - i) + c] ?? NaN, 4);
  }
});

test("a network that answers by chance is as sure as it says, and one that is always right reads all", async () => {
  const even = { predict: async () => new Float32Array(8 * HELD_OUT).fill(1 / 8) };
  expect((await measureShift(even, new Float32Array())).confidence).toBeCloseTo(1 / 8, 6);
  const right = {
    predict: async () =>
      Float32Array.from({ length: 8 * HELD_OUT }, (_, k) =>
        heldOutLabels[Math.floor(k / 8)] === k % 8 ? 0.9 : 0.1 / 7,
      ),
  };
  const point = await measureShift(right, new Float32Array());
  expect(point.accuracy).toBe(1);
  expect(point.confidence).toBeCloseTo(0.9, 6);
});

test("a trained reader is tested level by level; another question is answered at once; a restored run goes on alike", async () => {
  const run = await job.create({ seed: 1, question: ask() }, context);
  expect(writeTitle((await run.frame()).frame)).toMatch(/^The usual network learns road signs: step 0 of/);
  while ((run.position?.() ?? 0) < trainingSteps.usual) await run.step();
  expect(writeTitle((await run.frame()).frame)).toMatch(/^Signs tilted by 60°: to be measured/);
  const twin = await job.create({ seed: 1, question: ask() }, context);
  await twin.restore(structuredClone(await run.save()));
  for (const each of [run, twin]) while (!each.done?.()) await each.step();
  const { frame } = await run.frame();
  expect((await twin.frame()).frame).toEqual(frame);
  const curve = frame.curves.usual.tilt ?? [];
  expect(curve).toHaveLength(LEVELS + 1);
  expect(curve[0]?.accuracy).toBeGreaterThan(0.9);
  expect(findPoint(frame)).toBe(curve[4]);
  expect(describeSign(frame, 0)).toMatch(/^stop, read as .+ \([01]\.\d\d\)$/);

  await run.command?.({ question: ask({ kind: "bricks", level: 0 }) });
  expect(run.done?.()).toBe(false);
  const asked = (await run.frame()).frame;
  expect(asked.curves.usual.tilt).toEqual(curve);
  expect(asked.pictures).toEqual(paintHeldOut(drawHeldOutLooks(1).slice(0, signNames.length), "bricks", 0));
  await run.step();
  // Nothing is changed at level 0, in whatever respect.
  expect((await run.frame()).frame.curves.usual.bricks?.[0]).toEqual(curve[0]);
  run.dispose();
  twin.dispose();
});

test("how far is said in units; varied training goes half as far in tilt, blur and hue; programs measure both", () => {
  expect(["blur", "tilt", "hue", "leaves"].map((kind) => printAmount(kind as State["kind"], 3))).toEqual([
    "1.5 pixels",
    "45°",
    "90°",
    "50 %",
  ]);
  for (const kind of ["tilt", "blur", "hue"] as const)
    expect(varied[kind]).toBe(findAmount(kind, LEVELS / 2));
  expect(varied.backgrounds).not.toContain("bricks");
  expect(describeShift({ kind: "hue", level: 0 })).toBe("as in training");
  const { keras, pytorch, tensorflowjs } = printPrograms();
  for (const program of [keras, pytorch, tensorflowjs])
    expect(program).toContain("mean probability of the answers");
});
