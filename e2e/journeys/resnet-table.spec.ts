import { expect, test } from "@playwright/test";

test("keys alone choose a network and a stage; drawing, count and code follow", async ({ page }) => {
  await page.goto("/widgets/resnet-table");
  const widget = page.locator('[data-widget="resnet-table"]');
  await expect(
    widget.getByText(/^ResNet-50 learns 23,520,842 numbers; stage 1 holds 9 of its 50/),
  ).toBeVisible();
  await expect(widget.getByRole("img", { name: /^A block from 32×32×64 to 32×32×256/ })).toBeVisible();
  // The strip takes the page's width when the page has come to life.
  await expect(widget.getByRole("img", { name: /^ResNet-50 from its first/ })).not.toHaveAttribute(
    "width",
    "640",
  );
  await widget.getByRole("radiogroup", { name: "Stage" }).getByRole("radio", { checked: true }).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Space");
  await expect(widget.getByText(/stage 3 holds 18 of its 50 layers and 30 % of them/)).toBeVisible();
  await widget.getByRole("radiogroup", { name: "Layers" }).getByRole("radio", { checked: true }).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Space");
  await expect(
    widget.getByText(/^ResNet-152 learns 58,156,618 numbers; stage 3 holds 108 of its 152/),
  ).toBeVisible();
  const rows = widget.getByRole("region", { name: "The five networks" }).getByRole("row");
  await expect(rows.filter({ hasText: "ResNet-18" })).toContainText("11,173,962");
  await expect(widget.getByRole("row", { name: /^ResNet-152/ })).toHaveAttribute("aria-current", "true");
  await page.keyboard.press("Control+z");
  await expect(widget.getByText(/^ResNet-50 learns 23,520,842 numbers; stage 3/)).toBeVisible();
  await widget.getByRole("button", { name: "Show code" }).click();
  await expect(page.getByRole("dialog")).toContainText(/residual/i);
});

test("its parts stand in a table", async ({ page }) => {
  await page.goto("/widgets/resnet-table");
  const widget = page.locator('[data-widget="resnet-table"]');
  await expect(widget.getByText(/^ResNet-50 learns/)).toBeVisible();
  await widget.getByText("Values", { exact: true }).click();
  await expect(widget.getByRole("table", { name: "ResNet-50, part by part" }).getByRole("row")).toHaveCount(
    7,
  );
});
