import { expect, type Locator, type Page, test } from "@playwright/test";

/** Opens the lab through a permalink, with a run short enough to come to its end. */
async function open(page: Page, patch: Record<string, unknown> = {}): Promise<Locator> {
  const state = { steps: 1500, ...patch };
  await page.goto(`/widgets/regularization-lab#${Buffer.from(JSON.stringify(state)).toString("base64url")}`);
  return page.locator('[data-widget="regularization-lab"]');
}

/** A figure that a copy's own line reads out, by its name. */
async function readFigure(widget: Locator, copy: RegExp, name: string): Promise<number> {
  const text = await widget
    .getByRole("group", { name: copy })
    .locator("dt", { hasText: name })
    .locator("xpath=following-sibling::dd")
    .textContent();
  return Number.parseFloat(text ?? "");
}

async function trainToTheEnd(widget: Locator) {
  await widget.getByRole("radio", { name: "Max", exact: true }).click();
  await expect(widget.getByText(/^After 1,500 steps/)).toBeVisible({ timeout: 60_000 });
  await expect(widget.getByRole("button", { name: "Train" })).toBeVisible({ timeout: 60_000 });
}

test("opens training two copies, and the free one ends worse on points it has not seen", async ({ page }) => {
  const widget = await open(page);
  await expect(widget.getByText(/^After [\d,]+ steps?, the free copy has a loss of/)).toBeVisible({
    timeout: 60_000,
  });
  await trainToTheEnd(widget);
  const [free, held] = [
    await readFigure(widget, /^Free/, "validation loss"),
    await readFigure(widget, /^Held back: L2/, "validation loss"),
  ];
  expect(free).toBeGreaterThan(1.5 * held);
});

test("keys alone turn the dial while both train, and undo turns it back", async ({ page }) => {
  const widget = await open(page, { steps: 50_000 });
  await expect(widget.getByText(/^After/)).toBeVisible({ timeout: 60_000 });
  const dial = widget.getByRole("slider", { name: /^λ, how strongly squares/ });
  await dial.focus();
  await page.keyboard.press("End");
  await expect(dial).toHaveAttribute("aria-valuetext", "0.1");
  await expect(widget.getByRole("group", { name: "Held back: L2, λ = 0.1" })).toBeVisible();
  await expect(widget.getByText(/no weight is larger than 0.05: that copy answers everywhere/)).toBeVisible({
    timeout: 60_000,
  });
  // The run went on: the free copy kept what it had learnt.
  await expect(widget.getByText(/^After 0 steps/)).toHaveCount(0);
  await page.keyboard.press("Control+z");
  await expect(dial).toHaveAttribute("aria-valuetext", "0.01");
});

test("max norm counts the arrows at c, and keys walk over arrows and bars", async ({ page }) => {
  const widget = await open(page, { kind: "maxNorm", maxNorm: 1 });
  await trainToTheEnd(widget);
  await expect(widget.getByText(/^First layer: 1[0-6] of 16 arrows at c$/)).toBeVisible();
  const held = widget.getByRole("group", { name: "Held back: max norm, c = 1" });
  await held.getByRole("img", { name: /^The two incoming weights of each of 16 neurons/ }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(held.getByText(/^neuron 1: .* length/)).toBeVisible();
  await held.getByRole("img", { name: /^Histogram of 304 weights/ }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(held.getByText(/ to .*: \d+ weights?$/)).toBeVisible();
});

test("L1 leaves few weights, and a swing past the threshold is explained", async ({ page }) => {
  const widget = await open(page, { kind: "l1" });
  await trainToTheEnd(widget);
  await expect(
    widget.getByRole("group", { name: /^Held back: L1/ }).getByText(/^2\d\d of 304 weights near zero$/),
  ).toBeVisible();
  const dial = widget.getByRole("slider", { name: /^λ, how strongly sizes/ });
  await dial.focus();
  await page.keyboard.press("End");
  await expect(widget.getByText(/swing past it by up to that much/)).toBeVisible();
});

test("every drawn value stands in a table, and the code is printed in three libraries", async ({ page }) => {
  const widget = await open(page);
  await trainToTheEnd(widget);
  await widget.getByText("Values", { exact: true }).click();
  const table = widget.getByRole("region", { name: "The two copies" });
  await expect(table.getByRole("row", { name: /^weights near zero/ })).toBeVisible();
  await expect(widget.getByRole("region", { name: /^First layer of the copy Held back/ })).toBeVisible();
  await widget.getByRole("button", { name: "Show code" }).click();
  await expect(page.getByRole("dialog")).toContainText("0.01");
});
