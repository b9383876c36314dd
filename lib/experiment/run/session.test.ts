import { expect, test } from "vitest";
import { createDenseEngine } from "../engines/dense/create-engine";
import { createExperiment, type ExperimentInput } from "../schema";
import type { Edit } from "./edit";
import { joinPoints, mostPoints, type RunPoint, thinPoints } from "./point";
import { mostStates } from "./recorder";
import { createSession, type Session } from "./session";

const spiral = (parts: ExperimentInput["training"] = {}) =>
  createExperiment({
    data: { source: { kind: "points", shape: "spiral" }, size: 120 },
    training: { batchSize: 18, epochs: 10_000, learningRate: 0.01, ...parts },
  });

const begin = (parts?: ExperimentInput["training"], options?: Parameters<typeof createSession>[2]) => {
  const experiment = spiral(parts);
  return createSession(createDenseEngine(experiment), experiment, options);
};

async function run(session: Session, steps: number): Promise<void> {
  for (let i = 0; i < steps; i++) await session.step();
}

test("an Experiment with its edits replays to the same loss", async () => {
  const first = await begin();
  await run(first, 31);
  await first.edit({ kind: "weight", name: "0/kernel", index: 3, value: 0.75 });
  await run(first, 20);
  await first.edit({ kind: "learningRate", value: 0.05 });
  await first.edit({ kind: "regularization", value: { l1: 0, l2: 0.1, maxNorm: null, clipNorm: null } });
  await run(first, 40);

  const again = await begin({}, { edits: JSON.parse(JSON.stringify(first.edits)) as Edit[] });
  await run(again, 91);
  expect(again.edits).toEqual(first.edits);
  expect(await again.measure()).toEqual(await first.measure());
  const plain = await begin();
  await run(plain, 91);
  expect((await plain.measure()).train.loss).not.toBe((await first.measure()).train.loss);
});

test("points stand at the same steps however often they are taken, and long runs are thinned alike", async () => {
  const takenOnce = await begin();
  const takenOften = await begin();
  let points: RunPoint[] = [];
  for (let i = 0; i < 2_500; i++) {
    await takenOnce.step();
    await takenOften.step();
    if (i % 7 !== 0) continue;
    const { points: newer, pointEvery } = takenOften.takeRecording();
    points = thinPoints(joinPoints(points, newer), pointEvery);
  }
  const last = takenOften.takeRecording();
  points = thinPoints(joinPoints(points, last.points), last.pointEvery);
  const whole = takenOnce.takeRecording();
  expect(points).toEqual(thinPoints(whole.points, whole.pointEvery));
  expect(points.length).toBeLessThanOrEqual(mostPoints);
  expect(thinPoints(whole.states, whole.stateEvery).length).toBeLessThanOrEqual(mostStates);
});

test("going back to a recorded state and training on gives the same run again", async () => {
  const session = await begin();
  await run(session, 200);
  const end = await session.measure();
  const state = session.takeRecording().states.find(({ step }) => step === 80);
  if (state === undefined) throw new Error("no state was kept at step 80");
  session.go(state);
  expect(session.engine.step).toBe(80);
  await run(session, 120);
  expect(await session.measure()).toEqual(end);
});

test("a session saved and restored in another goes on as if nothing had happened", async () => {
  const edits: Edit[] = [{ kind: "learningRate", step: 60, value: 0.1 }];
  const [whole, first, second] = [await begin({}, { edits }), await begin({}, { edits }), await begin()];
  await run(whole, 100);
  await run(first, 50);
  second.writeState(await first.readState());
  await run(second, 50);
  expect(await second.measure()).toEqual(await whole.measure());
});

test("training ends after its epochs, at a loss low enough, when nothing gets better, and when the loss is no number", async () => {
  const cases = [
    [{ epochs: 3 }, "epochs"],
    [{ stop: { validationLoss: 0.68 } }, "target"],
    [{ stop: { patience: 4 }, learningRate: 0 }, "patience"],
    [{ optimizer: { kind: "sgd" }, learningRate: 1000, loss: "squaredError" }, "diverged"],
  ] as const;
  for (const [parts, reason] of cases) {
    const session = await begin(parts);
    await run(session, 20_000);
    expect(session.end?.reason).toBe(reason);
    const { step } = session.engine;
    await session.step();
    expect(session.engine.step).toBe(step);
  }
  const patient = await begin({ stop: { patience: 4 }, learningRate: 0 });
  await run(patient, 100);
  expect(patient.end?.step).toBe(4 * patient.engine.stepsPerEpoch);
});

test("without validation examples no run ends for want of a better validation loss", async () => {
  const experiment = createExperiment({
    data: { size: 120, split: { validation: 0, test: 0 } },
    training: { epochs: 20, learningRate: 0, stop: { patience: 2, validationLoss: 0.1 } },
  });
  const session = await createSession(createDenseEngine(experiment), experiment);
  await run(session, 1000);
  expect(session.end?.reason).toBe("epochs");
});

test("an edit of a weight that the model does not have is refused", async () => {
  const session = await begin();
  const wish = { kind: "weight", name: "9/kernel", index: 0, value: 1 } as const;
  await expect(session.edit(wish)).rejects.toThrow("no weight 9/kernel");
  await expect(session.edit({ ...wish, name: "0/bias", index: 8 })).rejects.toThrow("0/bias has 8 numbers");
});
