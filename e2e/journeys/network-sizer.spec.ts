import { expect, test } from "@playwright/test";

test("keys alone build a network and its count follows", async ({ page }) => {
  await page.goto("/widgets/network-sizer");
  const widget = page.locator('[data-widget="network-sizer"]');
  await expect(widget.getByText("A 3-4-2 network has 26 numbers to learn")).toBeVisible();
  const hidden = widget.getByRole("spinbutton", { name: "Hidden layer" }).first();
  await expect(hidden).toHaveAttribute("aria-valuetext", "4 neurons");

  await hidden.focus();
  await page.keyboard.press("ArrowUp");
  await expect(widget.getByText("A 3-5-2 network has 32 numbers to learn")).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("+");
  await expect(widget.getByText("A 3-4-4-2 network has 46 numbers to learn")).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowDown");
  await expect(widget.getByText("A 3-4-4-1 network has 41 numbers to learn")).toBeVisible();
  await expect(widget.getByText("32 + 9 = 41 parameters")).toBeVisible();

  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Delete");
  await expect(widget.getByText("A 3-4-1 network has 21 numbers to learn")).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(widget.getByText("A 3-4-4-1 network has 41 numbers to learn")).toBeVisible();
});

test("what was built survives a reload, opens from its link, and Reset brings the opening back", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/widgets/network-sizer");
  const widget = page.locator('[data-widget="network-sizer"]');
  await widget.getByRole("button", { name: "Add a layer here" }).click();
  await expect(widget.getByText("A 3-4-4-2 network")).toBeVisible();
  await widget.getByRole("button", { name: "Copy link" }).click();
  await expect(widget.getByRole("button", { name: "Copied" })).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await expect
    .poll(() => page.evaluate(() => localStorage.getItem("widget:/widgets/network-sizer:network-sizer")))
    .toContain("[3,4,4,2]");
  await page.reload();
  await expect(widget.getByText("A 3-4-4-2 network")).toBeVisible();
  await widget.getByRole("button", { name: "Reset" }).click();
  await expect(widget.getByText("A 3-4-2 network")).toBeVisible();

  const other = await context.newPage();
  await other.goto(link);
  await expect(other.getByText("A 3-4-4-2 network")).toBeVisible();
});

test("the programs it prints name its parameters", async ({ page }) => {
  await page.goto("/widgets/network-sizer");
  await page.getByRole("button", { name: "Show code" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("model.countParams()); // 26");
  await dialog.getByRole("tab", { name: "PyTorch" }).click();
  await expect(dialog).toContainText("nn.Linear(3, 4, bias=True)");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("button", { name: "Show code" })).toBeFocused();
});
