import { expect, type Page, test } from "@playwright/test";

const findWidget = (page: Page) => page.locator('[data-widget="pooling-stepper"]');

const findGrid = (page: Page, name: RegExp) => findWidget(page).getByRole("grid", { name });

/** The numbers of a grid, in reading order. */
const readGrid = (page: Page, name: RegExp) => findGrid(page, name).getByRole("gridcell").allTextContents();

const OUTPUT = /^Pooled map/;
const GRADIENT = /^Gradient by each number of the map/;

async function open(page: Page) {
  await page.goto("/widgets/pooling-stepper");
  await expect(findWidget(page).getByText("The largest of the window in row 1, column 1 is 6")).toBeVisible();
}

test("keys alone walk the windows, forward and backward, and a tie is said to be one", async ({ page }) => {
  await open(page);
  const widget = findWidget(page);
  expect(await readGrid(page, OUTPUT)).toEqual(["6", "8", "1", "3", "4", "5", "7", "3", "6"]);
  await expect(widget.getByText("2 goes whole to row 2, column 2")).toBeVisible();
  await findGrid(page, OUTPUT).getByRole("gridcell", { selected: true }).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("End");
  await expect(widget.getByText("max(5, 5, 2, 1) = 5")).toBeVisible();
  await expect(widget.getByText("the first, in reading order, of 2 equal numbers")).toBeVisible();
  await widget.getByRole("button", { name: "Next window" }).focus();
  await page.keyboard.press("Enter");
  await expect(widget.getByText("max(0, 7, 2, 2) = 7")).toBeVisible();
});

test("a typed gradient is sent to the maximum, or shared by the average", async ({ page }) => {
  await open(page);
  const widget = findWidget(page);
  await findGrid(page, /^Gradient by each pooled/)
    .getByRole("gridcell", { selected: true })
    .focus();
  await page.keyboard.type("8");
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await readGrid(page, GRADIENT))[7]).toBe("8");
  await widget.getByText("Average", { exact: true }).click();
  await expect(widget.getByText("8 / 4 = 2 goes to each of 4 pixels")).toBeVisible();
  await expect.poll(async () => (await readGrid(page, GRADIENT)).slice(0, 2)).toEqual(["2", "2"]);
});

test("overlapping windows add up, and a pixel under the pointer names them", async ({ page }) => {
  await open(page);
  const widget = findWidget(page);
  await widget.getByRole("textbox", { name: "Stride" }).focus();
  await page.keyboard.press("ArrowDown");
  await expect.poll(async () => (await readGrid(page, OUTPUT)).length).toBe(25);
  await findGrid(page, /^Numbers of the map/)
    .getByRole("gridcell", { name: /^row 2, column 4:/ })
    .hover();
  await expect(widget.getByText(/^Pixel in row 2, column 4 gets .* = 5 from 4 windows$/)).toBeVisible();
});

test("Shift right moves the map, and a window that fits nowhere is explained", async ({ page }) => {
  await open(page);
  const widget = findWidget(page);
  await expect(widget.getByText("6 of 9")).toBeVisible();
  await widget.getByRole("button", { name: "Shift right" }).click();
  await expect.poll(() => readGrid(page, OUTPUT)).toEqual(["4", "6", "8", "3", "2", "5", "2", "7", "6"]);
  await widget.getByRole("textbox", { name: "Side of the map" }).focus();
  await page.keyboard.press("Home");
  await expect(widget.getByRole("alert")).toContainText("fits nowhere");
  await page.keyboard.press("ArrowUp");
  await expect(widget.getByRole("alert")).toHaveCount(0);
});

test("Play goes through all windows, sending back one gradient after the other", async ({ page }) => {
  await open(page);
  const widget = findWidget(page);
  await widget.getByRole("button", { name: "Play" }).click();
  await expect(
    findGrid(page, OUTPUT)
      .getByRole("gridcell", { name: /not computed yet/ })
      .first(),
  ).toBeVisible();
  await expect(widget.getByText("The largest of the window in row 3, column 3 is 6")).toBeVisible({
    timeout: 30_000,
  });
});
