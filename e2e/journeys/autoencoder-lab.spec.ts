import { expect, type Page, test } from "@playwright/test";

// The device with which the test is fast enough without a GPU.
test.beforeEach(({ page }) => page.addInitScript(() => localStorage.setItem("lab-device", "wasm")));

// Each trains for real, which takes its time where other tests run beside it.
test.setTimeout(240_000);

async function open(page: Page, patch: Record<string, unknown> = {}) {
  const state = Buffer.from(JSON.stringify({ epochs: 2, ...patch })).toString("base64url");
  await page.goto(`/widgets/autoencoder-lab#${state}`);
  return page.locator('[data-widget="autoencoder-lab"]');
}

test("trains by itself, and arrow keys move the place that is decoded", async ({ page }) => {
  const widget = await open(page);
  await expect(widget.getByText(/^Through 2 numbers, after 124 steps: error 0\.0\d+ /)).toBeVisible({
    timeout: 180_000,
  });
  const plane = widget.getByRole("img", { name: /^The plane of codes/ });
  await plane.focus();
  const code = widget.getByText(/^Code \(/);
  const before = await code.textContent();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowUp");
  await expect(code).not.toHaveText(before ?? "");
  await widget.getByText("Decodings", { exact: true }).click();
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await expect(code).toHaveText(before ?? "");
  await widget.getByText("Values", { exact: true }).click();
  await expect(widget.getByRole("table", { name: /^Codes of the first 40/ }).getByRole("row")).toHaveCount(
    41,
  );
  await expect(widget.getByRole("table", { name: "Errors over the training" }).getByRole("row")).toHaveCount(
    3,
  );
});

test("one network for each width of the bottleneck, beside PCA", async ({ page }) => {
  const widget = await open(page, { view: "sizes" });
  await expect(widget.getByText("6 of 6 bottlenecks trained, each for 2 epochs")).toBeVisible({
    timeout: 180_000,
  });
  const chart = widget.getByRole("img", { name: /^Error against the width of the bottleneck/ });
  await expect(chart).toHaveAttribute("aria-label", /Autoencoder, 32 numbers: error 0\.\d+.*PCA, 32 numbers/);
  await widget.getByText("Values", { exact: true }).click();
  await expect(widget.getByRole("table", { name: "Error on digits held back" }).getByRole("row")).toHaveCount(
    7,
  );
});

test("noise is shown beside the digit that is asked for", async ({ page }) => {
  const widget = await open(page, { latent: 8, corruption: 0.5 });
  await expect(widget.getByText(/^Through 8 numbers, after 124 steps/)).toBeVisible({ timeout: 180_000 });
  await expect(widget.getByRole("img", { name: /as the network sees it$/ })).toHaveCount(8);
  await expect(widget.getByRole("img", { name: /as it is$/ })).toHaveCount(8);
  await expect(widget.getByRole("img", { name: /^The plane of codes/ })).toHaveCount(0);
});
