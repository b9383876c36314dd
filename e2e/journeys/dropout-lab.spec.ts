import { expect, type Page, test } from "@playwright/test";

const findWidget = (page: Page) => page.locator('[data-widget="dropout-lab"]');

/** Opens the lab through a permalink, with a run that is over in seconds. */
async function open(page: Page, patch: Record<string, unknown> = {}) {
  const state = { steps: 100, ...patch };
  await page.goto(`/widgets/dropout-lab#${Buffer.from(JSON.stringify(state)).toString("base64url")}`);
  return findWidget(page);
}

test("opens on a network with struck-out neurons, in training beside its twin", async ({ page }) => {
  await page.goto("/widgets/dropout-lab");
  const widget = findWidget(page);
  await expect(
    widget.getByText(/^This step strikes out \d+ of 32 hidden neurons for this point/),
  ).toBeVisible();
  await expect(widget.getByText(/the loss is now \d\.\d\d with dropout, \d\.\d\d without/)).toBeVisible();
  await expect(widget.getByRole("img", { name: /answers of the network Without dropout/ })).toBeVisible();
  await expect(widget.getByRole("img", { name: /answers of the network With dropout/ })).toBeVisible();
});

test("the same seed tosses the same coins: 27 of 64 for the seventh point, 33 for the first", async ({
  page,
}) => {
  const widget = await open(page, { width: 32 });
  await expect(widget.getByText(/^This step strikes out 33 of 64/)).toBeVisible({ timeout: 60_000 });
  const point = widget.getByRole("slider", { name: "Training point sent through" });
  await point.focus();
  for (let press = 0; press < 6; press++) await page.keyboard.press("ArrowRight");
  await expect(point).toHaveAttribute("aria-valuetext", "7");
  await expect(widget.getByText(/^This step strikes out 27 of 64/)).toBeVisible();
});

test("by keys: after training nothing is struck out; the rate starts a new run", async ({ page }) => {
  const widget = await open(page);
  await expect(widget.getByText("Step 101.", { exact: false })).toBeVisible({ timeout: 60_000 });
  await widget.getByRole("radio", { name: "In training" }).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect(widget.getByText(/^After training every neuron works, and nothing is rescaled/)).toBeVisible();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  const rate = widget.getByRole("slider", { name: "Dropout rate p" });
  await rate.focus();
  await page.keyboard.press("Home");
  await expect(rate).toHaveAttribute("aria-valuetext", "0");
  await expect(widget.getByText(/^This step strikes out 0 of 32/)).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(rate).toHaveAttribute("aria-valuetext", "0.5");
});

test("by keys: a neuron is walked to and chosen, and its mean over masks is read with and without scaling", async ({
  page,
}) => {
  const widget = await open(page, { panel: "masks", masks: 2000 });
  await expect(widget.getByText(/^Over 2,000 masks the sum of the neuron \(layer 2, neuron 1\)/)).toBeVisible(
    {
      timeout: 60_000,
    },
  );
  await widget.getByRole("button", { name: /^Layer 2, neuron 1:/ }).focus();
  await page.keyboard.press("ArrowLeft");
  await expect(widget.getByRole("button", { name: /^Layer 1, neuron 1:/ })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(widget.getByText(/^Nothing is dropped before layer 1/)).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(widget.getByText(/sum of the neuron \(layer 2, neuron 2\)/)).toBeVisible();
  await widget.getByRole("radio", { name: "by 1/(1 − p)" }).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect(widget.getByText(/Unscaled, masks leave 1 − p = 0.50 of it on average$/)).toBeVisible();
  const plot = widget.getByRole("img", { name: /^Weighted sum of layer 2, neuron 2 under/ });
  await plot.focus();
  await page.keyboard.press("ArrowRight");
  await expect(widget.getByText("mask of step")).toBeVisible();
});

test("one neuron less: both networks stand on one scale, with their worst neurons named", async ({
  page,
}) => {
  const widget = await open(page, { panel: "strikes" });
  await expect(widget.getByText(/^One neuron less costs the network without dropout/)).toBeVisible({
    timeout: 60_000,
  });
  const plot = widget.getByRole("img", { name: /^Rise of the training loss when one hidden neuron/ });
  await plot.focus();
  await page.keyboard.press("ArrowRight");
  await expect(widget.getByText("layer 1, neuron 1, with dropout")).toBeVisible();
});

test("nothing scrolls sideways at 320 pixels", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  for (const panel of ["copies", "masks", "strikes"]) {
    const widget = await open(page, { panel });
    await expect(widget.getByText("Step 101.", { exact: false })).toBeVisible({ timeout: 60_000 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  }
});
