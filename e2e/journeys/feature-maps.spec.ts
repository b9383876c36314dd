import { expect, type Page, test } from "@playwright/test";

const findWidget = (page: Page) => page.locator('[data-widget="feature-maps"]');

/** Opens the widget in a state, and waits for its first maps. */
async function open(page: Page, state: Record<string, unknown> = {}) {
  await page.goto(`/widgets/feature-maps#${Buffer.from(JSON.stringify(state)).toString("base64url")}`);
  const widget = findWidget(page);
  await widget.scrollIntoViewIfNeeded();
  await expect(widget.getByText(/^After \d+ steps the network takes this for/)).toBeVisible({
    timeout: 60_000,
  });
  return widget;
}

test("arrow keys move the digit, and its maps are the same maps, moved", async ({ page }) => {
  const widget = await open(page, { steps: 40 });
  await widget.getByRole("button", { name: /^The image that the network sees/ }).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowUp");
  await expect(widget.getByRole("textbox", { name: "Right by" })).toHaveValue("1");
  await expect(widget.getByText(/each map is the unmoved digit’s map, moved/)).toBeVisible();
  await widget.getByRole("radio", { name: "Second" }).click();
  await expect(widget.getByText(/an odd number of pixels is no whole number/)).toBeVisible();
  await expect(widget.getByRole("group", { name: "Filters and their maps" }).getByRole("button")).toHaveCount(
    16,
  );
});

test("a pixel of a map is spelled out as the sum over its window, by keys", async ({ page }) => {
  const widget = await open(page, { steps: 40 });
  await widget.getByRole("button", { name: /^Filter 3:/ }).click();
  await widget.getByRole("button", { name: /^Map of filter 3/ }).focus();
  await page.keyboard.press("ArrowLeft");
  await expect(
    widget.getByText(/^Filter 3, row 15, column 14: .* made from rows 13 to 17 and columns 12 to 16/),
  ).toBeVisible();
});

test("a digit drawn with the pointer is what the network sees, one stroke one undo; the generator writes others", async ({
  page,
}) => {
  const widget = await open(page, { steps: 40 });
  const pad = widget.getByRole("img", { name: /^Paper to write a digit on/ });
  const box = await pad.boundingBox();
  if (box === null) throw new Error("the paper is not on screen");
  await page.mouse.move(box.x + 90, box.y + 30);
  await page.mouse.down();
  await page.mouse.move(box.x + 92, box.y + 150, { steps: 12 });
  await page.mouse.up();
  await expect(widget.getByRole("img", { name: "Your digit, in 1 stroke" })).toBeVisible();
  await widget.getByRole("button", { name: "Undo" }).click();
  await expect(pad).toBeVisible();
  await widget.getByRole("textbox", { name: "Write for me" }).focus();
  await page.keyboard.press("ArrowUp");
  await expect(widget.getByRole("textbox", { name: "Write for me" })).toHaveValue("6");
  await widget.getByText("Values", { exact: true }).click();
  await expect(
    widget.getByRole("table", { name: "Answers for the digit in view" }).getByRole("row"),
  ).toHaveCount(11);
});
