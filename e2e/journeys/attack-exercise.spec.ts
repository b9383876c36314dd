import { expect, test, type Locator, type Page } from "@playwright/test";
import { findFaults } from "../accessibility/faults";
import { startOwnSite, type OwnSite } from "../own-server";

test.describe.configure({ mode: "serial", timeout: 300_000 });

let own: OwnSite;
test.beforeAll(async () => {
  own = await startOwnSite();
});
test.afterAll(() => own.close());

async function open(page: Page, exercise: string): Promise<Locator> {
  // From elsewhere, or a second visit would only scroll to the place.
  await page.goto("about:blank");
  await page.goto(`${own.site}/lessons/failures-and-limits#exercise-${exercise}`);
  return page.locator(`#exercise-${exercise}`);
}

/** The model trains while it is on the screen. */
async function showModel(view: Locator): Promise<void> {
  await view.locator('[data-widget="picture-attack"]').scrollIntoViewIfNeeded();
  await view.getByText("Max", { exact: true }).click();
}

/** Opens an exercise, draws a picture, and waits until the model is trained. */
async function begin(page: Page, exercise: string): Promise<Locator> {
  const view = await open(page, exercise);
  await view.getByRole("button", { name: "Draw my numbers" }).click();
  await expect(view.getByRole("button", { name: "Hand in this picture" })).toBeDisabled();
  await showModel(view);
  await expect(view.getByText(/^The picture shows .* The model reads it as/)).toBeVisible({
    timeout: 240_000,
  });
  return view;
}

/** Moves a slider so many steps from its beginning, by keys. */
async function setSlider(page: Page, view: Locator, name: RegExp, steps: number): Promise<void> {
  await view.getByRole("slider", { name }).focus();
  await page.keyboard.press("Home");
  for (let press = 0; press < steps; press++) await page.keyboard.press("ArrowRight");
}

test("a change that is too small is refused by the server, and one that fools its model within the bound has full marks", async ({
  page,
}) => {
  const view = await begin(page, "fool-a-dense-reader");
  const handIn = view.getByRole("button", { name: "Hand in this picture" });
  await expect(handIn).toBeDisabled();
  await view.getByText("Several steps", { exact: true }).click();
  await setSlider(page, view, /^Epsilon/, 4);
  await expect(view.getByText(/Moved by up to 0\.004, it is still read as/)).toBeVisible();
  await expect(view.getByText(/^Here the model still reads the picture rightly/)).toBeVisible();
  await handIn.click();
  await expect(view.getByText(/^0 %\. The model still reads the picture rightly\./)).toBeVisible({
    timeout: 120_000,
  });

  // From 2 steps to 20, as the exercise's last hint says; epsilon goes by thousandths.
  await setSlider(page, view, /^Steps$/, 18);
  await setSlider(page, view, /^Epsilon/, 100);
  await expect(view.getByText(/Moved by up to 0\.100, it is read as .*: the model is fooled$/)).toBeVisible();
  await handIn.click();
  await expect(
    view.getByText(/^100 %\. The model is fooled\. Its values were moved by up to 0\.10\.$/),
  ).toBeVisible({
    timeout: 120_000,
  });
  await expect(view.getByText("Handed in 2 times; the best counts: 100 %")).toBeVisible();
  expect(await findFaults(page)).toEqual([]);
});

test("pixels are painted by pointer and by keys, each stroke undone as one, and the change stays with its picture", async ({
  page,
}) => {
  let view = await begin(page, "fool-a-dense-reader");
  await view.getByText("Hand", { exact: true }).click();
  const canvas = view.getByRole("img", { name: /^The changed picture/ });
  const values = view.getByRole("table", { name: /moved furthest/ });
  await view.getByText("Values", { exact: true }).click();
  // In the first row there is no ink: each touch moves one value.
  await canvas.focus();
  await page.keyboard.press("Shift+ArrowUp");
  await page.keyboard.press("Enter");
  await expect(values.getByRole("row")).toHaveCount(2);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect(values.getByRole("row")).toHaveCount(3);

  await canvas.scrollIntoViewIfNeeded();
  const box = await canvas.boundingBox();
  if (box === null) throw new Error("The picture is not on the page");
  const at = (column: number) =>
    [box.x + ((column + 0.5) * box.width) / 14, box.y + box.height / 28] as const;
  await page.mouse.move(...at(2));
  await page.mouse.down();
  await page.mouse.move(...at(5));
  await page.mouse.up();
  await expect(values.getByRole("row")).toHaveCount(7);
  await view.getByRole("button", { name: "Undo" }).click();
  await expect(values.getByRole("row")).toHaveCount(3);
  await expect(view.getByRole("button", { name: "Hand in this picture" })).toBeEnabled();

  // Kept on the device a little later.
  const kept = () => page.evaluate(() => Object.values(localStorage).join());
  await expect.poll(kept).toContain('"touches":[[7,1],[8,1]]');
  view = await open(page, "fool-a-dense-reader");
  await showModel(view);
  await expect(view.getByText(/^The picture shows .* Moved by up to/)).toBeVisible({ timeout: 240_000 });
  await view.getByRole("button", { name: "Clear" }).click();
  await expect(view.getByText(/^The picture shows .* The model reads it as/)).toBeVisible();
});
