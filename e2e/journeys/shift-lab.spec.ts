import { expect, type Page, test } from "@playwright/test";

const findWidget = (page: Page) => page.locator('[data-widget="shift-lab"]');

/** Opens the widget in a state, and waits until its run is over. */
async function open(page: Page, state: Record<string, unknown>) {
  await page.goto(`/widgets/shift-lab#${Buffer.from(JSON.stringify(state)).toString("base64url")}`);
  const widget = findWidget(page);
  await widget.scrollIntoViewIfNeeded();
  await expect(widget.getByText(/^Of held-out digits/)).toBeVisible({ timeout: 60_000 });
  return widget;
}

test("trains by itself; keys move the digits, and chart, answers and readout follow", async ({ page }) => {
  const widget = await open(page, { steps: 100, examples: 400 });
  await expect(widget.getByText(/^Of held-out digits moved by 4 pixels/)).toBeVisible();
  const dial = widget.getByRole("slider", { name: "Move the held-out digits by" });
  await dial.focus();
  await page.keyboard.press("Home");
  await expect(widget.getByText(/^Of held-out digits not moved/)).toBeVisible();
  await expect(widget.getByRole("img", { name: /At 0 pixels: dense \d+ %/ })).toBeVisible();
  await page.keyboard.press("End");
  await expect(widget.getByText(/^A held-out \d, moved 8 pixels/)).toBeVisible();
  await expect(
    widget.getByRole("list", { name: "What the networks take it for" }).getByRole("listitem"),
  ).toHaveCount(3);
  await page.keyboard.press("Control+z");
  await expect(widget.getByText(/^Of held-out digits not moved/)).toBeVisible();
});

test("another way and another digit are shown, and every value stands in a table", async ({ page }) => {
  const widget = await open(page, { steps: 100, examples: 400 });
  await widget.getByRole("radio", { name: "Up" }).click();
  await expect(widget.getByText(/^A held-out \d, moved 4 pixels up/)).toBeVisible();
  const before = await widget.getByRole("img", { name: /^A held-out/ }).getAttribute("aria-label");
  for (let i = 0; i < 3; i++) await widget.getByRole("button", { name: "Another digit" }).click();
  expect(before).toMatch(/moved 4 pixels up$/);
  await widget.getByText("Values", { exact: true }).click();
  await expect(
    widget.getByRole("table", { name: "Share of right answers by shift" }).getByRole("row"),
  ).toHaveCount(10);
});
