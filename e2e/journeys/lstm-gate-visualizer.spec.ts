import { expect, type Page, test } from "@playwright/test";

test.beforeEach(({ page }) => page.addInitScript(() => localStorage.setItem("lab-device", "wasm")));

const findWidget = (page: Page) => page.locator('[data-widget="lstm-gate-visualizer"]');

/** Trains what is set, by keys, to the end of its run. */
async function train(page: Page) {
  const widget = findWidget(page);
  await widget.getByRole("button", { name: "Train", exact: true }).focus();
  await page.keyboard.press("Enter");
  await expect(widget.getByText(/after 400 steps/)).toBeVisible({ timeout: 240_000 });
}

test("an LSTM learns to count brackets; holding its forget gate takes the knowledge away, letting go gives it back", async ({
  page,
}) => {
  test.setTimeout(300_000);
  await page.goto("/widgets/lstm-gate-visualizer");
  const widget = findWidget(page);
  await expect(widget.getByText(/^An untrained LSTM does not know how many brackets are open/)).toBeVisible();
  await train(page);
  await expect(
    widget.getByText(/^The LSTM after 400 steps knows how many brackets are open: \d+ % right/),
  ).toBeVisible();

  await widget
    .getByRole("radiogroup", { name: "Hold the forget gate" })
    .getByRole("radio", { name: "free" })
    .focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Space");
  const held = widget.getByText(/^With the forget gate held at 0 it is right (\d+) % of the time/);
  await expect(held).toBeVisible();
  const [wrong = NaN, right = NaN] = [...((await held.textContent()) ?? "").matchAll(/(\d+) %/g)].map(
    ([, n]) => Number(n),
  );
  expect(wrong).toBeLessThan(65);
  expect(right).toBeGreaterThan(96);
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Space");
  await expect(widget.getByText(/^The LSTM after 400 steps knows/)).toBeVisible();

  // The weights of any moment of the run can be brought back, and the last ones again.
  const moments = widget.getByRole("slider", { name: "Weights of training step" });
  await moments.focus();
  await page.keyboard.press("Home");
  await expect(widget.getByText(/^An untrained LSTM does not know/)).toBeVisible();
  await page.keyboard.press("End");
  await expect(widget.getByText(/^The LSTM after 400 steps knows/)).toBeVisible();
});

test("keys alone walk the steps and units, and the equations follow", async ({ page }) => {
  await page.goto("/widgets/lstm-gate-visualizer");
  const widget = findWidget(page);
  await widget.getByRole("slider", { name: "Step in the sequence" }).focus();
  await page.keyboard.press("Home");
  await expect(widget.getByText(/^Step 1 reads/)).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await expect(widget.getByText(/^Step 2 reads/)).toBeVisible();
  // What is read out is the value, not the place on the track.
  await expect(widget.getByRole("slider", { name: "Step in the sequence" })).toHaveAttribute(
    "aria-valuetext",
    "2",
  );
  await widget.getByText("Values", { exact: true }).click();
  await expect(widget.getByRole("table", { name: "Unit 1 at every step" })).toBeVisible();
  await widget.getByRole("slider", { name: "Unit", exact: true }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(widget.getByRole("table", { name: "Unit 2 at every step" })).toBeVisible();
});

test("a GRU has two gates and three quarters of the parameters, a plain cell none and a quarter", async ({
  page,
}) => {
  await page.goto("/widgets/lstm-gate-visualizer");
  const widget = findWidget(page);
  await expect(widget.getByText("4 × (8 × (3 + 8) + 8) = 384")).toBeVisible();
  const cell = widget.getByRole("radiogroup", { name: "Cell" });
  await cell.getByRole("radio", { name: "LSTM" }).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Space");
  await expect(widget.getByText("3 × (8 × (3 + 8) + 8) = 288")).toBeVisible();
  await expect(widget.getByRole("radiogroup", { name: /^Hold the/ })).toHaveCount(2);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Space");
  await expect(widget.getByText("(8 × (3 + 8) + 8) = 96", { exact: true })).toBeVisible();
  await expect(widget.getByRole("radiogroup", { name: /^Hold the/ })).toHaveCount(0);
});
