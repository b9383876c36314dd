import { expect, type Page, test } from "@playwright/test";

const findWidget = (page: Page) => page.locator('[data-widget="search-lab"]');

/** Opens the lab in a state, and lets its searches run to their end. */
async function open(page: Page, state: Record<string, unknown> = {}) {
  const short = { budget: 9, epochs: 10, ...state };
  await page.goto(`/widgets/search-lab#${Buffer.from(JSON.stringify(short)).toString("base64url")}`);
  const widget = findWidget(page);
  await widget.scrollIntoViewIfNeeded();
  await expect(widget.getByRole("button", { name: "Pause" })).toBeVisible({ timeout: 60_000 });
  await expect(widget.getByRole("button", { name: "Search", exact: true })).toBeVisible({ timeout: 60_000 });
  return widget;
}

test("trains by itself, a grid and a random search of equally many networks", async ({ page }) => {
  const widget = await open(page, { dimensions: ["learningRate", "l2"] });
  await expect(
    widget.getByText(
      /^The grid has found \d\.\d{3} in 9 trainings, random search has found \d\.\d{3} in 9 trainings$/,
    ),
  ).toBeVisible();
  await expect(widget.getByText("3 by grid, 9 at random")).toBeVisible();
  await expect(widget.getByRole("definition").filter({ hasText: "18 of 18" })).toBeVisible();
});

test("by keys: trainings are gone through from the best, in both pictures at once", async ({ page }) => {
  const widget = await open(page);
  const scatter = widget.getByRole("img", { name: /trainings by learning rate and L2 penalty/ });
  await scatter.focus();
  await page.keyboard.press("Home");
  const told = widget.getByText(/^(Grid|Random): learning rate .*validation loss/);
  const best = await told.textContent();
  await expect(scatter).toHaveAccessibleName(new RegExp(`The best: ${best?.slice(0, 30)}`));
  await page.keyboard.press("ArrowRight");
  await expect(told).not.toHaveText(best ?? "");
  await page.keyboard.press("Escape");
  await expect(told).toHaveCount(0);
  await widget.getByRole("img", { name: /trainings as lines across/ }).focus();
  await page.keyboard.press("Home");
  await expect(told).toHaveText(best ?? "");
});

test("a hyperparameter more begins a new search; undo brings the old one back", async ({ page }) => {
  const widget = await open(page);
  await expect(widget.getByRole("definition").filter({ hasText: "16 of 16" })).toBeVisible();
  await widget.getByRole("switch", { name: "batch size" }).focus();
  await page.keyboard.press("Space");
  await expect(
    widget.getByRole("img", { name: /lines across learning rate, L2 penalty λ, hidden units, batch size/ }),
  ).toBeVisible();
  await expect(widget.getByRole("definition").filter({ hasText: "16 of 16" })).toBeVisible({
    timeout: 60_000,
  });
  await page.keyboard.press("Control+z");
  await expect(widget.getByRole("switch", { name: "batch size" })).not.toBeChecked();
});

test("a step is one more training", async ({ page }) => {
  const widget = await open(page);
  await expect(widget.getByRole("definition").filter({ hasText: "16 of 16" })).toBeVisible();
  // The search is over, so that a step begins the next one.
  for (const made of ["1 of 16", "2 of 16", "3 of 16"]) {
    await widget.getByRole("button", { name: "Step once" }).click();
    await expect(widget.getByRole("definition").filter({ hasText: made })).toBeVisible();
  }
});

test("over several searches the mean is told; the values have their table; the best opens in the trainer", async ({
  page,
}) => {
  const widget = await open(page, { rounds: 2 });
  await expect(widget.getByText(/^Over 2 searches of 8 trainings each, the best loss is/)).toBeVisible();
  await widget.getByText("Values", { exact: true }).click();
  await expect(widget.getByRole("table", { name: "Trainings, the best first" }).getByRole("row")).toHaveCount(
    17,
  );
  await widget.getByRole("link", { name: /^Open the best one/ }).click();
  await expect(page).toHaveURL(/\/widgets\/trainer#/);
  await expect(page.locator('[data-widget="trainer"]')).toBeVisible();
});
