import { expect, test } from "@playwright/test";

// The device with which the test is fast enough without a GPU.
test.beforeEach(({ page }) => page.addInitScript(() => localStorage.setItem("lab-device", "wasm")));

test("trains by itself, tells the comparison at ten examples, and has its values by keys and as a table", async ({
  page,
}) => {
  test.setTimeout(300_000);
  const state = Buffer.from(JSON.stringify({ seeds: 1, firstExamples: 300 })).toString("base64url");
  await page.goto(`/widgets/transfer-lab#${state}`);
  const widget = page.locator('[data-widget="transfer-lab"]');
  await expect(
    widget.getByText(
      /^With 10 examples of each digit, \d+\.\d % right on frozen layers, \d+\.\d % from scratch$/,
    ),
  ).toBeVisible({ timeout: 240_000 });
  await widget.getByRole("img", { name: /^Right answers by examples of each digit/ }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(
    widget.getByText(/^frozen layers, new head, 1 of each: \d+\.\d % right, mean of 1$/),
  ).toBeVisible();
  await widget.getByText("Values", { exact: true }).click();
  await expect(widget.getByRole("table", { name: /^Share of right answers/ }).getByRole("row")).toHaveCount(
    8,
  );
});

test("the first network tells its epochs as it learns, and stands still while it is paused", async ({
  page,
}) => {
  const state = Buffer.from(JSON.stringify({ seeds: 1, firstExamples: 4000 })).toString("base64url");
  await page.goto(`/widgets/transfer-lab#${state}`);
  const widget = page.locator('[data-widget="transfer-lab"]');
  await expect(widget.getByText(/^First, a network learns the digits 0 to 4: epoch \d of 5$/)).toBeVisible();
  await expect(widget.getByText("the digits 0 to 4", { exact: true })).toBeVisible();
  await widget.getByRole("button", { name: "Pause" }).click();
  await expect(widget.getByRole("button", { name: "Train", exact: true })).toBeVisible();
  const readLoss = () => widget.getByText(/^\d\.\d{3}$/).textContent();
  let before: string | null = null;
  // A frame that was on its way when the button was pressed may still come.
  await expect(async () => {
    before = await readLoss();
    await page.waitForTimeout(1_000);
    expect(await readLoss()).toBe(before);
  }).toPass();
  await widget.getByRole("button", { name: "Train", exact: true }).click();
  await expect.poll(readLoss).not.toBe(before);
});
