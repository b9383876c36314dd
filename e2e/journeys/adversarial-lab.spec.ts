import { expect, type Page, test } from "@playwright/test";

test.describe.configure({ timeout: 360_000 });

/** Opens the widget in a state, and waits until its network has been trained. */
async function open(page: Page, state: Record<string, unknown> = {}) {
  await page.goto(`/widgets/adversarial-lab#${Buffer.from(JSON.stringify(state)).toString("base64url")}`);
  const widget = page.locator('[data-widget="adversarial-lab"]');
  await widget.scrollIntoViewIfNeeded();
  await expect(widget.getByText(/^(No value moved by more than|With the sticker)/)).toBeVisible({
    timeout: 240_000,
  });
  return widget;
}

test("trains by itself; keys make the noise smaller until the stop sign is a stop sign again", async ({
  page,
}) => {
  const widget = await open(page);
  await expect(widget.getByText(/this stop sign is read as speed limit 45/)).toBeVisible();
  const dial = widget.getByRole("slider", { name: /^Epsilon/ });
  await dial.focus();
  await page.keyboard.press("Home");
  await expect(widget.getByText(/more than 0\.000: this stop sign is read as stop/)).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(widget.getByText(/more than 0\.100: this stop sign is read as speed limit 45/)).toBeVisible();
  await widget.getByText("Values", { exact: true }).click();
  const table = widget.getByRole("table", { name: "Share of held-out signs read right, usual network" });
  await expect(table.getByRole("row")).toHaveCount(12, { timeout: 60_000 });
});

test("a sticker is made anew where arrow keys move it, and ten signs wear it", async ({ page }) => {
  const widget = await open(page, { mode: "sticker" });
  await expect(widget.getByText("step 60")).toBeVisible({ timeout: 60_000 });
  await expect(
    widget.getByText(/^With the sticker, \d+ of 10 stop signs are read as speed limit 45/),
  ).toBeVisible();
  await widget.getByRole("button", { name: /^A stop sign with the sticker/ }).focus();
  await page.keyboard.press("ArrowUp");
  await expect(widget.getByText("step 60")).toBeVisible({ timeout: 60_000 });
  await widget.getByText("Values", { exact: true }).click();
  const table = widget.getByRole("table", { name: "Ten signs and the sticker" });
  await expect(table.getByRole("row")).toHaveCount(11);
});
