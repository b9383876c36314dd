import { expect, type Page, test } from "@playwright/test";

const findWidget = (page: Page) => page.locator('[data-widget="loss-doctor"]');

/** Opens the widget in a state, and lets it train as fast as it can to the end of the run. */
async function open(page: Page, state: Record<string, unknown> = {}) {
  await page.goto(`/widgets/loss-doctor#${Buffer.from(JSON.stringify(state)).toString("base64url")}`);
  const widget = findWidget(page);
  await widget.scrollIntoViewIfNeeded();
  await expect(widget.getByRole("button", { name: "Pause" })).toBeVisible({ timeout: 60_000 });
  await widget.getByRole("radio", { name: "Max" }).click();
  await expect(widget.getByRole("button", { name: "Train" })).toBeVisible({ timeout: 60_000 });
  return widget;
}

test("trains by itself, and four learning rates get four diagnoses", async ({ page }) => {
  const widget = await open(page);
  const runs = widget.getByRole("list", { name: "The four runs" }).getByRole("listitem");
  await expect(runs.nth(0)).toContainText("Falling still, and slowly");
  await expect(runs.nth(1)).toContainText("Falling still, and low already");
  await expect(runs.nth(1)).toContainText("The lowest of the four");
  await expect(runs.nth(2)).toContainText("Jagged");
  await expect(runs.nth(3)).toContainText("Diverged at step 10");
  await expect(widget.getByText(/^After 2,000 steps the loss stands near/)).toBeVisible();
});

test("keys alone turn a rate, the runs begin again, and undo brings them back", async ({ page }) => {
  const widget = await open(page, { epochs: 60 });
  const runs = widget.getByRole("list", { name: "The four runs" }).getByRole("listitem");
  await expect(runs.nth(3)).toContainText("Diverged");
  const dial = widget.getByRole("slider", { name: "Learning rate 4" });
  await dial.focus();
  await page.keyboard.press("Home");
  await expect(dial).toHaveAttribute("aria-valuetext", "0.0003");
  await expect(runs.nth(3)).toContainText(/Flat from the start|Falling still, and slowly/);
  await page.keyboard.press("Control+z");
  await expect(runs.nth(3)).toContainText("Diverged");
});

test("smaller batches jump more, whichever way the mode is reached", async ({ page }) => {
  const widget = await open(page);
  await widget.getByRole("radio", { name: "Batch size" }).click();
  const runs = widget.getByRole("list", { name: "The three runs" }).getByRole("listitem");
  await expect(runs.nth(2)).toContainText("40,000 examples were looked at", { timeout: 60_000 });
  const jumps: number[] = [];
  for (const text of await runs.allTextContents()) jumps.push(Number(/Jumps by ([\d.]+)/.exec(text)?.[1]));
  const [one = NaN, ten = NaN, all = NaN] = jumps;
  expect(one).toBeGreaterThan(2 * ten);
  expect(all).toBeLessThan(0.01);
  await widget.getByRole("radio", { name: "All training examples" }).click();
  await expect(widget.getByRole("img", { name: /^Loss at every step for three batch sizes/ })).toBeVisible();
});

test("one run is overfit, and stops early when it is told to", async ({ page }) => {
  const widget = await open(page, { mode: "run", optimizer: "adam", runRate: 0.01, seed: 7 });
  await expect(widget.getByText(/^Overfitting since step 480/)).toBeVisible();
  await widget.getByRole("switch", { name: "Stop early" }).focus();
  await page.keyboard.press("Space");
  await expect(widget.getByText(/Stopped at step 680: for 200 steps/)).toBeVisible({ timeout: 60_000 });
});

test("the curves have their text twin", async ({ page }) => {
  const widget = await open(page, { epochs: 20 });
  await widget.getByText("Values", { exact: true }).click();
  await expect(widget.getByRole("table", { name: "Diagnoses" }).getByRole("row")).toHaveCount(5);
  await expect(widget.getByRole("table", { name: "Training losses" }).getByRole("row")).toHaveCount(22);
});
