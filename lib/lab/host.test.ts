import { expect, test } from "vitest";
import type { LabJob } from "./client-job";
import { createTestLab, type TestLab } from "./test-lab";
import { testJobs, type LineFrame } from "./test-jobs";

type LineJob = LabJob<{ seed: number; last?: number }, { rate: number } | { fail: string }, LineFrame>;
type CountJob = LabJob<{ from: number }, number, Float64Array>;

const openLine = ({ lab }: TestLab): LineJob => lab.createJob("line");
const openCount = ({ lab }: TestLab): CountJob => lab.createJob("count");

/** Lets messages pass and frames be drawn until something holds. */
async function until(test: TestLab, holds: () => boolean): Promise<void> {
  while (!holds()) {
    await new Promise((resolve) => setImmediate(resolve));
    test.drawFrame();
  }
}

/** Lets messages pass without drawing anything. */
async function settle(): Promise<void> {
  for (let i = 0; i < 50; i++) await new Promise((resolve) => setImmediate(resolve));
}

function collectLosses(job: LineJob): Map<number, number> {
  const losses = new Map<number, number>();
  job.onFrame((frame, step) => losses.set(step, frame.loss));
  return losses;
}

test("A job that was started paused shows step 0 and waits", async () => {
  const lab = createTestLab(testJobs);
  const job = openLine(lab);
  job.start({ seed: 1 }, { paused: true });
  await until(lab, () => job.getState().latest !== null);
  await settle();
  expect(job.getState()).toMatchObject({ status: "paused", step: 0, device: "wasm" });
});

test("advance makes exactly the steps asked for", async () => {
  const lab = createTestLab(testJobs);
  const job = openCount(lab);
  job.start({ from: 5 }, { paused: true });
  job.advance(3);
  job.advance(4);
  await until(lab, () => job.getState().step === 7);
  await settle();
  lab.drawFrame();
  expect(job.getState().step).toBe(7);
  expect(job.getState().latest).toEqual(Float64Array.of(12));
});

test("A numeric speed is the number of steps for each frame drawn", async () => {
  const lab = createTestLab(testJobs);
  const job = openCount(lab);
  job.setSpeed(10);
  job.start({ from: 0 });
  const steps: number[] = [];
  job.onFrame((_, step) => steps.push(step));
  await until(lab, () => steps.length === 5);
  expect(steps).toEqual([0, 10, 20, 30, 40]);
});

test("A long step shows itself on the way, can be paused in its middle, and counts when it is over", async () => {
  const lab = createTestLab(testJobs);
  const job = lab.lab.createJob<null, never, { pieces: number }>("pieces");
  job.start(null);
  await until(lab, () => (job.getState().latest?.pieces ?? 0) % 3 > 0);
  job.pause();
  await settle();
  lab.drawFrame();
  const { latest, step } = job.getState();
  await settle();
  lab.drawFrame();
  expect(job.getState().latest).toEqual(latest);
  job.advance(2);
  await until(lab, () => job.getState().step === step + 2);
  await settle();
  lab.drawFrame();
  expect(job.getState()).toMatchObject({ status: "paused", latest: { pieces: 3 * (step + 2) } });
  job.stop();
});

test("No frame is sent before the page has drawn the last one", async () => {
  const lab = createTestLab(testJobs);
  const job = openCount(lab);
  job.setSpeed("max");
  job.start({ from: 0 });
  await until(lab, () => lab.replies.some((reply) => reply.kind === "frame"));
  job.send(100);
  await settle();
  lab.drawFrame();
  await settle();
  const before = lab.replies.filter((reply) => reply.kind === "frame").length;
  await settle();
  expect(lab.replies.filter((reply) => reply.kind === "frame").length).toBe(before);
  job.stop();
});

test("Two jobs at full speed both go on, and a third is heard beside them", async () => {
  const lab = createTestLab(testJobs);
  const [first, second, third] = [openCount(lab), openLine(lab), openCount(lab)];
  first.setSpeed("max");
  second.setSpeed("max");
  first.start({ from: 0 });
  second.start({ seed: 1 });
  third.start({ from: 0 }, { paused: true });
  third.send(7);
  await until(lab, () => third.getState().latest?.[0] === 7);
  await until(lab, () => first.getState().step > 100 && second.getState().step > 100);
  first.stop();
  second.stop();
});

test("The same seed gives the same losses, on WASM and on the CPU backend to 1e-6", async () => {
  const runs: Map<number, number>[] = [];
  for (const names of [["wasm"], ["wasm"], ["cpu"]] as const) {
    const lab = createTestLab(testJobs, names);
    const job = openLine(lab);
    const losses = collectLosses(job);
    job.start({ seed: 3 });
    await until(lab, () => losses.has(20));
    job.stop();
    runs.push(losses);
  }
  const [first, again, cpu] = runs;
  for (let step = 0; step <= 20; step++) {
    expect(again?.get(step)).toBe(first?.get(step));
    expect((cpu?.get(step) ?? NaN) / (first?.get(step) ?? NaN)).toBeCloseTo(1, 6);
  }
});

test("A job goes on from its last saved weights when its device is lost", async () => {
  const lab = createTestLab(testJobs);
  const job = openLine(lab);
  const whole = collectLosses(job);
  job.start({ seed: 3 });
  await until(lab, () => whole.has(30));

  job.start({ seed: 3 });
  const losses = collectLosses(job);
  await until(lab, () => losses.has(10));
  job.pause();
  await until(lab, () => lab.replies.some((reply) => reply.kind === "saved"));
  lab.loseDevice();
  await until(lab, () => job.getState().device === "cpu");
  const { step, notice } = job.getState();
  expect(step).toBeGreaterThanOrEqual(10);
  expect(notice).toBe(`WASM stopped working. Going on with CPU from step ${step}.`);
  job.play();
  await until(lab, () => losses.has(30));
  expect(losses.get(30)).toBeCloseTo(whole.get(30) ?? NaN, 5);
  job.stop();
});

test("An error of the device moves the job; on the last device it ends it", async () => {
  const lab = createTestLab(testJobs);
  const job = openLine(lab);
  job.start({ seed: 1 });
  await until(lab, () => job.getState().step > 0);
  job.send({ fail: "device" });
  await until(lab, () => job.getState().device === "cpu");
  expect(job.getState().status).toBe("running");
  job.send({ fail: "device" });
  await until(lab, () => job.getState().status === "failed");
  expect(job.getState().error?.code).toBe("no-device");
  job.start({ seed: 1 });
  await until(lab, () => job.getState().step > 5);
  job.stop();
});

test("An exception in a job ends that job alone, with words, and it can start again", async () => {
  const lab = createTestLab(testJobs);
  const [job, other] = [openLine(lab), openCount(lab)];
  other.start({ from: 0 });
  job.start({ seed: 1 });
  job.send({ fail: "reader" });
  await until(lab, () => job.getState().status === "failed");
  expect(job.getState().error).toEqual({
    code: "too-steep",
    message: "The learning rate is too high. Halve it.",
  });
  job.start({ seed: 1 });
  await until(lab, () => job.getState().step > 3);
  job.send({ fail: "job" });
  await until(lab, () => job.getState().status === "failed");
  expect(job.getState().error?.code).toBe("job-failed");
  expect(job.getState().device).toBe("wasm");
  const { step } = other.getState();
  await until(lab, () => other.getState().step > step + 10);
  other.stop();
});

test("An unknown job fails with words", async () => {
  const lab = createTestLab(testJobs);
  const job = lab.lab.createJob<null, null, null>("nothing");
  job.start(null);
  await until(lab, () => job.getState().status === "failed");
  expect(job.getState().error?.code).toBe("unknown-job");
});

test("A job that is done stops by itself", async () => {
  const lab = createTestLab(testJobs);
  const job = openLine(lab);
  job.setSpeed(4);
  job.start({ seed: 1, last: 10 });
  await until(lab, () => job.getState().status === "done");
  await settle();
  lab.drawFrame();
  expect(job.getState().step).toBe(10);
  expect(job.getState().latest?.step).toBe(10);
});

test("The number of tensors is flat over 1,000 steps and back at its base after the job", async () => {
  const lab = createTestLab(testJobs);
  const job = openLine(lab);
  job.start({ seed: 1 }, { paused: true });
  await until(lab, () => job.getState().latest !== null);
  const base = await readTensors(lab);
  job.advance(1_000);
  await until(lab, () => job.getState().step === 1_000);
  expect(await readTensors(lab)).toBe(base);
  job.stop();
  expect(await readTensors(lab)).toBe(base - 3);
});

test("An aborted start frees its tensors and leaves the handle idle", async () => {
  const lab = createTestLab(testJobs);
  const job = openLine(lab);
  job.start({ seed: 1 });
  await until(lab, () => job.getState().step > 0);
  const base = await readTensors(lab);
  const controller = new AbortController();
  job.start({ seed: 2 }, { signal: controller.signal });
  controller.abort();
  expect(job.getState().status).toBe("idle");
  expect(await readTensors(lab)).toBe(base - 3);
});

test("The reader's choice moves a running job without losing a step", async () => {
  const lab = createTestLab(testJobs);
  const job = openLine(lab);
  const losses = collectLosses(job);
  job.start({ seed: 3 });
  await until(lab, () => losses.has(10));
  lab.lab.setDevice("cpu");
  await until(lab, () => job.getState().device === "cpu");
  await until(lab, () => losses.has(20));
  expect([...losses.keys()]).toEqual([...losses.keys()].sort((a, b) => a - b));
  expect(job.getState().notice).toBeNull();
  job.stop();
});

test("Out of view a running job waits, and goes on when it is seen again", async () => {
  const lab = createTestLab(testJobs);
  const job = openCount(lab);
  job.start({ from: 0 });
  await until(lab, () => job.getState().step > 3);
  job.setSeen(false);
  await settle();
  lab.drawFrame();
  await settle();
  const { step } = job.getState();
  for (let i = 0; i < 5; i++) {
    lab.drawFrame();
    await settle();
  }
  expect(job.getState()).toMatchObject({ step, status: "running" });
  job.setSeen(true);
  await until(lab, () => job.getState().step > step + 3);
  job.stop();
});

test("A crashed worker is replaced and its jobs go on from their saved states", async () => {
  const lab = createTestLab(testJobs);
  const job = openCount(lab);
  job.start({ from: 0 });
  await until(lab, () => job.getState().step >= 20);
  job.pause();
  await until(lab, () => lab.replies.some((reply) => reply.kind === "saved"));
  const { step } = job.getState();
  lab.crashWorker();
  expect(job.getState().notice).toBe(`The computation had to be restarted. Going on from step ${step}.`);
  job.play();
  await until(lab, () => job.getState().step > step);
  expect(job.getState().latest).toEqual(Float64Array.of(job.getState().step));
});

test("A worker that crashes again and again is given up with words", async () => {
  const lab = createTestLab(testJobs);
  const job = openCount(lab);
  job.start({ from: 0 });
  for (let i = 0; i < 4; i++) lab.crashWorker();
  expect(job.getState().error?.code).toBe("worker-stopped");
});

test("A picture that fails to draw stops neither the training nor another picture", async () => {
  const reported: unknown[] = [];
  Object.assign(globalThis, { reportError: (error: unknown) => reported.push(error) });
  const lab = createTestLab(testJobs);
  const job = openCount(lab);
  job.onFrame(() => {
    throw new Error("canvas lost");
  });
  const steps: number[] = [];
  job.onFrame((_, step) => steps.push(step));
  job.start({ from: 0 });
  await until(lab, () => steps.length > 3);
  expect(reported.length).toBeGreaterThan(3);
  job.stop();
});

async function readTensors(lab: TestLab): Promise<number> {
  const memory = await lab.lab.readMemory();
  return memory?.tensors ?? NaN;
}

test("A job may borrow any device there is, while another goes on with its own", async () => {
  const lab = createTestLab(testJobs);
  const line = openLine(lab);
  const losses = collectLosses(line);
  line.start({ seed: 1, last: 40 });
  const borrow: LabJob<{ devices: string[] }, never, string[]> = lab.lab.createJob("borrow");
  borrow.start({ devices: ["cpu", "webgpu", "wasm", "cpu"] });
  await until(lab, () => borrow.getState().status === "done" && line.getState().status === "done");
  await settle();
  lab.drawFrame();
  expect(borrow.getState().latest).toEqual([
    "cpu",
    expect.stringContaining("does not offer it here"),
    "wasm",
    "cpu",
  ]);
  expect(line.getState().device).toBe("wasm");
  const alone = createTestLab(testJobs);
  const undisturbed = openLine(alone);
  const expected = collectLosses(undisturbed);
  undisturbed.start({ seed: 1, last: 40 });
  await until(alone, () => undisturbed.getState().status === "done");
  for (const [step, loss] of losses) expect(loss).toBe(expected.get(step) ?? loss);
  expect(losses.size).toBeGreaterThan(5);
});
