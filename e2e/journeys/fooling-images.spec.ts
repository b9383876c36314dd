import { expect, test } from "@playwright/test";

test.describe.configure({ timeout: 360_000 });

test("pictures of nothing are bred; keys choose which is shown large, and all stand in a table", async ({
  page,
}) => {
  const state = { generations: 20 };
  await page.goto(`/widgets/fooling-images#${Buffer.from(JSON.stringify(state)).toString("base64url")}`);
  const widget = page.locator('[data-widget="fooling-images"]');
  await widget.scrollIntoViewIfNeeded();
  await expect(
    widget.getByText(/^After 20 generations the network is over 95 % sure of \d of 8/),
  ).toBeVisible({
    timeout: 240_000,
  });
  const thumb = widget.getByRole("group", { name: "The surest picture of each sign" }).getByRole("button", {
    name: /^yield,/,
  });
  await thumb.focus();
  await page.keyboard.press("Enter");
  await expect(widget.getByRole("img", { name: /^A picture of nothing, read as yield/ })).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(
    widget.getByRole("img", { name: /^A picture of nothing, read as speed limit 45/ }),
  ).toBeVisible();
  await widget.getByText("Values", { exact: true }).click();
  await expect(
    widget.getByRole("table", { name: "The surest picture of each sign" }).getByRole("row"),
  ).toHaveCount(9);
});
