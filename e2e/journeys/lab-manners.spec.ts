import { expect, test, type Page } from "@playwright/test";
import {
  hasWorker,
  pressTrain,
  readMemory,
  readReplies,
  readStep,
  sendRequest,
  watchLab,
} from "../lab-worker";

const lstm = "/widgets/lstm-gate-visualizer";

/** A sentence that only the core of TensorFlow.js contains. */
const coreMark = "Cannot evaluate flag";

/** Scripts that the page itself has loaded and that hold TensorFlow.js. What the worker loads is its own. */
async function findTensorScripts(page: Page): Promise<string[]> {
  const addresses = await page.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .filter((entry) => entry instanceof PerformanceResourceTiming && entry.initiatorType === "script")
      .map((entry) => entry.name)
      .concat([...document.scripts].map((script) => script.src).filter((address) => address !== "")),
  );
  const found: string[] = [];
  for (const address of new Set(addresses)) {
    const response = await page.request.get(address);
    if ((await response.text()).includes(coreMark)) found.push(address);
  }
  return found;
}

/** True when the step count stays where it is over some animation frames. */
async function waits(page: Page): Promise<boolean> {
  const before = await readStep(page);
  await page.waitForTimeout(700);
  return (await readStep(page)) === before;
}

test("Nothing of TensorFlow.js is loaded before Train, and the page itself never loads it", async ({
  page,
}) => {
  await watchLab(page, "wasm");
  await page.goto(lstm);
  await expect(page.getByRole("button", { name: "Train", exact: true })).toBeEnabled();
  expect(await hasWorker(page)).toBe(false);
  expect(await findTensorScripts(page)).toEqual([]);
  await pressTrain(page);
  await expect.poll(() => readStep(page), { timeout: 60_000 }).toBeGreaterThan(2);
  expect((await readReplies(page, "started"))[0]?.device).toBe("wasm");
  expect(await findTensorScripts(page)).toEqual([]);
});

test("Training waits while it is out of view, and while the tab is hidden", async ({ page }) => {
  await watchLab(page, "wasm");
  await page.setViewportSize({ width: 1280, height: 500 });
  await page.goto("/");
  await expect.poll(() => readStep(page), { timeout: 60_000 }).toBeGreaterThan(5);

  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await expect.poll(() => waits(page)).toBe(true);
  await page.evaluate(() => scrollTo(0, 0));
  await expect.poll(() => waits(page)).toBe(false);

  const setHidden = (isHidden: boolean) =>
    page.evaluate((hidden) => {
      Object.defineProperty(document, "visibilityState", {
        configurable: true,
        get: () => (hidden ? "hidden" : "visible"),
      });
      document.dispatchEvent(new Event("visibilitychange"));
    }, isHidden);
  await setHidden(true);
  await expect.poll(() => waits(page)).toBe(true);
  await setHidden(false);
  await expect.poll(() => waits(page)).toBe(false);
});

test("The number of tensors is flat over 1,000 steps, and zero after the reader has left", async ({
  page,
}) => {
  test.setTimeout(600_000);
  await watchLab(page, "wasm");
  await page.goto("/lessons/lstm");
  const steps = page.getByRole("textbox", { name: "Stop after" }).first();
  // What is typed before the page listens is lost: it is there once it can be undone.
  await expect(async () => {
    await steps.fill("4000");
    await steps.fill("5000");
    await steps.press("Enter");
    await expect(page.getByRole("button", { name: "Undo" }).first()).toBeEnabled({ timeout: 1_000 });
  }).toPass();
  await page.getByRole("button", { name: "Train", exact: true }).first().click();
  await expect.poll(() => readStep(page), { timeout: 60_000 }).toBeGreaterThan(5);
  const [started] = await readReplies(page, "started");
  const job = started?.job ?? NaN;

  /** Makes so many steps and rests there, with the frame drawn. */
  async function countTensorsAfter(more: number): Promise<number> {
    await sendRequest(page, { kind: "pause", job });
    // Its answer comes after the last frame before the pause: the count starts from a run that stands.
    await readMemory(page);
    const from = await readStep(page);
    await sendRequest(page, { kind: "advance", job, steps: more });
    await expect.poll(() => readStep(page), { timeout: 240_000 }).toBeGreaterThanOrEqual(from + more);
    return (await readMemory(page)).tensors;
  }

  const before = await countTensorsAfter(10);
  expect(before).toBeGreaterThan(0);
  expect(await countTensorsAfter(1_000)).toBe(before);

  await page.getByRole("link", { name: "Glossary" }).first().click();
  await expect(page).toHaveURL(/glossary/);
  await expect.poll(async () => (await readMemory(page)).tensors).toBe(0);
  expect((await readMemory(page)).jobs).toBe(0);
});
