import { expect, test } from "@playwright/test";

test.describe.configure({ timeout: 360_000 });

test("trains by itself and is tested by itself; keys change how far, and every measurement stands in a table", async ({
  page,
}) => {
  await page.goto("/widgets/shift-test");
  const widget = page.locator('[data-widget="shift-test"]');
  await widget.scrollIntoViewIfNeeded();
  await expect(
    widget.getByText(/^Signs tilted by 60°: the usual network reads \d+ %, and is \d+ % sure/),
  ).toBeVisible({ timeout: 240_000 });
  await widget.getByText("Values", { exact: true }).click();
  const table = widget.getByRole("table", { name: "By how far signs are changed, usual network" });
  await expect(table.getByRole("row")).toHaveCount(8, { timeout: 60_000 });
  const dial = widget.getByRole("slider", { name: "How far" });
  await dial.focus();
  await page.keyboard.press("Home");
  await expect(widget.getByText(/^Signs as in training: the usual network reads/)).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(widget.getByText(/^Signs tilted by 60°: /)).toBeVisible();
  const gallery = widget.getByRole("group", { name: "One sign of each kind, and what it is read as" });
  await gallery.getByRole("button", { name: /^yield, read as/ }).focus();
  await page.keyboard.press("Enter");
  await expect(widget.getByRole("img", { name: /^A sign: yield, read as/ })).toBeVisible();
  await widget.getByRole("radio", { name: "Blur" }).click();
  await expect(widget.getByText(/^Signs blurred by 2\.0 pixels: the usual network reads/)).toBeVisible({
    timeout: 60_000,
  });
});
