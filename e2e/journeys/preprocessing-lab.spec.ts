import { expect, type Locator, type Page, test } from "@playwright/test";

/** Opens the lab through a permalink. */
async function open(page: Page, patch: Record<string, unknown> = {}): Promise<Locator> {
  await page.goto(`/widgets/preprocessing-lab#${Buffer.from(JSON.stringify(patch)).toString("base64url")}`);
  const widget = page.locator('[data-widget="preprocessing-lab"]');
  await expect(widget.getByText(/^Loss after [\d,]+ steps?,/)).toBeVisible({ timeout: 60_000 });
  return widget;
}

const findRow = (widget: Locator, name: string) =>
  widget.getByRole("group", { name: "The four runs" }).getByRole("row", { name: new RegExp(`^${name}`) });

/** A cell of the table of runs, by its column from 0. */
const readCell = async (widget: Locator, name: string, column: number) =>
  (await findRow(widget, name).getByRole("cell").nth(column).textContent()) ?? "";

test("opens training: the raw run is lost, and the whitened one is there first", async ({ page }) => {
  const widget = await open(page);
  await expect(widget.getByText(/^Loss after 120 steps/)).toBeVisible({ timeout: 60_000 });
  expect(await readCell(widget, "raw", 4)).toContain("no number since step");
  const steps = await Promise.all(
    ["centred", "normalised", "whitened"].map(async (name) => Number(await readCell(widget, name, 3))),
  );
  expect(steps[0]).toBeGreaterThan(steps[1]!);
  expect(steps[1]).toBeGreaterThan(steps[2]!);
});

test("keys alone move the cloud, turn and stretch its axes, and move a point; undo takes it back", async ({
  page,
}) => {
  const widget = await open(page);
  const middle = widget.getByRole("button", { name: /^Middle of the cloud/ });
  await middle.focus();
  await page.keyboard.press("ArrowRight");
  await expect(middle).toHaveAccessibleName(/at 2.6, 1.5/);
  await expect(widget.getByRole("group", { name: /^Raw cloud: mean 2.6, 1.5/ })).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(middle).toHaveAccessibleName(/at 2.5, 1.5/);

  const axis = widget.getByRole("button", { name: /^First axis/ });
  await axis.focus();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Shift+ArrowLeft");
  await expect(axis).toHaveAccessibleName(/standard deviation 2.1, turned by 15 degrees/);

  const point = widget.getByRole("button", { name: /^point 1:/ });
  await point.focus();
  await page.keyboard.press("PageDown");
  const second = widget.getByRole("button", { name: /^point 2:/ });
  const before = await second.getAttribute("aria-label");
  await page.keyboard.press("Shift+ArrowUp");
  await expect(second).not.toHaveAttribute("aria-label", before ?? "");
  await expect(widget.getByRole("button", { name: "Put moved points back" })).toBeEnabled();
});

test("the middle and a point are dragged, and whitened the covariance stays the identity", async ({
  page,
}) => {
  const widget = await open(page, { stage: "zca" });
  const white = widget.getByRole("group", {
    name: /^Whitened \(ZCA\) cloud: mean 0, 0; covariance 1, 0, 0, 1;/,
  });
  await expect(white).toBeVisible();
  const middle = widget.getByRole("button", { name: /^Middle of the cloud/ });
  const box = (await middle.boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 60, y + 40, { steps: 4 });
  await page.mouse.up();
  await expect(middle).not.toHaveAccessibleName(/at 2.5, 1.5/);
  await expect(white).toBeVisible();
});

test("each run at its own best rate: the whitened one needs a single step", async ({ page }) => {
  const widget = await open(page);
  await widget.getByText("Each its best", { exact: true }).click();
  await expect.poll(() => readCell(widget, "whitened", 0)).toBe("0.5");
  await expect.poll(() => readCell(widget, "whitened", 3), { timeout: 30_000 }).toBe("1");
  await widget.getByText("Eight tanh neurons", { exact: true }).click();
  await expect(widget.getByRole("columnheader", { name: "condition number" })).toHaveCount(0);
});

test("every drawn value stands in a table, and the code is printed in three libraries", async ({ page }) => {
  const widget = await open(page, { stage: "normalised" });
  await widget.getByText("Values", { exact: true }).click();
  await expect(widget.getByRole("region", { name: /^The 40 points/ })).toBeVisible();
  await expect(widget.getByRole("region", { name: "Losses" })).toBeVisible();
  await widget.getByRole("button", { name: "Show code" }).click();
  await expect(page.getByRole("dialog")).toContainText("deviation");
});
