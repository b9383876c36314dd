import { expect, type Page, test } from "@playwright/test";

const findWidget = (page: Page) => page.locator('[data-widget="layer-calculator"]');

const findCell = (page: Page, grid: RegExp, cell: RegExp) =>
  findWidget(page).getByRole("grid", { name: grid }).getByRole("gridcell", { name: cell });

/** Opens the widget; the values stand once it answers to keys. */
async function open(page: Page) {
  await page.goto("/widgets/layer-calculator");
  await expect(findWidget(page).getByText("Wx + b = (15, 24, 29)")).toBeVisible();
}

test("keys alone walk the rows, spell out each sum and change a weight, an input and a bias", async ({
  page,
}) => {
  await open(page);
  const widget = findWidget(page);
  await expect(widget.getByText("z1 = 2·1 + 4·3 + 2·2 + (−3) = 15")).toBeVisible();
  await findCell(page, /^Weights/, /^row 1, column 1:/).focus();
  await page.keyboard.press("ArrowDown");
  await expect(widget.getByText("z2 = 1·1 + 3·3 + 7·2 + 0 = 24")).toBeVisible();
  await page.keyboard.type("5");
  await page.keyboard.press("Enter");
  await expect(widget.getByText("Wx + b = (15, 28, 29)")).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(widget.getByText("Wx + b = (15, 24, 29)")).toBeVisible();

  await findCell(page, /^Input x/, /^row 1, column 1:/).focus();
  await page.keyboard.type("2");
  await page.keyboard.press("Enter");
  await expect(widget.getByText("Wx + b = (17, 25, 29)")).toBeVisible();
  await findCell(page, /^Biases/, /^row 1, column 1:/).focus();
  await page.keyboard.press("Delete");
  await expect(widget.getByText("Wx + b = (20, 25, 29)")).toBeVisible();
});

test("pointing at a row spells out its sum, and leaving it brings the chosen one back", async ({ page }) => {
  await open(page);
  const widget = findWidget(page);
  await findCell(page, /^Weights/, /^row 3, column 2:/).hover();
  await expect(widget.getByText("z3 = 0·1 + 7·3 + 3·2 + 2 = 29")).toBeVisible();
  await page.mouse.move(2, 2);
  await expect(widget.getByText("z1 = 2·1 + 4·3 + 2·2 + (−3) = 15")).toBeVisible();
});

test("the sigmoid saturates, and a batch has one column for each example", async ({ page }) => {
  await open(page);
  const widget = findWidget(page);
  await widget.getByRole("button", { name: /Activation g/ }).click();
  await page.getByRole("option", { name: "Sigmoid" }).click();
  await expect(widget.getByText("g(15) = 1, slope g′(15) = 3.1e−7")).toBeVisible();
  await widget.getByRole("textbox", { name: "Examples" }).focus();
  await page.keyboard.press("ArrowUp");
  await expect(widget.getByText("3 × 2 sums of 3 products each")).toBeVisible();
  await findCell(page, /^Pre-activations/, /^row 1, column 2: −3/).hover();
  await expect(widget.getByText("z1, example 2 = 2·0 + 4·0 + 2·0 + (−3) = −3")).toBeVisible();
});

test.describe("by touch", () => {
  test.use({ hasTouch: true });
  test("a second tap on a cell opens it", async ({ page }) => {
    await open(page);
    const cell = findCell(page, /^Weights/, /^row 3, column 1:/);
    await cell.tap();
    await expect(findWidget(page).getByText("z3 = 0·1")).toBeVisible();
    await cell.tap();
    const field = page.getByRole("textbox", { name: "New value for row 3, column 1" });
    await field.fill("2");
    await field.press("Enter");
    await expect(findWidget(page).getByText("Wx + b = (15, 24, 31)")).toBeVisible();
  });
});
