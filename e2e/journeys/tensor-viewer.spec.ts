import { expect, type Page, test } from "@playwright/test";

async function open(page: Page) {
  await page.goto("/widgets/tensor-viewer");
  await page.waitForLoadState("networkidle");
  const widget = page.locator('[data-widget="tensor-viewer"]');
  await expect(widget.getByText(/^The pixel in row 78, column 40 is \d+, \d+, \d+$/)).toBeVisible();
  return widget;
}

test("keys move the frame over the picture and walk its numbers; the table has the same three", async ({
  page,
}) => {
  const widget = await open(page);
  await widget.getByRole("button", { name: /^Picture of 128 by 128 pixels/ }).focus();
  await page.keyboard.press("ArrowDown");
  await expect(widget.getByText(/^The pixel in row 79, column 40 is/)).toBeVisible();
  await widget
    .getByRole("grid", { name: "The red of the piece" })
    .getByRole("gridcell", { selected: true })
    .focus();
  await page.keyboard.press("ArrowRight");
  const title = widget.getByText(/^The pixel in row 79, column 41 is/);
  await expect(title).toBeVisible();
  const numbers = /is (\d+), (\d+), (\d+)$/.exec(await title.innerText())?.slice(1) ?? [];
  await widget.getByText("Values", { exact: true }).last().click();
  const row = widget.getByRole("row", { name: `79 41 ${numbers.join(" ")}`, exact: true });
  await expect(row).toHaveCount(1);
});

test("a press in the picture frames that place, and 0 to 1 divides by 255", async ({ page }) => {
  const widget = await open(page);
  const picture = widget.getByRole("button", { name: /^Picture of 128 by 128 pixels/ });
  const box = await picture.boundingBox();
  await picture.click({ position: { x: 2, y: (box?.height ?? 0) - 2 } });
  const bytes = widget.getByText(/^The pixel in row 12[67], column [01] is/);
  await expect(bytes).toBeVisible();
  const red = Number(/is (\d+)/.exec(await bytes.innerText())?.[1]);
  await widget.getByText("0 to 1", { exact: true }).click();
  await expect(widget.getByText(`is ${Number((red / 255).toFixed(2))},`, { exact: false })).toBeVisible();
});
