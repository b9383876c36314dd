import { expect, type Page, test } from "@playwright/test";

async function open(page: Page, state: Record<string, unknown> = {}) {
  const whole = { draws: 12, ...state };
  await page.goto(`/widgets/receptive-field#${Buffer.from(JSON.stringify(whole)).toString("base64url")}`);
  const widget = page.locator('[data-widget="receptive-field"]');
  await expect(widget.getByText(/95 % of its gradient’s square comes from/)).toBeVisible({ timeout: 60_000 });
  return widget;
}

test("opens on a unit that could see 17 pixels and uses fewer", async ({ page }) => {
  const widget = await open(page);
  const title = widget.getByText(/^This unit could see 17\s×\s17 pixels; 95 % of/);
  await expect(title).toBeVisible();
  const side = Number(/from (\d+)/.exec((await title.textContent()) ?? "")?.[1]);
  expect(side).toBeLessThan(15);
  await expect(widget.getByText("15 + (3 − 1) · 1 = 17 pixels")).toBeVisible();
});

test("keys alone move the unit to the border, which cuts its window, and to another layer", async ({
  page,
}) => {
  const widget = await open(page);
  await widget.getByRole("img", { name: /^8: 3.*Chosen: row 17, column 17/ }).focus();
  await page.keyboard.press("Home");
  await expect(widget.getByText(/of which the border leaves 9\s×\s9/)).toBeVisible();
  await page.keyboard.press("PageDown");
  await expect(widget.getByRole("img", { name: /^7: 3.*Chosen/ })).toBeFocused();
  await expect(widget.getByText(/^This unit could see 15\s×\s15/)).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await expect(widget.getByRole("img", { name: /Chosen: row 1, column 2/ })).toBeVisible();
});

test("a press on a map chooses its unit, and a pixel under the keys is read out", async ({ page }) => {
  const widget = await open(page);
  await widget.getByRole("img", { name: /^2: 3/ }).click();
  await expect(widget.getByText(/^This unit could see 5\s×\s5/)).toBeVisible();
  await expect(widget.getByText(/^This unit could see 5.*95 %/)).toBeVisible({ timeout: 60_000 });
  await widget.getByRole("img", { name: /^This unit could see/ }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(
    widget.getByText(
      /row 17, column 17: 1 of the largest gradient|row 17, column 17: 0\.\d+ of the largest gradient/,
    ),
  ).toBeVisible();
  for (let i = 0; i < 8; i++) await page.keyboard.press("ArrowLeft");
  await expect(widget.getByText("no way to the unit, gradient exactly 0")).toBeVisible();
});

test("a layer that cannot be is explained, and the stack stays", async ({ page }) => {
  const widget = await open(page, { side: 12, row: 6, column: 6 });
  await widget.getByText("Valid", { exact: true }).click();
  const size = widget.getByRole("textbox", { name: "Window" });
  await size.focus();
  await page.keyboard.press("End");
  await widget.getByRole("textbox", { name: "Side of the picture" }).focus();
  await page.keyboard.press("Home");
  await expect(widget.getByRole("alert")).toContainText("cannot put a filter of 11x11 on an image of 8x8");
  await page.keyboard.press("End");
  await expect(widget.getByRole("alert")).toHaveCount(0);
});

test("every number stands in a table", async ({ page }) => {
  const widget = await open(page, { layer: 1 });
  await widget.getByText("Values", { exact: true }).click();
  await expect(
    widget.getByRole("table", { name: /^What the units of each layer see/ }).getByRole("row"),
  ).toHaveCount(10);
  await expect(widget.getByRole("table", { name: /^Gradient of the unit/ }).getByRole("row")).toHaveCount(6);
});
