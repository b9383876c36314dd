import { expect, type Page, test } from "@playwright/test";

const findWidget = (page: Page) => page.locator('[data-widget="rnn-unroller"]');

/** Opens the widget; the values stand once it answers to keys. */
async function open(page: Page) {
  await page.goto("/widgets/rnn-unroller");
  await expect(findWidget(page).getByText("After step 1 of 5 the state is (0.96, 0.96)")).toBeVisible();
}

test("keys alone walk through the steps, change a weight and take it back", async ({ page }) => {
  await open(page);
  const widget = findWidget(page);
  await widget.getByRole("button", { name: "Next step" }).focus();
  await page.keyboard.press("Enter");
  await expect(widget.getByText("After step 2 of 5 the state is (0.96, 0.45)")).toBeVisible();
  await expect(widget.getByText(/^unit 1: tanh\(2·0 \+ \(−4\)·0 \+ 2·0.96/)).toBeVisible();

  await widget
    .getByRole("grid", { name: /^W_hh/ })
    .getByRole("gridcell", { name: /^row 1, column 1:/ })
    .focus();
  await page.keyboard.type("0.5");
  await page.keyboard.press("Enter");
  await expect(widget.getByText("After step 2 of 5 the state is (0.45, 0.45)")).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(widget.getByText("After step 2 of 5 the state is (0.96, 0.45)")).toBeVisible();
});

test("a longer sequence has the same parameters, and folded it is one cell", async ({ page }) => {
  await open(page);
  const widget = findWidget(page);
  await widget.getByRole("textbox", { name: "Steps" }).focus();
  await page.keyboard.press("ArrowUp");
  await expect(widget.getByText("After step 1 of 6 the state is (0.96, 0.96)")).toBeVisible();
  await expect(widget.getByRole("img", { name: /^6 copies of one cell/ })).toBeVisible();
  await widget.getByRole("radiogroup", { name: "Drawn" }).getByRole("radio", { name: "Unrolled" }).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Space");
  await expect(widget.getByRole("img", { name: /^One cell reads x/ })).toBeVisible();
});
