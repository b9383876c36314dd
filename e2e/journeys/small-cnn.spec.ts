import { expect, test } from "@playwright/test";
import { createSmallLenet } from "@/lib/experiment/networks/lenet";
import { createExperiment } from "@/lib/experiment/schema";
import type { ExperimentFrame } from "@/lib/lab/experiment-job";
import { pressTrain, readMemory, readReplies, sendRequest, watchLab } from "../lab-worker";

const { layers, initialization } = createSmallLenet({ width: 8 });
const experiment = createExperiment({
  data: { source: { kind: "digits" }, size: 18_000, split: { validation: 0, test: 1 / 9 } },
  model: { layers, initialization },
  training: { learningRate: 0.004, schedule: { kind: "cosine", steps: 2000 }, batchSize: 32 },
});
const steps = 1_000;

test("The small CNN reads 97 % of the digits held back after 1,000 steps on WASM, and leaves no tensor", async ({
  page,
}) => {
  test.setTimeout(300_000);
  await watchLab(page, "wasm");
  await page.goto("/widgets/lstm-gate-visualizer");
  await pressTrain(page);
  await expect.poll(async () => (await readReplies(page, "started")).length).toBe(1);
  const [other] = await readReplies(page, "started");
  await sendRequest(page, { kind: "stop", job: other?.job ?? NaN });

  const job = 1_000_000;
  const spec = { experiment };
  await sendRequest(page, {
    kind: "start",
    job,
    name: "experiment",
    spec,
    paused: true,
    speed: "max",
    saved: null,
  });
  await sendRequest(page, { kind: "advance", job, steps });
  /** Lets the worker send its newest frame, and reads it. */
  const readFrame = async () => {
    await sendRequest(page, { kind: "drawn", job });
    const frames = (await readReplies(page, "frame")).filter((reply) => reply.job === job);
    return frames.at(-1)?.frame as ExperimentFrame | undefined;
  };
  await expect.poll(async () => (await readFrame())?.step, { timeout: 240_000 }).toBe(steps);
  const started = (await readReplies(page, "started")).find((reply) => reply.job === job);
  expect(started?.device).toBe("wasm");
  expect(await readReplies(page, "device-changed")).toEqual([]);
  expect((await readFrame())?.now.test.accuracy).toBeGreaterThanOrEqual(0.97);

  await sendRequest(page, { kind: "stop", job });
  await expect.poll(async () => (await readMemory(page)).tensors).toBe(0);
});
