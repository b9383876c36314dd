import { expect, test, type Page } from "@playwright/test";
import { deviceNames, type DeviceName } from "@/lib/lab/job";
import { pressTrain, readReplies, readStep, watchLab } from "../lab-worker";

const lstm = "/widgets/lstm-gate-visualizer";

/** Training loss of every step so far. */
async function readLosses(page: Page): Promise<Map<number, number>> {
  const frames = await readReplies(page, "frame");
  const losses = frames.flatMap(
    ({ frame }) => (frame as { losses: { step: number; loss: number }[] }).losses,
  );
  return new Map(losses.map(({ step, loss }) => [step, loss]));
}

async function train(page: Page, device: DeviceName, steps: number): Promise<void> {
  await watchLab(page, device);
  await page.goto(lstm);
  await pressTrain(page);
  // Software WebGPU takes a second for what WASM does in some milliseconds.
  await expect.poll(() => readStep(page), { timeout: 120_000 }).toBeGreaterThanOrEqual(steps);
}

test("An LSTM trains on WebGPU, WebGL, WASM and CPU, with the same first losses from the same seed", async ({
  browser,
}) => {
  test.setTimeout(360_000);
  const curves = new Map<DeviceName, number[]>();
  for (const device of deviceNames)
    await test.step(device, async () => {
      const page = await browser.newPage();
      await train(page, device, 10);
      expect((await readReplies(page, "started"))[0]?.device).toBe(device);
      const losses = await readLosses(page);
      curves.set(
        device,
        Array.from({ length: 10 }, (_, i) => losses.get(i + 1) ?? NaN),
      );
      await page.close();
    });
  for (const [device, losses] of curves) {
    expect(losses.at(-1), `last loss on ${device}`).toBeLessThan((losses[0] ?? NaN) - 0.05);
    losses.forEach((loss, i) => {
      const difference = Math.abs(loss - (curves.get("cpu")?.[i] ?? NaN));
      expect(difference, `${device} against CPU at step ${i + 1}`).toBeLessThan(1e-4);
    });
  }
});

test("When the graphics processor dies, training goes on with WASM from its last weights, and says so", async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const undisturbed = await browser.newPage();
  await train(undisturbed, "wasm", 40);
  const expected = await readLosses(undisturbed);
  await undisturbed.close();

  const page = await browser.newPage();
  await train(page, "webgl", 3);
  await expect
    .poll(async () => (await readReplies(page, "saved")).length, { timeout: 90_000 })
    .toBeGreaterThan(0);
  const session = await browser.newBrowserCDPSession();
  // The command is not answered: the process that should answer is gone.
  void session.send("Browser.crashGpuProcess").catch(() => undefined);

  await expect(page.getByText(/WebGL stopped working\. Going on with WASM from step \d+\./)).toBeVisible({
    timeout: 60_000,
  });
  const [change] = await readReplies(page, "device-changed");
  expect(change).toMatchObject({ from: "webgl", to: "wasm", reason: "lost" });
  const saved = (await readReplies(page, "saved")).findLast((reply) => reply.saved.step > 0);
  await expect.poll(() => readStep(page), { timeout: 60_000 }).toBeGreaterThan(30);
  const losses = await readLosses(page);
  const resumed = [...losses.keys()].filter((step) => step > (saved?.saved.step ?? 0));
  expect(resumed.length).toBeGreaterThan(0);
  for (const [step, loss] of losses)
    if (expected.has(step))
      expect(Math.abs(loss - (expected.get(step) ?? NaN)), `loss at step ${step}`).toBeLessThan(5e-3);
  await page.close();
});

test("The reader moves a running training to another device", async ({ page }) => {
  await train(page, "wasm", 4);
  await page.getByRole("button", { name: /Device/ }).click();
  await page.getByRole("option", { name: "CPU" }).click();
  await expect.poll(async () => (await readReplies(page, "device-changed")).length).toBe(1);
  const before = await readStep(page);
  await expect.poll(() => readStep(page), { timeout: 60_000 }).toBeGreaterThan(before + 2);
  const steps = (await readReplies(page, "frame")).map(({ step }) => step);
  expect(steps).toEqual([...steps].sort((a, b) => a - b));
  expect(await page.evaluate(() => localStorage.getItem("lab-device"))).toBe("cpu");
});
