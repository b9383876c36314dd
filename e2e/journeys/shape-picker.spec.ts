import { expect, type Page, test } from "@playwright/test";

// The device with which the test is fast enough without a GPU.
test.beforeEach(({ page }) => page.addInitScript(() => localStorage.setItem("lab-device", "wasm")));

async function open(page: Page, patch: Record<string, unknown> = {}) {
  const state = Buffer.from(JSON.stringify({ units: 8, ...patch })).toString("base64url");
  await page.goto(`/widgets/shape-picker#${state}`);
  const widget = page.locator('[data-widget="shape-picker"]');
  await expect(widget.getByRole("img", { name: /^Loss on the examples held back/ })).toBeVisible();
  return widget;
}

test("opens on a drawing with its shapes, trains, and beats what can be said without looking", async ({
  page,
}) => {
  const widget = await open(page, { isBidirectional: true, steps: 200 });
  await expect(
    widget.getByRole("img", {
      name: /input \[7, 2\], GRU, forward \[7, 8\], GRU, backward \[7, 8\], answer/,
    }),
  ).toBeVisible();
  const example = widget.getByLabel("Example 1, held back");
  await expect(example.getByRole("definition").first()).toHaveText(/^[01]( [01]){6}$/, { timeout: 240_000 });
  await widget.getByRole("button", { name: "Train" }).focus();
  await page.keyboard.press("Enter");
  await expect(
    widget.getByText(
      /^After 200 steps (9\d|100)\.\d % of the answers are right; without looking, 4\d\.\d %$/,
    ),
  ).toBeVisible({ timeout: 240_000 });
  await widget.getByText("Values", { exact: true }).click();
  await expect(
    widget.getByRole("table", { name: /^On the examples held back/ }).getByRole("row"),
  ).toHaveCount(12);
});

test("another shape is drawn anew, one to one has nothing to train, and undo comes back", async ({
  page,
}) => {
  const widget = await open(page);
  const choose = async (name: string) => {
    await widget.getByRole("button", { name: /Shape$/ }).click();
    await page.getByRole("option", { name }).click();
  };
  await choose("One to one");
  await expect(widget.getByText(/^One to one: one vector in, one answer out/)).toBeVisible();
  await expect(widget.getByRole("button", { name: "Train" })).toBeHidden();
  await choose("One to many");
  await expect(widget.getByRole("img", { name: /^A wave held back/ })).toBeVisible();
  await expect(widget.getByRole("switch", { name: "Reads from both ends" })).toBeHidden();
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await expect(widget.getByText(/^Many to many, aligned: 7 steps in, 7 answers out/)).toBeVisible();
});
