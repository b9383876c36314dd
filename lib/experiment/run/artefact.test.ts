import { expect, test } from "vitest";
import { createDenseEngine } from "../engines/dense/create-engine";
import { createExperiment } from "../schema";
import { decodeArtefact, encodeArtefact } from "./artefact";
import { beginLog, extendLog, findSoundState, findState, forkLog, type RunLog } from "./log";
import { createSession, type SessionOptions } from "./session";

const experiment = createExperiment({ data: { size: 80 }, training: { batchSize: 16, epochs: 500 } });

async function record(steps: number, options: SessionOptions = {}, of = experiment): Promise<RunLog> {
  const session = await createSession(createDenseEngine(of), of, options);
  for (let i = 0; i < steps; i++) await session.step();
  await session.measure();
  const { edits, end } = session;
  return extendLog(beginLog("first", of), { recording: session.takeRecording(), edits, end });
}

test("a run survives the way through a file", async () => {
  const log = await record(90, { edits: [{ kind: "learningRate", step: 7, value: 0.02 }] });
  expect(log.points.length).toBeGreaterThan(20);
  expect(log.edits).toHaveLength(1);
  expect(decodeArtefact(encodeArtefact(log))).toEqual({ ok: true, log });
});

test("a run that diverged survives it too", async () => {
  const wild = createExperiment({
    data: { source: { kind: "surface" } },
    training: { loss: "squaredError", optimizer: { kind: "sgd" }, learningRate: 1000 },
  });
  const log = await record(60, {}, wild);
  expect(log.end?.reason).toBe("diverged");
  expect(decodeArtefact(encodeArtefact(log))).toEqual({ ok: true, log });
  expect(findSoundState(log)?.step).toBe(0);
});

test("whatever is no run is refused with a sentence that says why", async () => {
  const text = encodeArtefact(await record(10));
  const change = (from: string, to: string) => decodeArtefact(text.replace(from, to));
  const said = (result: ReturnType<typeof decodeArtefact>) => (result.ok ? "read" : result.message);
  expect(said(decodeArtefact("x1,x2\n1,2"))).toContain("no JSON");
  expect(said(decodeArtefact(text.slice(0, -20)))).toContain("cut off");
  expect(said(decodeArtefact('{"a":1}'))).toContain("not a saved run");
  expect(said(change('"version":1', '"version":9'))).toContain("at version");
  expect(said(change('"batchSize":16', '"batchSize":-3'))).toContain("experiment.training.batchSize");
  expect(said(change('"slots":["', '"slots":["***'))).toContain("base64");
});

test("a fork shares its parent's beginning, and another rate from there gives another end", async () => {
  const log = await record(120);
  const state = findState(log, 61);
  expect(state?.step).toBe(60);
  const fork = forkLog(log, "second", 60, experiment);
  expect(fork.parent).toEqual({ id: "first", step: 60 });
  expect(fork.points).toEqual(log.points.filter(({ step }) => step <= 60));
  const session = await createSession(createDenseEngine(experiment), experiment, { from: state });
  await session.edit({ kind: "learningRate", value: 0.3 });
  for (let i = 0; i < 60; i++) await session.step();
  const { edits, end } = session;
  const whole = extendLog(fork, { recording: session.takeRecording(), edits, end });
  expect(whole.points.map(({ step }) => step)).toEqual(log.points.map(({ step }) => step));
  expect(whole.points.at(-1)?.train.loss).not.toBe(log.points.at(-1)?.train.loss);
});
