import { beforeAll, expect, test } from "vitest";
import { rankAnswers } from "@/components/training/sign-answers";
import { signNames } from "@/lib/data/signs/faces";
import { signSize } from "@/lib/data/signs/paint-sign";
import { signReader } from "@/lib/experiment/networks/sign-reader";
import { inferModel } from "@/lib/experiment/infer";
import { loadTfNode } from "@/lib/experiment/engines/tfjs/load-node";
import type { JobContext } from "@/lib/lab/job";
import { printPrograms } from "./code";
import { makeExperiment } from "./experiments";
import { job, type LabCommand, type LabFrame, STICKER_STEPS } from "./job";
import { epsilons } from "./measure";
import { arrangeTiles, splitChannels } from "@/components/training/sign-pictures";
import { drawPractice, drawShown, makeHeldOut } from "./signs";
import { definition, SHOWN, type State } from "./state";
import { countRead, writeTitle } from "./words";

let context: JobContext;
beforeAll(async () => {
  const tf = await loadTfNode("wasm");
  context = { signal: new AbortController().signal, device: "wasm", tf: async () => tf };
});

const open = (patch: Partial<State> = {}) => {
  const { seed, ...question } = definition.schema.parse(patch);
  return { seed, question };
};

type Run = Awaited<ReturnType<typeof job.create>>;

async function finish(run: Run): Promise<LabFrame> {
  while (!run.done?.()) await run.step();
  return (await run.frame()).frame;
}

test("the reader is as large as its layers by hand", () => {
  expect(inferModel(signReader.layers, signReader).parameters).toBe(
    8 * (25 * 3 + 1) + 16 * (9 * 8 + 1) + (8 * 8 * 16 + 1) * 8,
  );
});

test("what is attacked was not trained on, and the sticker is not made on what it is tried on", () => {
  const held = makeHeldOut(1);
  const counts = signNames.map((_, label) => held.labels.filter((other) => other === label).length);
  expect(counts).toEqual(signNames.map(() => held.count / signNames.length));
  const [shown, practice] = [drawShown("stop", 1), drawPractice("stop", 1)];
  expect(shown.looks).toHaveLength(SHOWN);
  for (const look of shown.looks) expect(practice.looks).not.toContainEqual(look);
  expect(makeExperiment("defended", 1).data).toEqual(makeExperiment("usual", 1).data);
});

test("a trained reader is moved from stop to speed limit 45 by steps, and not by aimless noise of the same size", async () => {
  const run = await job.create(open(), context);
  const before = (await run.frame()).frame;
  expect(writeTitle(before)).toMatch(/^The usual network learns/);
  const frame = await finish(run);
  const answer = (key: keyof LabFrame["noise"]["answers"]) =>
    signNames[rankAnswers(frame.noise.answers[key])[0]?.label ?? -1];
  expect(answer("sign")).toBe("stop");
  expect(answer("noisy")).toBe("stop");
  expect(answer("moved")).toBe("speed limit 45");
  expect(writeTitle(frame)).toMatch(/more than 0\.100: this stop sign is read as speed limit 45/);
  const { pictures } = frame.noise;
  pictures.moved.forEach((value, i) =>
    expect(Math.abs(value - (pictures.sign[i] ?? 0))).toBeLessThan(0.1 + 1e-6),
  );

  const curve = frame.curves.usual;
  expect(curve.map(({ epsilon }) => epsilon)).toEqual([...epsilons]);
  // Without any move, all three are the accuracy itself; ten steps find at least what one finds, but for a sign or two.
  expect(curve[0]?.one).toBe(curve[0]?.noise);
  expect(curve[0]?.ten).toBe(curve[0]?.noise);
  for (const { one, ten } of curve) expect(ten).toBeLessThan(one + 0.03);

  const ask = (patch: Partial<State>): LabCommand => ({ question: open(patch).question });
  await run.command?.(ask({ mode: "sticker" }));
  expect(run.done?.()).toBe(false);
  const stuck = await finish(run);
  expect(stuck.sticker?.step).toBe(STICKER_STEPS);
  expect(countRead(stuck.sticker?.bare ?? new Float32Array(), "stop")).toBe(SHOWN);
  expect(countRead(stuck.sticker?.answers ?? new Float32Array(), "speed limit 45")).toBeGreaterThan(
    SHOWN / 2,
  );
  // Elsewhere it is made anew.
  await run.command?.(ask({ mode: "sticker", x: 0.3 }));
  expect((await run.frame()).frame.sticker?.step).toBe(0);

  const twin = await job.create(open({ mode: "sticker" }), context);
  await twin.restore(structuredClone(await run.save()));
  expect((await finish(twin)).sticker?.colors).toEqual(stuck.sticker?.colors);
  run.dispose();
  twin.dispose();
});

test("the defended network is trained when it is asked for, after the other or alone", async () => {
  const run = await job.create(open({ network: "defended" }), context);
  for (let i = 0; i < 3; i++) await run.step();
  const { steps } = (await run.frame()).frame;
  expect(steps).toEqual({ usual: 0, defended: 3 });
  await run.command?.({ question: open().question });
  await run.step();
  expect((await run.frame()).frame.steps).toEqual({ usual: 1, defended: 3 });
  expect(run.position?.()).toBe(4);
  run.dispose();
});

test("pictures side by side are the pictures, and planes are the channels", () => {
  const images = Float32Array.from({ length: 4 * signSize }, (_, i) => i);
  const tiles = arrangeTiles(images, 2);
  // Row 33, column 34 of the mosaic is row 1, column 2 of the fourth picture.
  expect(tiles[(33 * 64 + 34) * 3 + 1]).toBe(3 * signSize + (1 * 32 + 2) * 3 + 1);
  expect(splitChannels(images.subarray(0, signSize)).values[2 * 1024 + 5]).toBe(3 * 5 + 2);
});

test("the printed attack is of the size in view, against the reader on the page", () => {
  const { keras, pytorch, tensorflowjs } = printPrograms({ epsilon: 0.07 });
  for (const program of [keras, pytorch, tensorflowjs]) expect(program).toMatch(/epsilon ?= ?0\.07/);
  expect(keras).toContain("Conv2D(16");
});
