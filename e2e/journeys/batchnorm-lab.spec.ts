import { expect, type Page, test } from "@playwright/test";

const findWidget = (page: Page) => page.locator('[data-widget="batchnorm-lab"]');

/** Opens the widget in a state, through a permalink. */
async function open(page: Page, state: Record<string, unknown>) {
  await page.goto(`/widgets/batchnorm-lab#${Buffer.from(JSON.stringify(state)).toString("base64url")}`);
  return findWidget(page);
}

test("opens on a batch that leaves with mean beta and spread gamma, whatever comes in", async ({ page }) => {
  await page.goto("/widgets/batchnorm-lab");
  const widget = findWidget(page);
  await expect(
    widget.getByText(/leaves with mean β = −3\.00 and standard deviation .γ. = 2\.00/),
  ).toBeVisible();
  const title = widget.getByText(/^A batch of 32 comes in with mean 4\.\d\d/);
  await expect(title).toBeVisible();
  await widget.getByRole("slider", { name: "Mean of what comes in" }).focus();
  await page.keyboard.press("Home");
  await expect(
    widget.getByText(/^A batch of 32 comes in with mean −5\.\d\d .* leaves with mean β = −3\.00/),
  ).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(title).toBeVisible();
});

test("a batch of one gives beta, whatever came in", async ({ page }) => {
  await page.goto("/widgets/batchnorm-lab");
  const widget = findWidget(page);
  const alone = widget.getByText(/^A batch of one: .* the output is β = −3\.00 whatever came in/);
  // A key pressed before the page has come alive is lost.
  await expect(async () => {
    await widget.getByRole("slider", { name: "Batch size m" }).focus();
    await page.keyboard.press("Home");
    await expect(alone).toBeVisible({ timeout: 1000 });
  }).toPass();
});

test("keys alone reach the other modes, and the example keeps within its batch's limit", async ({ page }) => {
  const widget = await open(page, { batchSize: 10, std: 0.05 });
  // Keys that are pressed before the page has come alive are lost.
  await expect(async () => {
    await widget.getByRole("radio", { name: "One neuron, one batch" }).focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    const said = widget.getByText(/^In training the example at 6 becomes anything from/);
    await expect(said).toBeVisible({ timeout: 2000 });
  }).toPass();
  await widget.getByRole("slider", { name: "The example's own value" }).focus();
  await page.keyboard.press("Home");
  await expect(
    widget.getByText(/^In training the example at −10 becomes anything from −3\.00 to −(2\.99|3\.00)/),
  ).toBeVisible();
  await widget.getByText("Values", { exact: true }).click();
  const table = widget.getByRole("table", { name: "The example, step by step" });
  await expect(table.getByRole("row")).toHaveCount(302);
});

test("of two networks trained with large first weights, the one with the layer learns", async ({ page }) => {
  const widget = await open(page, { mode: "network", gain: 3, depth: 6, shape: "circle" });
  await expect(widget.getByText(/^The same network of 6 hidden layers twice/)).toBeVisible();
  await widget.getByRole("radio", { name: "10", exact: true }).click();
  await widget.getByRole("button", { name: "Train" }).focus();
  await page.keyboard.press("Enter");
  await expect(
    widget.getByText(
      /^Without batch normalization the loss stopped being a number at step \d+\. With it, 9\d % of/,
    ),
  ).toBeVisible({ timeout: 60_000 });
  await expect(widget.getByText(/Lower the learning rate or the first weights/)).toBeVisible();
});

test("batches of one explode at inference, and say so", async ({ page }) => {
  const widget = await open(page, { mode: "network", batchSize: 1, shape: "circle", learningRate: 0.03 });
  await widget.getByRole("radio", { name: "Max", exact: true }).click();
  await widget.getByRole("button", { name: "Train" }).click();
  await expect(widget.getByText(/with batches of one: normalised over itself/)).toBeVisible({
    timeout: 60_000,
  });
});
