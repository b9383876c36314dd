import { expect, type Page, test } from "@playwright/test";

async function open(page: Page, state: Record<string, unknown> = {}) {
  await page.goto(`/widgets/cnn-builder#${Buffer.from(JSON.stringify(state)).toString("base64url")}`);
  const widget = page.locator('[data-widget="cnn-builder"]');
  // The drawing has the page's own width once the widget listens.
  await expect(widget.getByRole("img", { name: /^A network/ })).toBeVisible();
  await page.waitForLoadState("networkidle");
  return widget;
}

test("a known network is counted, and keys walk its layers", async ({ page }) => {
  const widget = await open(page, { source: "vgg16", side: 224, channels: 3, outputs: 1000, chosen: 19 });
  await expect(widget.getByText(/^Layer 20 holds 74.% of the 138,357,544 parameters/)).toBeVisible();
  const layer = widget.getByRole("button", { name: /^20 dense 4096/ });
  await layer.focus();
  await expect(layer).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("Home");
  await expect(widget.getByText(/^layer 1, conv 3.*1,792 parameters/)).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await expect(widget.getByRole("button", { name: /^2 conv/ })).toBeFocused();
  await expect(widget.getByText(/^layer 2, .*1,849,688,064 multiply-adds \(12.%\)/)).toBeVisible();
});

test("an impossible stack is explained at its layer, and nothing of it is lost", async ({ page }) => {
  const widget = await open(page);
  await expect(widget.getByText("26,698", { exact: true }).first()).toBeVisible();
  const stages = widget.getByRole("textbox", { name: "M, stages" });
  await stages.focus();
  for (let i = 0; i < 3; i++) await page.keyboard.press("ArrowUp");
  await expect(widget.getByRole("alert")).toContainText("cannot put a window of 2x2 on an image of 1x1");
  await expect(widget.getByRole("button", { name: /^13 dense outputs/ })).toBeVisible();
  await expect(widget.getByRole("button", { name: "Train on digits" })).toHaveCount(0);
  await page.keyboard.press("ArrowDown");
  await expect(widget.getByRole("alert")).toHaveCount(0);
});

test("by hand, keys alone copy, move and remove layers, and undo brings them back", async ({ page }) => {
  const widget = await open(page);
  await widget.getByRole("button", { name: "Change it by hand" }).focus();
  await page.keyboard.press("Enter");
  const names = () =>
    widget.getByRole("group", { name: "Layers of the network" }).getByRole("button").allTextContents();
  await expect.poll(async () => (await names()).length).toBe(7);
  await widget.getByRole("button", { name: /^1 conv/ }).focus();
  await page.keyboard.press("+");
  await expect(widget.getByRole("button", { name: /^2 conv/ })).toBeFocused();
  await expect.poll(async () => (await names()).length).toBe(8);
  await page.keyboard.press("Alt+ArrowDown");
  await expect.poll(async () => (await names())[2]).toContain("conv");
  await expect(widget.getByRole("button", { name: /^3 conv/ })).toBeFocused();
  await page.keyboard.press("Delete");
  await expect.poll(async () => (await names()).length).toBe(7);
  await page.keyboard.press("Control+z");
  await expect.poll(async () => (await names()).length).toBe(8);
});

test("a layer's settings are changed by hand, its kind too", async ({ page }) => {
  const widget = await open(page);
  await widget.getByRole("button", { name: "Change it by hand" }).click();
  await widget.getByRole("textbox", { name: "Filters" }).focus();
  await page.keyboard.press("ArrowUp");
  await expect(widget.getByRole("button", { name: /^1 conv 3.*, 9, ReLU/ })).toBeVisible();
  await widget.getByRole("button", { name: /Layer 1 is$/ }).click();
  await page.getByRole("option", { name: "Residual" }).click();
  await expect(widget.getByRole("button", { name: /^1 residual of 2/ })).toBeVisible();
  await expect(widget.getByRole("textbox", { name: /^Inner layer of 2/ })).toBeVisible();
});

test("a small network trains on digits, here and now", async ({ page }) => {
  const widget = await open(page, { filters: 4 });
  await widget.getByRole("button", { name: "Train on digits" }).click();
  await widget.getByRole("radio", { name: "Max", exact: true }).click();
  await expect(widget.getByRole("img", { name: /^Share of right answers/ })).toBeVisible({ timeout: 60_000 });
  const right = widget.locator("dt", { hasText: "right, held back" }).locator("xpath=following-sibling::dd");
  await expect
    .poll(async () => Number.parseFloat((await right.textContent()) ?? ""), { timeout: 90_000 })
    .toBeGreaterThan(60);
  await expect(
    widget.locator("dt", { hasText: "samples/s" }).locator("xpath=following-sibling::dd"),
  ).not.toHaveText("0");
});

test("a large one says why it does not train here, and prints its program", async ({ page }) => {
  const widget = await open(page, { n: 4, filters: 64 });
  await expect(
    widget.getByText(/multiply-adds, and networks of up to 5,000,000 are trained here/),
  ).toBeVisible();
  await widget.getByRole("button", { name: "Show code" }).click();
  await expect(page.getByRole("dialog")).toContainText("tf.layers.conv2d");
});
