import { expect, type Page, test } from "@playwright/test";

// The device with which the test is fast enough without a GPU.
test.beforeEach(({ page }) => page.addInitScript(() => localStorage.setItem("lab-device", "wasm")));

async function open(page: Page, state: Record<string, unknown>) {
  await page.goto(`/widgets/walkthrough#${Buffer.from(JSON.stringify(state)).toString("base64url")}`);
  return page.locator('[data-widget="walkthrough"]');
}

test("by keys alone: cells in order, one that is stale, all that is left, a seal that opens once", async ({
  page,
}) => {
  const widget = await open(page, { size: 400, epochs: 3, filters: 2 });
  const cell = (name: string) => widget.getByRole("region", { name: `Cell ${name}`, exact: true });
  const press = async (name: RegExp | string) => {
    const button = widget.getByRole("button", { name });
    await expect(button).toBeEnabled({ timeout: 30_000 });
    await button.focus();
    await page.keyboard.press("Enter");
  };

  // The first three have run when the page opens.
  await expect(cell("3 Split").getByRole("cell", { name: "test, sealed" })).toBeVisible({ timeout: 30_000 });
  await expect(cell("2 Data").getByRole("img", { name: /^The first 20 digits/ })).toBeVisible();
  await expect(cell("7 Train").getByText("Needs 4 Preprocess and 6 Model first.")).toBeVisible();
  await expect(widget.getByRole("button", { name: "Run: 7 Train" })).toBeDisabled();

  await press("Run next: 4 Preprocess");
  await press("Run next: 5 Baseline");
  await expect(cell("5 Baseline").getByText(/^\d+ of 80, \d+\.\d %$/)).toHaveCount(3);

  // A setting of the split makes what hangs on it stale.
  await widget.getByRole("slider", { name: /^Held back/ }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(cell("5 Baseline").getByText("stale: settings have changed since")).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(cell("5 Baseline").getByText("done", { exact: true })).toBeVisible();

  await press("Run all");
  await expect(widget.getByText("All that is left is the seal")).toBeVisible({ timeout: 60_000 });
  await expect(
    cell("8 Monitor").getByRole("table", { name: /^Validation digits: what each is/ }),
  ).toBeVisible();
  await expect(cell("9 Tune").getByRole("cell", { name: "→" })).toHaveCount(1);
  await expect(cell("11 Save").getByText(/80 of 80 answers are the same/)).toBeVisible();
  await expect(cell("12 Attack").getByRole("row")).toHaveCount(5);

  const download = page.waitForEvent("download");
  await press("Download the network");
  expect((await download).suggestedFilename()).toBe("walkthrough.json");

  await press("Run next: open the seal");
  const figure = cell("10 Test, once").getByText(
    /^The network of \d filters at rate .* of the digits under seal/,
  );
  await expect(figure).toBeVisible({ timeout: 30_000 });
  const seen = await figure.textContent();
  await expect(widget.getByRole("button", { name: /^Open the seal/ })).toHaveCount(0);

  // Neither another model nor a reload closes it again.
  await widget.getByRole("slider", { name: "Epochs" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(widget.getByText("The seal is broken.", { exact: true })).toBeVisible();
  await expect(figure).toHaveText(seen ?? "");
  await page.reload();
  await expect(figure).toHaveText(seen ?? "");
  await press("New digits, new seal");
  await expect(cell("10 Test, once").getByText(/^80 digits under seal/)).toBeVisible();
});
