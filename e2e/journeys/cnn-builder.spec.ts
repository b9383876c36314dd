import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, type Page, test } from "@playwright/test";
import { writeIdx } from "@/lib/data/images/test-idx";
import { encodePng } from "@/scripts/encode-png";

async function open(page: Page, state: Record<string, unknown> = {}) {
  await page.goto(`/widgets/cnn-builder#${Buffer.from(JSON.stringify(state)).toString("base64url")}`);
  const widget = page.locator('[data-widget="cnn-builder"]');
  // The drawing has the page's own width once the widget listens.
  await expect(widget.getByRole("img", { name: /^A network/ })).toBeVisible();
  await page.waitForLoadState("networkidle");
  return widget;
}

test("a known network is counted, and keys walk its layers", async ({ page }) => {
  const widget = await open(page, { source: "vgg16", side: 224, channels: 3, outputs: 1000, chosen: 19 });
  await expect(widget.getByText(/^Layer 20 holds 74.% of the 138,357,544 parameters/)).toBeVisible();
  const layer = widget.getByRole("button", { name: /^20 dense 4096/ });
  await layer.focus();
  await expect(layer).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("Home");
  await expect(widget.getByText(/^layer 1, conv 3.*1,792 parameters/)).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await expect(widget.getByRole("button", { name: /^2 conv/ })).toBeFocused();
  await expect(widget.getByText(/^layer 2, .*1,849,688,064 multiply-adds \(12.%\)/)).toBeVisible();
});

test("an impossible stack is explained at its layer, and nothing of it is lost", async ({ page }) => {
  const widget = await open(page);
  await expect(widget.getByText("26,698", { exact: true }).first()).toBeVisible();
  const stages = widget.getByRole("textbox", { name: "M, stages" });
  await stages.focus();
  for (let i = 0; i < 3; i++) await page.keyboard.press("ArrowUp");
  await expect(widget.getByRole("alert")).toContainText("cannot put a window of 2x2 on an image of 1x1");
  await expect(widget.getByRole("button", { name: /^13 dense outputs/ })).toBeVisible();
  await expect(widget.getByRole("button", { name: "Train on digits" })).toHaveCount(0);
  await page.keyboard.press("ArrowDown");
  await expect(widget.getByRole("alert")).toHaveCount(0);
});

test("by hand, keys alone copy, move and remove layers, and undo brings them back", async ({ page }) => {
  const widget = await open(page);
  await widget.getByRole("button", { name: "Change it by hand" }).focus();
  await page.keyboard.press("Enter");
  const names = () =>
    widget.getByRole("group", { name: "Layers of the network" }).getByRole("button").allTextContents();
  await expect.poll(async () => (await names()).length).toBe(7);
  await widget.getByRole("button", { name: /^1 conv/ }).focus();
  await page.keyboard.press("+");
  await expect(widget.getByRole("button", { name: /^2 conv/ })).toBeFocused();
  await expect.poll(async () => (await names()).length).toBe(8);
  await page.keyboard.press("Alt+ArrowDown");
  await expect.poll(async () => (await names())[2]).toContain("conv");
  await expect(widget.getByRole("button", { name: /^3 conv/ })).toBeFocused();
  await page.keyboard.press("Delete");
  await expect.poll(async () => (await names()).length).toBe(7);
  await page.keyboard.press("Control+z");
  await expect.poll(async () => (await names()).length).toBe(8);
});

test("a layer's settings are changed by hand, its kind too", async ({ page }) => {
  const widget = await open(page);
  await widget.getByRole("button", { name: "Change it by hand" }).click();
  await widget.getByRole("textbox", { name: "Filters" }).focus();
  await page.keyboard.press("ArrowUp");
  await expect(widget.getByRole("button", { name: /^1 conv 3.*, 9, ReLU/ })).toBeVisible();
  await widget.getByRole("button", { name: /Layer 1 is$/ }).click();
  await page.getByRole("option", { name: "Residual" }).click();
  await expect(widget.getByRole("button", { name: /^1 residual of 2/ })).toBeVisible();
  await expect(widget.getByRole("textbox", { name: /^Inner layer of 2/ })).toBeVisible();
});

test("a small network trains on digits, here and now", async ({ page }) => {
  const widget = await open(page, { filters: 4 });
  await widget.getByRole("button", { name: "Train on digits" }).click();
  await widget.getByRole("radio", { name: "Max", exact: true }).click();
  await expect(widget.getByRole("img", { name: /^Share of right answers/ })).toBeVisible({ timeout: 60_000 });
  const right = widget.locator("dt", { hasText: "right, held back" }).locator("xpath=following-sibling::dd");
  await expect
    .poll(async () => Number.parseFloat((await right.textContent()) ?? ""), { timeout: 90_000 })
    .toBeGreaterThan(60);
  await expect(
    widget.locator("dt", { hasText: "samples/s" }).locator("xpath=following-sibling::dd"),
  ).not.toHaveText("0");
});

test("a large one says why it does not train here, and prints its program", async ({ page }) => {
  const widget = await open(page, { n: 4, filters: 64 });
  await expect(
    widget.getByText(/multiply-adds, and networks of up to 5,000,000 are trained here/),
  ).toBeVisible();
  await widget.getByRole("button", { name: "Show code" }).click();
  await expect(page.getByRole("dialog")).toContainText("tf.layers.conv2d");
});

/** Images of `side` x `side`, dark above for class 0 and dark below for class 1. */
const paint = (side: number, label: number) =>
  Array.from({ length: side * side }, (_, i) =>
    Number(i < (side * side) / 2) === label ? 200 : (7 * i) % 40,
  );

test("MNIST's files, one packed, are trained on; what does not belong together is refused", async ({
  page,
}) => {
  const widget = await open(page);
  await widget.getByText("Train on images of your own").click();
  const own = widget.getByRole("group", { name: "Images of your own" });
  const labels = Array.from({ length: 60 }, (_, i) => i % 2);
  const images = writeIdx(
    [60, 12, 12],
    labels.flatMap((label) => paint(12, label)),
  );
  const file = (name: string, bytes: Uint8Array) => ({
    name,
    mimeType: "application/octet-stream",
    buffer: Buffer.from(bytes),
  });
  const input = own.locator("input[type=file]").first();
  await input.setInputFiles([file("images.gz", gzipSync(images)), file("labels", writeIdx([3], [0, 1, 0]))]);
  await expect(own.getByRole("alert")).toContainText("60 images and 3 labels");
  await input.setInputFiles([file("images.gz", gzipSync(images)), file("labels", writeIdx([60], labels))]);
  await expect(own.getByText("In use: 60 images of 12 × 12, grey; 0, 1.")).toBeVisible();
  await expect(own.getByRole("alert")).toHaveCount(0);
  await expect(widget.getByRole("textbox", { name: "Side of the image" })).toHaveValue("12");
  await widget.getByRole("button", { name: "Train on your images" }).click();
  await expect(widget.getByText("100.0 %").first()).toBeVisible({ timeout: 60_000 });
  await widget.getByRole("button", { name: "Train on digits again" }).click();
  await expect(widget.getByRole("button", { name: "Train on digits", exact: true })).toBeVisible();
});

test("a folder with a folder for each class is scaled and trained on", async ({ page }, info) => {
  const folder = info.outputPath("shades");
  for (const [label, name] of ["below", "above"].entries()) {
    await mkdir(join(folder, name), { recursive: true });
    for (let i = 0; i < 12; i++) {
      const bytes = Uint8Array.from(paint(40, label));
      const picture = encodePng({ width: 40, height: 40, channels: 1, bytes });
      await writeFile(join(folder, name, `${i}.png`), picture);
    }
  }
  await writeFile(join(folder, "above", "broken.png"), "no image");
  await writeFile(join(folder, "notes.txt"), "two shades");
  const widget = await open(page);
  await widget.getByText("Train on images of your own").click();
  const own = widget.getByRole("group", { name: "Images of your own" });
  await own.locator("input[type=file]").nth(1).setInputFiles(folder);
  await expect(own.getByText("In use: 24 images of 28 × 28, grey; above, below.")).toBeVisible();
  await expect(own.getByText(/above.broken\.png was left out/)).toBeVisible();
  await expect(own.getByText("1 other file was left out.")).toBeVisible();
  await widget.getByRole("button", { name: "Train on your images" }).click();
  await expect(widget.getByText("100.0 %").first()).toBeVisible({ timeout: 60_000 });
});
