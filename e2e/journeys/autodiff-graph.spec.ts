import { expect, type Page, test } from "@playwright/test";

const findWidget = (page: Page) => page.locator('[data-widget="autodiff-graph"]');

async function open(page: Page) {
  await page.goto("/widgets/autodiff-graph");
  const widget = findWidget(page);
  await expect(widget.getByText(/^The result is 0\.289; its derivatives are −1\.692 by w/)).toBeVisible();
  return widget;
}

test("keys alone walk the tape, forward and backward", async ({ page }) => {
  const widget = await open(page);
  await widget.getByRole("slider", { name: "Step" }).focus();
  await page.keyboard.press("Home");
  await expect(widget.getByText("Forward: 0 of 5 operations are done")).toBeVisible();
  await widget.getByRole("button", { name: "Next step" }).focus();
  await page.keyboard.press("Enter");
  await expect(widget.getByText("v1 = w × x = 0.5 × 2 = 1")).toBeVisible();
  await page.keyboard.press("Control+z");
  await widget.getByRole("slider", { name: "Step" }).focus();
  await page.keyboard.press("End");
  await expect(widget.getByText("to w: (−0.846) × 2 [x] = −1.692")).toBeVisible();
  await expect(
    widget.getByRole("region", { name: "Tape" }).getByRole("row", { name: "w given 0.5 −1.692" }),
  ).toBeVisible();
});

test("a text that is no expression says where and why; the last one that was stays in view", async ({
  page,
}) => {
  const widget = await open(page);
  const field = widget.getByRole("textbox", { name: "Expression" });
  await field.fill("2x + sin(x)");
  await expect(widget.getByText("Between “2” and “x” an operation is missing.")).toBeVisible();
  await expect(widget.getByText("This is not an expression yet")).toBeVisible();
  await expect(widget.locator("mark")).toHaveText("2x");
  await field.fill("2 * x + sin(x)");
  await expect(widget.getByText("This is not an expression yet")).toHaveCount(0);
  await widget.getByRole("textbox", { name: "x", exact: true }).fill("0");
  await page.keyboard.press("Enter");
  await expect(widget.getByText("The result is 0; its derivative is 3 by x")).toBeVisible();
});
