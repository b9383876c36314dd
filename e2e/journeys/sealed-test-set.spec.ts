import { expect, type Page, test } from "@playwright/test";

const findWidget = (page: Page) => page.locator('[data-widget="sealed-test-set"]');

async function open(page: Page, state: Record<string, unknown> = {}) {
  const short = { models: 6, ...state };
  await page.goto(`/widgets/sealed-test-set#${Buffer.from(JSON.stringify(short)).toString("base64url")}`);
  const widget = findWidget(page);
  await widget.scrollIntoViewIfNeeded();
  return widget;
}

test("a seal opens once: the figure stays through undo, another choice and a reload", async ({ page }) => {
  const widget = await open(page);
  await expect(widget.getByText(/under seal\. It opens once, for one model/)).toBeVisible();
  await expect(
    widget.getByText(/^The best of 6 models gets \d+\.\d % of 40 validation points right/),
  ).toBeVisible({
    timeout: 60_000,
  });
  await widget.getByText("Values", { exact: true }).click();
  await expect(widget.getByRole("cell", { name: "sealed" })).toHaveCount(6);
  await widget.getByRole("button", { name: /^Open it for model \d/ }).focus();
  await page.keyboard.press("Enter");
  const words = widget.getByText(/^Opened\. Model \d, chosen from 6 models/);
  await expect(words).toBeVisible();
  const seen = await words.textContent();
  await expect(widget.getByRole("cell", { name: "sealed" })).toHaveCount(5);
  await expect(widget.getByRole("button", { name: /^Open it/ })).toHaveCount(0);

  await widget.getByRole("slider", { name: "Models to choose from" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(words).toHaveText(seen ?? "");
  await page.keyboard.press("Control+z");
  await expect(words).toHaveText(seen ?? "");
  await page.reload();
  await expect(words).toHaveText(seen ?? "");

  await widget.getByRole("button", { name: "New draw, new seal" }).click();
  await expect(widget.getByText(/^Test set of draw 2: 500 points, under seal/)).toBeVisible();
});

test("over many draws the best of more promises more than it keeps", async ({ page }) => {
  const widget = await open(page, { mode: "many", models: 16, draws: 10 });
  await expect(widget.getByText("10 of 10")).toBeVisible({ timeout: 60_000 });
  await expect(
    widget.getByText(/^The best of 16 promises \d+\.\d % and keeps \d+\.\d %: \d+\.\d points too much$/),
  ).toBeVisible();
  const chart = widget.getByRole("img", { name: /^Validation less test for the best of 1 to 16/ });
  await chart.focus();
  await page.keyboard.press("End");
  await expect(widget.getByText(/^Best of 16: \d+\.\d points too much, standard error/)).toBeVisible();
  await widget.getByText("Values", { exact: true }).click();
  await expect(widget.getByRole("table", { name: /^The best of k/ }).getByRole("row")).toHaveCount(6);
});
