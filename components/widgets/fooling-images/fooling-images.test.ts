import { expect, test } from "vitest";
import { loadTfNode } from "@/lib/experiment/engines/tfjs/load-node";
import type { JobContext } from "@/lib/lab/job";
import { printPrograms } from "./code";
import { type Breeding, job, TRAINING_STEPS } from "./job";
import { countSure, describeChampion, writeTitle } from "./words";

const context: JobContext = {
  signal: new AbortController().signal,
  device: "wasm",
  tf: () => loadTfNode("wasm"),
};

test("a trained reader is sure of pictures of nothing after some generations; a restored run breeds the same", async () => {
  const spec = { encoding: "pattern", generations: 20, seed: 1 } as const;
  const run = await job.create(spec, context);
  expect(writeTitle((await run.frame()).frame)).toMatch(/^The network learns road signs: step 0/);
  while ((run.position?.() ?? 0) < TRAINING_STEPS + 3) await run.step();
  const twin = await job.create(spec, context);
  await twin.restore(structuredClone(await run.save()));
  for (const each of [run, twin]) while (!each.done?.()) await each.step();
  const { frame } = await run.frame();
  expect((await twin.frame()).frame).toEqual(frame);
  expect(frame.curve).toHaveLength(20);
  expect(countSure(frame)).toBeGreaterThan(4);
  frame.champions.forEach(({ score }, label) => {
    // What is said of a picture is what the network answers to it.
    expect(frame.answers[8 * label + label]).toBeCloseTo(score, 5);
  });
  expect(describeChampion(frame, 0)).toMatch(/^stop, [01]\.\d{3} since generation \d+$/);
  expect(writeTitle(frame)).toMatch(/^After 20 generations .* sure of \d of 8 pictures/);

  // More generations go on from these; fewer, or another inheritance, begin anew with the same network.
  const breed = async (asked: Breeding) => {
    await twin.command?.(asked);
    return (await twin.frame()).frame;
  };
  expect((await breed({ encoding: "pattern", generations: 25 })).curve).toHaveLength(20);
  expect(twin.done?.()).toBe(false);
  const fewer = await breed({ encoding: "pattern", generations: 10 });
  expect(fewer.curve).toHaveLength(0);
  expect(fewer.step).toBe(TRAINING_STEPS);
  while (!twin.done?.()) await twin.step();
  expect((await twin.frame()).frame.curve).toEqual(frame.curve.slice(0, 10));
  expect((await breed({ encoding: "pixels", generations: 10 })).curve).toHaveLength(0);
  run.dispose();
  twin.dispose();
});

test("programs search by the answers alone", () => {
  const { keras, pytorch, tensorflowjs } = printPrograms();
  for (const program of [keras, pytorch, tensorflowjs]) {
    expect(program).toContain("evolve");
    expect(program).not.toMatch(/\bgrad\(|backward|GradientTape/);
  }
});
