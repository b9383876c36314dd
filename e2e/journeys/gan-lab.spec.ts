import { expect, type Page, test } from "@playwright/test";

async function open(page: Page, patch: Record<string, unknown> = {}, first: RegExp = /^Before training/) {
  const state = Buffer.from(JSON.stringify(patch)).toString("base64url");
  await page.goto(`/widgets/gan-lab#${state}`);
  const widget = page.locator('[data-widget="gan-lab"]');
  await expect(widget.getByText(first)).toBeVisible({ timeout: 60_000 });
  return widget;
}

test("trains by keys until all modes are covered, and the samples have a table", async ({ page }) => {
  const widget = await open(page);
  await widget.getByText("Max", { exact: true }).click();
  await widget.getByRole("button", { name: "Train" }).focus();
  await page.keyboard.press("Enter");
  await expect(widget.getByText(/^After [\d,]+ rounds the samples cover 8 of 8 modes$/)).toBeVisible({
    timeout: 60_000,
  });
  await page.keyboard.press("Enter");
  await widget.getByText("Values", { exact: true }).click();
  await expect(widget.getByRole("table", { name: /^Samples in each mode/ }).getByRole("row")).toHaveCount(9);
  const plane = widget.getByRole("img", { name: /^The discriminator’s answers over the plane/ });
  await plane.focus();
  await page.keyboard.press("ArrowRight");
  await expect(widget.getByText(/^x₁ 0\.05, x₂ 0: sample \d+ %, data \d+ %$/)).toBeVisible();
});

test("five stages make a round, and who does not learn keeps its loss", async ({ page }) => {
  const widget = await open(page);
  const next = widget.getByRole("button", { name: "Next stage" });
  const stages = widget.getByRole("group", { name: "One round in slow motion" });
  for (const found of [
    /^Grey: the noise/,
    /^Each sample/,
    /^On average D gives/,
    /^Gradient of length .* D’s loss/,
  ]) {
    await next.focus();
    await page.keyboard.press("Enter");
    await expect(stages.getByText(found)).toBeVisible();
  }
  await widget.getByText("D only", { exact: true }).click();
  await next.press("Enter");
  await expect(stages.getByText(/^G does not learn now: its loss stays at/)).toBeVisible();
  await expect(widget.getByText("After 1 round the samples cover", { exact: false })).toBeVisible();
});

test("data painted by keys are learnt", async ({ page }) => {
  const widget = await open(page, { target: "painted" }, /^Two networks against each other$/);
  await expect(widget.getByText(/^Paint at least 4 points/)).toBeVisible();
  const plane = widget.getByRole("img", { name: "The data in the plane" });
  await plane.focus();
  for (let i = 0; i < 3; i++) {
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
  }
  await expect(widget.getByText(/^12 of 5,000 points/)).toBeVisible();
  await expect(widget.getByText(/^Before training/)).toBeVisible({ timeout: 30_000 });
  await widget.getByRole("button", { name: "Train" }).press("Enter");
  await expect(widget.getByText(/^After [\d,]+ rounds the samples reach \d+ % of the data$/)).toBeVisible({
    timeout: 30_000,
  });
});
