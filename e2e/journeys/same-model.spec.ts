import { expect, test } from "@playwright/test";

test("keys choose what is marked in all three programs, and walk the history", async ({ page }) => {
  await page.goto("/widgets/same-model");
  const widget = page.locator('[data-widget="same-model"]');
  await expect(widget.getByText("Layers, in three libraries")).toBeVisible();
  await widget.getByRole("radio", { name: "The gradient" }).focus();
  // The state on the device is read once the page is alive.
  await expect(async () => {
    await page.keyboard.press("Enter");
    await expect(widget.getByText("The gradient, in three libraries")).toBeVisible({ timeout: 1_000 });
  }).toPass();
  for (const [library, line] of [
    ["TensorFlow.js", "optimizer.minimize("],
    ["Keras", "model.fit("],
    ["PyTorch", "loss.backward()"],
  ] as const) {
    const column = widget.getByRole("region", { name: library, exact: true });
    await expect(column.locator("mark")).toHaveCount(1);
    await expect(column.locator("mark")).toContainText(line);
  }
  await widget.getByRole("img", { name: /^Timeline/ }).focus();
  await page.keyboard.press("End");
  await expect(widget.getByText(/^JAX, 2018: first release/)).toBeVisible();
  await page.keyboard.press("Home");
  await expect(widget.getByText(/^Torch, 2002: first release/)).toBeVisible();
});

test("another experiment brings other programs", async ({ page }) => {
  const state = Buffer.from(JSON.stringify({ experiment: "regularized", mark: "layers" })).toString(
    "base64url",
  );
  await page.goto(`/widgets/same-model#${state}`);
  const widget = page.locator('[data-widget="same-model"]');
  await expect(widget.getByText("keras.layers.BatchNormalization")).toBeVisible();
  await expect(widget.getByText(/^nn\.BatchNorm1d/)).toBeVisible();
});
