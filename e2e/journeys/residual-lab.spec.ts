import { expect, type Page, test } from "@playwright/test";

// The device with which the test is fast enough without a GPU.
test.beforeEach(({ page }) => page.addInitScript(() => localStorage.setItem("lab-device", "wasm")));

const small = { shallow: 8, deep: 14, width: 2, data: "bars" };

async function open(page: Page, patch: Record<string, unknown> = {}) {
  const state = Buffer.from(JSON.stringify({ ...small, ...patch })).toString("base64url");
  await page.goto(`/widgets/residual-lab#${state}`);
  const widget = page.locator('[data-widget="residual-lab"]');
  await expect(widget.getByText(/^Before training/)).toBeVisible({ timeout: 60_000 });
  return widget;
}

test("shows the gradient of every layer before a click, and its values by keys", async ({ page }) => {
  const widget = await open(page);
  const chart = widget.getByRole("img", { name: /^Length of the gradient at each layer at step 0/ });
  await expect(chart).toHaveAttribute("aria-label", /plain 14: .* the last layer’s; residual 8/);
  await chart.focus();
  await page.keyboard.press("ArrowRight");
  await expect(widget.getByText("layer, from the input 1")).toBeVisible();
  await widget.getByText("Values", { exact: true }).click();
  const table = widget.getByRole("table", { name: /^Gradient norm by layer/ });
  await expect(table.getByRole("row")).toHaveCount(15);
});

test("trains four networks to the end of the run, and the losses have their table", async ({ page }) => {
  const widget = await open(page, { steps: 20 });
  await widget.getByRole("button", { name: "Train" }).focus();
  await page.keyboard.press("Enter");
  await expect(
    widget.getByText(/^After 20 steps the loss of 14 layers is [\d.]+, and with skips [\d.]+$/),
  ).toBeVisible({
    timeout: 60_000,
  });
  await expect(widget.getByRole("img", { name: /^Length of the gradient .* at step 20/ })).toBeVisible();
  await widget.getByText("Before training", { exact: true }).click();
  await expect(widget.getByRole("img", { name: /^Length of the gradient .* at step 0/ })).toBeVisible();
  await widget.getByText("Values", { exact: true }).click();
  await expect(widget.getByRole("table", { name: /^Training losses/ }).getByRole("row")).toHaveCount(5);
});

test("another setting begins anew, and undo brings the earlier one back", async ({ page }) => {
  const widget = await open(page);
  await expect(widget.getByText("residual 14, parameters")).toBeVisible();
  const readParameters = () =>
    widget.getByText("residual 14, parameters").locator("..").getByRole("definition").textContent();
  const normed = await readParameters();
  await widget.getByRole("switch", { name: "Batch normalization" }).focus();
  await page.keyboard.press("Space");
  await expect.poll(readParameters).not.toBe(normed);
  await page.keyboard.press("Control+z");
  await expect.poll(readParameters).toBe(normed);
});
