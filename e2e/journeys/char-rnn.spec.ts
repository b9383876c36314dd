import { expect, type Page, test } from "@playwright/test";

// The device with which the test is fast enough without a GPU.
test.beforeEach(({ page }) => page.addInitScript(() => localStorage.setItem("lab-device", "wasm")));

async function open(page: Page, patch: Record<string, unknown> = {}) {
  const state = Buffer.from(JSON.stringify(patch)).toString("base64url");
  await page.goto(`/widgets/char-rnn#${state}`);
  const widget = page.locator('[data-widget="char-rnn"]');
  // The first loss comes from the worker: from then on keys are heard.
  await expect(widget.getByText(/^\d\.\d{3}$/).first()).toBeVisible({ timeout: 60_000 });
  return widget;
}

test("keys alone: learns hello, walks through its letters, and writes it", async ({ page }) => {
  const widget = await open(page);
  await widget.getByRole("button", { name: "Train" }).focus();
  await page.keyboard.press("Enter");
  await expect(widget.getByText("After 100 steps, 4 of 4 next letters are right")).toBeVisible({
    timeout: 60_000,
  });
  await expect(widget.getByText(/^Step 3 reads l. Likeliest next: l, .* which is right.$/)).toBeVisible();
  await widget.getByRole("button", { name: "Next step" }).focus();
  await page.keyboard.press("Enter");
  await expect(widget.getByText(/^Step 4 reads l. Likeliest next: o, .* which is right.$/)).toBeVisible();

  await widget.getByRole("slider", { name: "Temperature" }).focus();
  await page.keyboard.press("Home");
  const now = widget.getByLabel("What the network writes now");
  await expect(now.getByText("(20 of 20 right)")).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(widget.getByRole("slider", { name: "Temperature" })).toHaveAttribute("aria-valuetext", "1.00");
});

test("learns a text of the reader's own, and keeps what it wrote on the way", async ({ page }) => {
  const text = "we row the boat and row the boat and row it home. ".repeat(5);
  const widget = await open(page, {
    source: "own",
    text,
    cell: "gru",
    units: 12,
    learningRate: 0.02,
    steps: 40,
  });
  await widget.getByRole("button", { name: "Train" }).focus();
  await page.keyboard.press("Enter");
  await expect(widget.getByText(/^After 40 steps, \d+ % of the next characters are right$/)).toBeVisible({
    timeout: 60_000,
  });
  for (const step of ["step 0", "step 10", "step 30", "now, step 40"])
    await expect(widget.getByRole("term").filter({ hasText: new RegExp(`^${step}$`) })).toBeVisible();
});
