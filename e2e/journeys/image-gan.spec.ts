import { expect, test } from "@playwright/test";

test("plays by itself to its end and on; keys read pictures, lead from one to another, and are undone", async ({
  page,
}) => {
  const state = Buffer.from(JSON.stringify({ rounds: 200 })).toString("base64url");
  await page.goto(`/widgets/image-gan#${state}`);
  const widget = page.locator('[data-widget="image-gan"]');
  await expect(widget.getByText(/^After 200 rounds the samples show \d of 3 digits$/)).toBeVisible({
    timeout: 90_000,
  });

  const samples = widget.getByRole("img", { name: /^32 samples after 200 rounds/ });
  await samples.focus();
  await page.keyboard.press("ArrowRight");
  await expect(
    widget.getByText(/^Sample 2: D 0\.\d\d; the reader takes it for a \d \(\d\.\d\d\)$/),
  ).toBeVisible();
  await page.keyboard.press("Enter");
  const way = widget.getByRole("img", { name: /^9 pictures on the way from sample 2 to sample 26/ });
  await way.focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect(widget.getByRole("slider", { name: "Place on the way" })).toHaveAttribute(
    "aria-valuetext",
    "0.125",
  );
  await expect(widget.getByText(/Nearest example: a [037], 0\.\d{3} away/)).toBeVisible();
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await expect(widget.getByRole("img", { name: /on the way from sample 1 to sample 26/ })).toBeVisible();

  await widget.getByText("Values", { exact: true }).click();
  await expect(widget.getByRole("table", { name: "The samples" }).getByRole("row")).toHaveCount(33);
  await expect(widget.getByRole("table", { name: /^What the reader names/ }).getByRole("row")).toHaveCount(
    11,
  );

  // More rounds go on from where it stands.
  const length = widget.getByRole("textbox", { name: "Length of a run" });
  await length.fill("300");
  await length.press("Enter");
  await expect(widget.getByText(/^After 300 rounds/)).toBeVisible({ timeout: 60_000 });
});
