import { expect, type Page, test } from "@playwright/test";

// The device with which the test is fast enough without a GPU.
test.beforeEach(({ page }) => page.addInitScript(() => localStorage.setItem("lab-device", "wasm")));

async function open(page: Page, patch: Record<string, unknown> = {}) {
  const state = Buffer.from(JSON.stringify(patch)).toString("base64url");
  await page.goto(`/widgets/bptt-gradients#${state}`);
  const widget = page.locator('[data-widget="bptt-gradients"]');
  await expect(widget.getByText(/^Before training, of the memory/)).toBeVisible({ timeout: 60_000 });
  return widget;
}

test("shows the gradient at every step before a click, and an open forget gate lifts it", async ({
  page,
}) => {
  const widget = await open(page);
  const chart = widget.getByRole("img", { name: /^Length of the gradient at each step .* after 0/ });
  await expect(chart).toHaveAttribute("aria-label", /LSTM 0\.000|LSTM [\d.]+×10⁻/);
  await widget.getByRole("slider", { name: "Bias of forget and update gates" }).focus();
  await page.keyboard.press("End");
  await expect(chart).toHaveAttribute("aria-label", /LSTM [1-9]/, { timeout: 30_000 });
  await page.keyboard.press("Control+z");
  await expect(chart).not.toHaveAttribute("aria-label", /LSTM [1-9][\d.]*;/, { timeout: 30_000 });
});

test("trains the three cells to the end of the run, and their numbers have tables", async ({ page }) => {
  const widget = await open(page, { lag: 10, steps: 40 });
  await widget.getByRole("button", { name: "Train" }).focus();
  await page.keyboard.press("Enter");
  await expect(
    widget.getByText(/^After 40 steps, right answers: plain \d+ %, LSTM \d+ %, GRU \d+ %$/),
  ).toBeVisible({ timeout: 60_000 });
  await widget.getByText("Values", { exact: true }).click();
  await expect(widget.getByRole("table", { name: /^Gradient norm by step/ }).getByRole("row")).toHaveCount(
    13,
  );
  await expect(widget.getByRole("table", { name: /^Training losses/ }).getByRole("row")).toHaveCount(5);
});
