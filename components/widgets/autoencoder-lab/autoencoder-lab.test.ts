import { beforeAll, expect, test } from "vitest";
import { createEngine } from "@/lib/experiment/engines/create-engine";
import { loadTfNode } from "@/lib/experiment/engines/tfjs/load-node";
import { findPrincipalAxes } from "@/lib/math/principal-axes";
import { createRandom } from "@/lib/math/random";
import { decode } from "./decode";
import { createAutoencoder, findCodeLayer, pickSettings, PIXELS } from "./experiment";
import { job, WINDOW } from "./job";
import { SHOWN, STRIP, TILES } from "./plane";
import { measureError, projectOnFirst } from "./principal";
import { planSizes, readSizes } from "./sizes";
import { definition, latentSizes, type State } from "./state";
import { writeTitle } from "./words";

let tf: Awaited<ReturnType<typeof loadTfNode>>;
beforeAll(async () => {
  tf = await loadTfNode("wasm");
});

const describe = (patch: Partial<State> = {}) => definition.schema.parse(patch);
const open = (patch: Partial<State> = {}) => {
  const { x, y, ...state } = describe(patch);
  return job.create(
    { settings: pickSettings({ x, y, ...state }), place: { x, y } },
    { signal: new AbortController().signal, device: "wasm", tf: async () => tf },
  );
};

test("what the decoder makes of an example's code is what the whole network gives for the example", async () => {
  for (const network of ["deep", "linear"] as const) {
    const experiment = createAutoencoder(pickSettings(describe({ network })));
    const engine = await createEngine(experiment, async () => tf);
    for (let step = 0; step < 20; step++) engine.trainStep();
    const inputs = engine.data.parts.validation.inputs.subarray(0, 9 * PIXELS);
    const codeLayer = findCodeLayer(experiment);
    const codes = (await engine.observe(inputs, 9))[codeLayer]!;
    expect(codes).toHaveLength(2 * 9);
    const decoded = decode(experiment, await engine.readWeights(), codeLayer, codes, 9);
    (await engine.predict(inputs, 9)).forEach((value, i) => expect(decoded[i]).toBeCloseTo(value, 4));
    engine.dispose();
  }
});

test("projected on all axes rows are themselves; on fewer, what is lost is the variance along the others", () => {
  const random = createRandom(1, "rows");
  const rows = Float32Array.from({ length: 50 * 6 }, () => random.normal());
  const axes = findPrincipalAxes(rows, 6);
  projectOnFirst(rows, axes, 6).forEach((value, i) => expect(value).toBeCloseTo(rows[i]!, 5));
  const lost = axes.values.slice(2).reduce((sum, value) => sum + value, 0) / 6;
  expect(measureError(projectOnFirst(rows, axes, 2), rows)).toBeCloseTo(lost, 6);
});

test("a run trains to its last epoch, looks on the way, and leaves no tensor behind", async () => {
  const before = tf.memory().numTensors;
  const run = await open({ epochs: 2 });
  const start = (await run.frame()).frame;
  while (!run.done?.()) await run.step();
  const { frame } = await run.frame();
  run.dispose();
  expect(tf.memory().numTensors).toBe(before);
  expect(frame.losses.step).toEqual([WINDOW, 2 * WINDOW]);
  expect(frame.heldOut).toBeLessThan(start.heldOut);
  expect(frame.losses.heldOut.at(-1)).toBe(frame.heldOut);
  expect(frame.plane!.codes).toHaveLength(2 * SHOWN);
  expect(frame.plane!.tiles).toHaveLength(TILES * TILES * PIXELS);
  expect(frame.strip.clean).toEqual(frame.strip.seen);
  // More axes never lose more.
  frame.axes.slice(1).forEach((error, i) => expect(error).toBeLessThan(frame.axes[i]!));
});

test("the middle of the plane is decoded where the ring stands there, and another place when it moves", async () => {
  const run = await open({ x: 0, y: 0 });
  const { plane } = (await run.frame()).frame;
  const middle = (TILES * TILES - 1) / 2;
  plane!.decoded.forEach((value, i) => expect(value).toBeCloseTo(plane!.tiles[middle * PIXELS + i]!, 5));
  await run.command!({ place: { x: 0.9, y: -0.9 } });
  expect((await run.frame()).frame.plane!.decoded).not.toEqual(plane!.decoded);
  run.dispose();
});

test("with noise the network sees other digits than it is asked for, by the noise's variance", async () => {
  const run = await open({ latent: 8, corruption: 0.5 });
  const { seen, plane, strip } = (await run.frame()).frame;
  run.dispose();
  expect(seen).toBeCloseTo(0.25, 2);
  expect(plane).toBeNull();
  expect(strip.clean).toHaveLength(STRIP * PIXELS);
  expect(measureError(strip.seen, strip.clean)).toBeGreaterThan(0.2);
});

test("a run that is saved and restored elsewhere ends with the same curve", async () => {
  const [whole, first, second] = [
    await open({ epochs: 2 }),
    await open({ epochs: 2 }),
    await open({ epochs: 2 }),
  ];
  for (let step = 0; step < 80; step++) await first.step();
  await second.restore(structuredClone(await first.save()));
  for (const run of [whole, second]) while (!run.done?.()) await run.step();
  const [a, b] = [(await whole.frame()).frame, (await second.frame()).frame];
  // Losses since the last point are the engine's own and not saved.
  expect({ ...b, losses: b.losses.heldOut }).toEqual({ ...a, losses: a.losses.heldOut });
  for (const run of [whole, first, second]) run.dispose();
});

test("there is one network for each width, and each width has its two errors", () => {
  const { experiments } = planSizes(pickSettings(describe()));
  expect(experiments.map((experiment) => experiment.model.layers[3])).toMatchObject(
    latentSizes.map((units) => ({ units })),
  );
  const outcome = { isNumber: true, measures: { validation: { loss: 0.02, accuracy: null } } };
  expect(readSizes([outcome], [0.04])).toMatchObject([
    { latent: 1, network: 0.02, axes: 0.04 },
    { latent: 2, network: null, axes: null },
    ...latentSizes.slice(2).map((latent) => ({ latent })),
  ]);
  expect(writeTitle(describe({ view: "sizes" }), null, 3)).toBe(
    "3 of 6 bottlenecks trained, each for 48 epochs",
  );
});
