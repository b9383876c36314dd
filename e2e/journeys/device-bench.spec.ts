import { expect, type Page, test } from "@playwright/test";

const findWidget = (page: Page) => page.locator('[data-widget="device-bench"]');

async function open(page: Page, state: Record<string, unknown>) {
  await page.goto(`/widgets/device-bench#${Buffer.from(JSON.stringify(state)).toString("base64url")}`);
  const widget = findWidget(page);
  await widget.scrollIntoViewIfNeeded();
  return widget;
}

test("measures by itself, tells who overtakes whom, and every number stands in a table", async ({ page }) => {
  test.setTimeout(120_000);
  const widget = await open(page, { devices: ["cpu", "wasm"], largest: 16 });
  await expect(widget.getByText("6 of 6")).toBeVisible({ timeout: 90_000 });
  await expect(widget.getByText(/^At 16 × 16, .* is the fastest here: [\d.]+ µs a product$/)).toBeVisible();
  await expect(
    widget.getByText(/^WASM (overtakes|is faster than|has not overtaken) plain JavaScript/),
  ).toBeVisible();
  await widget.getByRole("img", { name: /^Time against size/ }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(
    widget.getByText(/^Plain JavaScript, 4 × 4: .* a product, .* GFLOP\/s, median of \d$/),
  ).toBeVisible();
  await widget.getByText("Values", { exact: true }).click();
  await expect(
    widget.getByRole("table", { name: "Every size on every device" }).getByRole("row"),
  ).toHaveCount(7);
  await widget.getByRole("button", { name: "Measure again" }).focus();
  await page.keyboard.press("Enter");
  await expect(widget.getByRole("button", { name: "Pause" })).toBeVisible();
});

test("graphics processors are measured too, and an imitated one says that it is", async ({ page }) => {
  test.setTimeout(180_000);
  const widget = await open(page, { devices: ["webgl", "webgpu"], largest: 8, workload: "convolution" });
  await expect(widget.getByText("4 of 4")).toBeVisible({ timeout: 150_000 });
  const devices = widget.getByRole("region", { name: "Devices" });
  for (const name of ["WebGL", "WebGPU"])
    await expect(
      devices.getByRole("row", { name: new RegExp(`^${name} [\\d.]+ (µs|ms|s) [\\d.]+ GFLOP/s$`) }),
    ).toBeVisible();
  await expect(widget.getByText("WebGL and WebGPU are imitated by a program here")).toBeVisible();
});

test("Pause stops between two sizes", async ({ page }) => {
  test.setTimeout(120_000);
  const widget = await open(page, { devices: ["cpu"] });
  await expect(widget.getByText(/^[1-9] of 9$/)).toBeVisible({ timeout: 60_000 });
  await widget.getByRole("button", { name: "Pause" }).click();
  await expect(widget.getByRole("button", { name: "Measure", exact: true })).toBeVisible();
});
