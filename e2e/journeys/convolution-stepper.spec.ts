import { expect, type Page, test } from "@playwright/test";

test.beforeEach(({ page }) => page.addInitScript(() => localStorage.setItem("lab-device", "wasm")));

const findWidget = (page: Page) => page.locator('[data-widget="convolution-stepper"]');

/** The numbers of a grid, in reading order. */
const readGrid = (page: Page, name: RegExp) =>
  findWidget(page).getByRole("grid", { name }).getByRole("gridcell").allTextContents();

test("keys alone walk the slide's windows, and every output is the slide's", async ({ page }) => {
  await page.goto("/widgets/convolution-stepper");
  const widget = findWidget(page);
  await expect(widget.getByText(/^Output row 1, column 1 is 4: 9 products/)).toBeVisible();
  expect(await readGrid(page, /^Output/)).toEqual(["4", "3", "4", "2", "4", "3", "2", "3", "4"]);

  await widget.getByRole("button", { name: "Next window" }).focus();
  await page.keyboard.press("Enter");
  await expect(widget.getByText(/^Output row 1, column 2 is 3:/)).toBeVisible();
  await widget.getByRole("slider", { name: "Window" }).focus();
  await page.keyboard.press("End");
  await expect(widget.getByText(/^Output row 3, column 3 is 4:/)).toBeVisible();

  await widget
    .getByRole("grid", { name: /^Output/ })
    .getByRole("gridcell", { selected: true })
    .focus();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowLeft");
  await expect(widget.getByText(/^Output row 2, column 2 is 4:/)).toBeVisible();
});

test("a typed weight and a typed pixel change the outputs that they feed, and undo takes them back", async ({
  page,
}) => {
  await page.goto("/widgets/convolution-stepper");
  const widget = findWidget(page);
  await widget
    .getByRole("grid", { name: /^Weights/ })
    .getByRole("gridcell", { name: /^row 1, column 1:/ })
    .focus();
  await page.keyboard.type("3");
  await page.keyboard.press("Enter");
  await expect.poll(() => readGrid(page, /^Output/)).toEqual(["6", "5", "6", "2", "6", "5", "2", "3", "6"]);
  await page.keyboard.press("Control+z");
  await expect.poll(() => readGrid(page, /^Output/)).toEqual(["4", "3", "4", "2", "4", "3", "2", "3", "4"]);

  const pixel = widget
    .getByRole("grid", { name: "Pixels of the image" })
    .getByRole("gridcell", { name: /^row 1, column 1:/ });
  await pixel.focus();
  for (let press = 0; press < 4; press++) await page.keyboard.press("ArrowRight");
  await page.keyboard.type("1");
  await page.keyboard.press("Enter");
  await expect.poll(() => readGrid(page, /^Output/)).toEqual(["4", "3", "5", "2", "4", "3", "2", "3", "4"]);
});

test("a pixel under the pointer lights every output that it feeds", async ({ page }) => {
  await page.goto("/widgets/convolution-stepper");
  const widget = findWidget(page);
  await widget
    .getByRole("grid", { name: "Pixels of the image" })
    .getByRole("gridcell", { name: /^row 3, column 3:/ })
    .hover();
  await expect(widget.getByText(/feeds 9 outputs/)).toBeVisible();
});

test("padding, stride and dilation fill in the formula; sizes that cannot be are explained", async ({
  page,
}) => {
  await page.goto("/widgets/convolution-stepper");
  const widget = findWidget(page);
  await widget.getByRole("radio", { name: "Same" }).check({ force: true });
  await expect(widget.getByText("output side = ⌊(5 + 1 + 1 − 3) / 1⌋ + 1 = 5")).toBeVisible();
  const stride = widget.getByRole("textbox", { name: "Stride" });
  await stride.focus();
  await page.keyboard.press("ArrowUp");
  await expect(widget.getByText("output side = ⌊(5 + 1 + 1 − 3) / 2⌋ + 1 = 3")).toBeVisible();
  await widget.getByRole("radio", { name: "Valid" }).check({ force: true });
  await widget.getByRole("textbox", { name: "Dilation" }).focus();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await expect(widget.getByRole("alert")).toContainText("the window fits nowhere");
  await page.keyboard.press("ArrowDown");
  await expect(widget.getByRole("alert")).toHaveCount(0);
  await expect(widget.getByText("window = 2 × (3 − 1) + 1 = 5")).toBeVisible();
});

test("gradient descent finds weights that make the wanted output, and they can be kept", async ({ page }) => {
  await page.goto("/widgets/convolution-stepper");
  const widget = findWidget(page);
  await widget.getByRole("button", { name: "Learn it" }).focus();
  await page.keyboard.press("Enter");
  await expect(widget.getByText(/^Step \d+, loss \d\.\d\de-[4-9]/)).toBeVisible({ timeout: 60_000 });
  await widget.getByRole("button", { name: "Pause" }).click();
  await widget.getByRole("button", { name: "Keep these weights" }).click();
  const corner = widget
    .getByRole("grid", { name: /^Weights/ })
    .getByRole("gridcell", { name: /^row 1, column 3:/ });
  // Another filter than the cross makes the same nine outputs.
  await expect(corner).toHaveText(/^0\.8\d$/);
  const kept = await readGrid(page, /^Weights/);
  await page.waitForTimeout(600);
  await page.reload();
  await expect.poll(() => readGrid(page, /^Weights/)).toEqual(kept);
});

test("on the landscape the window follows the keys, and the output is a picture", async ({ page }) => {
  await page.goto("/widgets/convolution-stepper");
  const widget = findWidget(page);
  // The button is there before the script that opens its list.
  await expect(async () => {
    await widget.getByRole("button", { name: /Source/ }).press("Enter");
    await expect(page.getByRole("listbox")).toBeVisible({ timeout: 1000 });
  }).toPass();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(widget.getByText("128 × 128 × 1")).toBeVisible();
  await expect(widget.getByText("126 × 126 × 1")).toBeVisible();
  const before = await widget.getByText(/^Output row \d+, column \d+ is/).textContent();
  await widget.getByLabel(/^Image, 128 by 128/).focus();
  await page.keyboard.press("ArrowRight");
  await expect(widget.getByText(before ?? "", { exact: true })).toHaveCount(0);
  await expect(widget.getByText(/^Output row \d+, column \d+ is/)).toBeVisible();
});

test("an image of one's own takes the landscape's place, and a file that is none is explained", async ({
  page,
}) => {
  const link = Buffer.from(JSON.stringify({ source: "upload" })).toString("base64url");
  await page.goto(`/widgets/convolution-stepper#${link}`);
  const widget = findWidget(page);
  await expect(widget.getByText(/never leaves it/)).toBeVisible();
  const file = (name: string, mimeType: string, text: string) => ({
    name,
    mimeType,
    buffer: Buffer.from(text),
  });
  await widget.locator("input[type=file]").setInputFiles(file("notes.txt", "text/plain", "no picture"));
  await expect(widget.getByRole("alert")).toContainText("cannot read notes.txt as an image");
  // The smallest GIF: one white pixel.
  const gif = "R0lGODlhAQABAIAAAP///wAAACwAAAAAAQABAAACAkQBADs=";
  await widget
    .locator("input[type=file]")
    .setInputFiles({ name: "white.gif", mimeType: "image/gif", buffer: Buffer.from(gif, "base64") });
  await expect(widget.getByRole("alert")).toHaveCount(0);
  await expect(widget.getByText(/^Output row \d+, column \d+ is 5:/)).toBeVisible();
});
