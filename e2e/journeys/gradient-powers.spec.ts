import { expect, test } from "@playwright/test";

test("keys alone change an entry, and the picture's sentence follows", async ({ page }) => {
  await page.goto("/widgets/gradient-powers");
  const widget = page.locator('[data-widget="gradient-powers"]');
  await expect(widget.getByText(/^After 29 multiplications a vector can be 1\.3×10/)).toBeVisible();

  const entries = ["row 1, column 1", "row 2, column 2"];
  for (const entry of entries) {
    await widget.getByRole("spinbutton", { name: `W, ${entry}` }).focus();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type("0.5");
    await page.keyboard.press("Enter");
  }
  await expect(widget.getByText(/^After 29 multiplications no vector keeps more than/)).toBeVisible();
  await expect(widget.getByRole("radio", { name: "0.5 I" })).toBeChecked();
  await page.keyboard.press("ArrowUp");
  await expect(widget.getByRole("spinbutton", { name: "W, row 2, column 2" })).toHaveValue("0.55");
});

test("a shear grows although its spectral radius is 1, and a damped one rises before it dies", async ({
  page,
}) => {
  await page.goto("/widgets/gradient-powers");
  const widget = page.locator('[data-widget="gradient-powers"]');
  await widget.getByRole("radio", { name: "Shear" }).click();
  await expect(widget.getByText(/although the spectral radius is 1/)).toBeVisible();
  await widget.getByRole("radio", { name: "Grows, then dies" }).click();
  await expect(widget.getByText(/times as long after \d+ multiplications, then shrinking/)).toBeVisible();
});

test("an entry can be dragged, the vector turned, and both undone", async ({ page }) => {
  await page.goto("/widgets/gradient-powers");
  const widget = page.locator('[data-widget="gradient-powers"]');
  const entry = widget.getByRole("spinbutton", { name: "W, row 1, column 2" });
  await entry.scrollIntoViewIfNeeded();
  const box = await entry.boundingBox();
  if (!box) throw new Error("the entry is not on screen");
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 40, y, { steps: 5 });
  await page.mouse.up();
  await expect(entry).toHaveValue("0.5");
  await widget.getByRole("button", { name: "Undo" }).click();
  await expect(entry).toHaveValue("0");

  const handle = widget.getByRole("slider", { name: "Direction of the input vector" });
  await handle.focus();
  await page.keyboard.press("ArrowUp");
  await expect(handle).toHaveAttribute("aria-valuenow", "31");
});
