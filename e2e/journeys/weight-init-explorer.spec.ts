import { expect, type Page, test } from "@playwright/test";

// The device with which the test is fast enough without a GPU.
test.beforeEach(({ page }) => page.addInitScript(() => localStorage.setItem("lab-device", "wasm")));

const findWidget = (page: Page) => page.locator('[data-widget="weight-init-explorer"]');

/** Opens a network small enough to train in seconds, through a permalink. */
async function open(page: Page, patch: Record<string, unknown>) {
  const state = { depth: 6, width: 32, learningRate: 0.003, steps: 100, ...patch };
  await page.goto(
    `/widgets/weight-init-explorer#${Buffer.from(JSON.stringify(state)).toString("base64url")}`,
  );
  return findWidget(page);
}

/** The loss at which each kept run stands, in the order of the list. */
async function readLosses(page: Page): Promise<number[]> {
  const ends = await findWidget(page)
    .getByRole("list", { name: "Kept runs" })
    .getByText(/^step \d+, loss/)
    .allTextContents();
  return ends.map((text) => Number(text.split("loss ")[1]));
}

test("opens on a signal that fades, and the dial answers with another picture", async ({ page }) => {
  await page.goto("/widgets/weight-init-explorer");
  const widget = findWidget(page);
  await expect(widget.getByText(/^By layer 5 the mean square is under a hundredth/)).toBeVisible();
  const dial = widget.getByRole("slider", { name: "Standard deviation of one weight" });
  await dial.focus();
  await page.keyboard.press("End");
  await expect(widget.getByText(/of the values stand at the walls of tanh/)).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(widget.getByText(/^By layer 5/)).toBeVisible();
});

test("keys alone walk the layers and read their values", async ({ page }) => {
  await page.goto("/widgets/weight-init-explorer");
  const layers = findWidget(page).getByRole("slider", { name: "Layer whose values are read out" });
  await expect(layers).toHaveAttribute("aria-valuetext", /^layer 30, activations: mean/);
  await layers.focus();
  await page.keyboard.press("Home");
  await expect(layers).toHaveAttribute(
    "aria-valuetext",
    /^layer 1, activations: mean .* 0 of 128 units dead, 128 distinct/,
  );
  await page.keyboard.press("ArrowRight");
  await expect(layers).toHaveAttribute("aria-valuenow", "2");
});

test("trains on WASM, its loss falls, and earlier runs stay beside it, also after a reload", async ({
  page,
}) => {
  const widget = await open(page, { initialization: "glorot" });
  await widget.getByRole("button", { name: "Train" }).focus();
  await page.keyboard.press("Enter");
  await expect(widget.getByText(/step 100, loss/)).toBeVisible({ timeout: 60_000 });
  const [learnt = NaN] = await readLosses(page);
  expect(learnt).toBeLessThan(0.5);
  await expect(widget.getByText(/^After \d+ training steps, /)).toBeVisible();

  await widget.getByRole("button", { name: /First weights/ }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  await expect(
    widget.getByText(/^All weights are zero: the 32 units of each of the 6 layers are one/),
  ).toBeVisible();
  await widget.getByRole("button", { name: "Train" }).click();
  await expect(widget.getByText(/step 100, loss/)).toHaveCount(2, { timeout: 60_000 });
  const losses = await readLosses(page);
  expect(losses[0]).toBe(learnt);
  expect(losses[1]).toBeGreaterThan(0.7);
  await expect(widget.getByText(/are still one and the same/)).toBeVisible();
  await expect(widget.getByText("1 of 32", { exact: true })).toBeVisible();

  await page.waitForTimeout(600);
  await page.reload();
  await expect.poll(() => readLosses(page)).toEqual(losses);
  await widget.getByRole("button", { name: "Remove the run tanh, zeros" }).click();
  await expect(widget.getByText(/step 100, loss/)).toHaveCount(1);
});

test("the picture has its text twin", async ({ page }) => {
  const widget = await open(page, { depth: 4 });
  await widget.getByText("Values", { exact: true }).click();
  const table = widget.getByRole("table", { name: "Each layer, measured and predicted" });
  await expect(table.getByRole("row")).toHaveCount(5);
});
