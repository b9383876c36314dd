import { expect, type Page, test } from "@playwright/test";

const open = async (page: Page, fragment = "") => {
  await page.goto(`/widgets/trainer${fragment}`);
  const widget = page.locator('[data-widget="trainer"]');
  // The first frame has come: the model can be trained.
  await expect(widget.getByText("training loss", { exact: true }).locator("..")).toContainText(/\d\.\d/);
  return widget;
};

/** Trains at full speed, so that a run of some epochs ends soon on the slowest machine. */
const train = async (widget: ReturnType<Page["locator"]>) => {
  await widget.getByRole("radio", { name: "Max" }).click();
  await widget.getByRole("button", { name: "Train", exact: true }).click();
};

/** The fragment of a link that sets these fields. */
const link = (state: object) => `#${Buffer.from(JSON.stringify(state)).toString("base64url")}`;

/** 200 training points in batches of 10: 20 steps an epoch. */
const fiveHundredSteps = { training: { batchSize: 10, epochs: 25, learningRate: 0.02 } };

test("by keys alone: a network is built, trained, and its result read from the table", async ({ page }) => {
  const widget = await open(page, link({ training: { batchSize: 10, epochs: 60, learningRate: 0.03 } }));
  await widget.getByRole("spinbutton", { name: "Neurons of layer 1", exact: true }).focus();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("+");
  await expect(widget.getByText(/A network of 2-5-5-2-2 with 63 parameters/)).toBeVisible();
  await page.keyboard.press("Delete");
  await expect(widget.getByText(/A network of 2-5-2-2 with 33 parameters/)).toBeVisible();

  await widget.getByRole("radio", { name: "Max" }).focus();
  await page.keyboard.press("Space");
  await widget.getByRole("button", { name: "Train", exact: true }).focus();
  await page.keyboard.press("Enter");
  await expect(widget.getByText("All epochs are done, at step 1200.", { exact: false })).toBeVisible({
    timeout: 60_000,
  });
  await widget.getByText("Values", { exact: true }).focus();
  await page.keyboard.press("Enter");
  const row = widget.getByRole("row", { name: /validation points/ });
  await expect(row).toContainText(/loss/);
  const right = Number(/(\d+(\.\d+)?) % right/.exec(await row.innerText())?.[1]);
  expect(right).toBeGreaterThan(90);
});

test("a link opened in a fresh profile replays the run, its edits too, to the same loss at step 500", async ({
  page,
  browser,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const widget = await open(page, link(fiveHundredSteps));
  await widget.getByRole("button", { name: "Layer 1, neuron 2" }).click();
  await widget.getByRole("button", { name: "Step once" }).click();
  const field = widget.getByRole("textbox", { name: "bias" });
  await field.fill("0.75");
  await field.press("Enter");
  await train(widget);
  await expect(widget.getByText(/All epochs are done, at step 500/)).toBeVisible({ timeout: 60_000 });
  await widget.getByText("Values", { exact: true }).click();
  const read = (of: typeof widget) =>
    of.getByRole("row", { name: /(training|validation|test) points/ }).allInnerTexts();
  const before = await read(widget);
  await widget.getByRole("button", { name: "Copy link" }).click();
  const address = await page.evaluate(() => navigator.clipboard.readText());

  const fresh = await browser.newContext();
  const second = await fresh.newPage();
  await second.goto(address);
  const again = second.locator('[data-widget="trainer"]');
  await expect(again.getByText(/after 500 steps/)).toBeVisible({ timeout: 60_000 });
  await again.getByText("Values", { exact: true }).click();
  expect(await read(again)).toEqual(before);
  await fresh.close();
});

test("a diverging run says so, keeps what was learnt, and goes back with half the learning rate", async ({
  page,
}) => {
  const widget = await open(
    page,
    link({
      data: { source: { kind: "surface" } },
      training: { loss: "squaredError", optimizer: { kind: "sgd" }, learningRate: 10 },
      model: { layers: [{ kind: "dense", units: 8, activation: "relu" }, { kind: "dense" }] },
    }),
  );
  await widget.getByRole("button", { name: "Train", exact: true }).click();
  await expect(widget.getByText(/The loss was no longer a number at step \d+/)).toBeVisible();
  await widget.getByRole("button", { name: /Go back to step \d+ with half of it/ }).click();
  await expect(widget.getByText(/The loss was no longer a number/)).toBeHidden();
});

test("a learning rate changed while training goes on with the run; a new neuron begins another", async ({
  page,
}) => {
  const widget = await open(page);
  await widget.getByRole("button", { name: "Train", exact: true }).click();
  await expect(widget.getByText(/after \d{2,} steps/)).toBeVisible();
  await widget.getByRole("button", { name: "Pause" }).click();
  await widget.getByRole("tab", { name: "Training" }).click();
  await widget.getByRole("slider", { name: "Learning rate" }).press("ArrowRight");
  await expect(widget.getByText(/after \d{2,} steps/)).toBeVisible();
  await widget.getByRole("spinbutton", { name: "Neurons of layer 2", exact: true }).press("ArrowUp");
  await expect(widget.getByText(/before its first step/)).toBeVisible();
  await widget.getByRole("button", { name: "Undo" }).click();
  await expect(widget.getByText(/A network of 2-4-2-2/)).toBeVisible();
});

test("other settings for the same network can go on from the old weights", async ({ page }) => {
  const widget = await open(page);
  await widget.getByRole("button", { name: "Train", exact: true }).click();
  await expect(widget.getByText(/after \d{2,} steps/)).toBeVisible();
  await widget.getByRole("button", { name: "Pause" }).click();
  await widget.getByRole("tab", { name: "Data" }).click();
  await widget.getByRole("slider", { name: "Noise" }).press("ArrowRight");
  await expect(widget.getByText(/before its first step/)).toBeVisible();
  await widget.getByRole("button", { name: /Go on from step \d+ instead/ }).click();
  await expect(widget.getByText(/after \d{2,} steps/)).toBeVisible();
});

test("features are switched on and off, and a regression takes the squared error by itself", async ({
  page,
}) => {
  const widget = await open(page);
  await widget.getByRole("button", { name: "Feature x₁²" }).click();
  await widget.getByRole("button", { name: "Feature x₂²" }).click();
  await expect(widget.getByText(/A network of 4-4-2-2/)).toBeVisible();
  await widget.getByTitle("Hill and hollow, a regression").click();
  await expect(widget.getByText(/A network of 4-4-2-1/)).toBeVisible();
  await widget.getByRole("tab", { name: "Training" }).click();
  await expect(widget.getByRole("button", { name: /Loss/ })).toContainText("Squared error");
});

test("what an author hides is gone, what is locked cannot be changed, and a goal is watched", async ({
  page,
}) => {
  const goal = { validationAccuracy: 0.9, mostParameters: 40 };
  const widget = await open(
    page,
    link({
      hide: ["optimizer", "ownData"],
      lock: ["learningRate", "layers"],
      goal,
      training: { epochs: 60 },
    }),
  );
  await expect(widget.getByRole("radio", { name: "Points of your own" })).toHaveCount(0);
  await widget.getByRole("tab", { name: "Training" }).click();
  await expect(widget.getByRole("button", { name: /Optimizer/ })).toHaveCount(0);
  await expect(widget.getByRole("slider", { name: "Learning rate" })).toBeDisabled();
  await widget.getByRole("spinbutton", { name: "Neurons of layer 1", exact: true }).press("ArrowUp");
  await expect(widget.getByText(/A network of 2-4-2-2/)).toBeVisible();
  await train(widget);
  await expect(widget.getByText(/Reached at step \d+, with 28 parameters in 6 hidden neurons/)).toBeVisible({
    timeout: 60_000,
  });
});

const data = (widget: ReturnType<Page["locator"]>, part: string) =>
  widget.getByRole("row", { name: new RegExp(`${part} points`) });

test("what the network and a neuron answer is read out by keys", async ({ page }) => {
  const widget = await open(page);
  const map = widget.getByRole("img", { name: /A network of 2-4-2-2/ });
  await map.focus();
  await page.keyboard.press("ArrowRight");
  await expect(widget.getByText(/x₁ 0\.05, x₂ 0: class 1 \d+ %, class 2 \d+ %/)).toBeVisible();
  await widget.getByRole("button", { name: "Layer 1, neuron 1" }).focus();
  await expect(widget.getByText("What neuron 1 of layer 1 gives", { exact: true })).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await expect(widget.getByText("What neuron 2 of layer 1 gives", { exact: true })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(widget.getByRole("group", { name: "Weights of Layer 1, neuron 2" })).toBeVisible();
});

test("held-back points and sharp colours are shown on request", async ({ page }) => {
  const widget = await open(page);
  const map = widget.getByRole("img", { name: /A network of 2-4-2-2/ });
  const before = await map.screenshot();
  await widget.getByText("Show test points").click();
  const held = await map.screenshot();
  expect(held.equals(before)).toBe(false);
  await widget.getByText("Sharp colours").click();
  expect((await map.screenshot()).equals(held)).toBe(false);
});

test("the measures show answers by class, weights and gradients by layer, and the plane as a layer sees it", async ({
  page,
}) => {
  const widget = await open(page, link({ training: { epochs: 10 } }));
  await train(widget);
  await expect(widget.getByText(/All epochs are done/)).toBeVisible({ timeout: 60_000 });
  await widget.getByRole("tab", { name: "Measures" }).click();
  const answers = widget.getByRole("table", { name: /What the test points are/ });
  await expect(answers.getByRole("cell").filter({ hasText: /^\d+$/ })).toHaveCount(4);
  const counts = await answers.getByRole("cell").filter({ hasText: /^\d+$/ }).allInnerTexts();
  expect(counts.map(Number).reduce((sum, count) => sum + count, 0)).toBe(100);
  const layers = widget.getByRole("table", { name: /Weights and gradients/ });
  await expect(layers.getByRole("row")).toHaveCount(4);
  await expect(
    widget.getByRole("img", { name: "The plane as neurons 1 and 2 of layer 2 see it" }),
  ).toBeVisible();
});

test("points are painted by pointer and by keys, one class alone is refused, and a stroke is undone", async ({
  page,
}) => {
  const widget = await open(page);
  await widget.getByTitle("Points of your own").click();
  await expect(widget.getByRole("alert")).toContainText("There are 0 points: at least 4 are needed");
  const map = widget.locator("canvas[data-paints]");
  await map.scrollIntoViewIfNeeded();
  const box = await map.boundingBox();
  if (box === null) throw new Error("the map is not on screen");
  await page.mouse.move(box.x + box.width * 0.4, box.y + box.height * 0.3);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.4, box.y + box.height * 0.6, { steps: 8 });
  await page.mouse.up();
  await expect(widget.getByRole("alert")).toContainText("All points are of one class");
  await widget.getByRole("radio", { name: "class 2" }).click();
  await map.focus();
  for (let i = 0; i < 6; i++) await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await expect(widget.getByRole("alert")).toHaveCount(0);
  await widget.getByRole("button", { name: "Train", exact: true }).click();
  await expect(widget.getByText(/after \d+ steps/).first()).toBeVisible();
  await widget.getByRole("button", { name: "Undo" }).click();
  await widget.getByRole("button", { name: "Undo" }).click();
  await expect(widget.getByText(/class 2 has 0/)).toBeVisible();
});

const table = (name: string, text: string) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });

test("a table is read from a file; bad ones are refused with a sentence, and nothing is lost", async ({
  page,
}) => {
  const widget = await open(page);
  await widget.getByTitle("Points of your own").click();
  const input = widget.locator('input[type="file"]').first();
  const rows = Array.from({ length: 60 }, (_, i) => `${i},${(i * 7) % 60},${i < 30 ? "left" : "right"}`);
  await input.setInputFiles(table("good.csv", ["width,height,side", ...rows].join("\n")));
  await expect(widget.getByText(/60 rows, all kept/)).toBeVisible();
  await expect(widget.getByText(/left has 30, right has 30/)).toBeVisible();

  await input.setInputFiles(table("words.csv", "a,b\nx,y\nz,w\n"));
  await expect(widget.getByRole("alert").first()).toBeVisible();
  await expect(widget.getByText(/left has 30, right has 30/)).toBeVisible();

  const holes = rows.map((row, i) => (i % 10 === 3 ? `NaN${row.slice(row.indexOf(","))}` : row));
  await input.setInputFiles(table("holes.csv", ["width,height,side", ...holes].join("\n")));
  await expect(widget.getByText(/54 kept, 6 left out/)).toBeVisible();
});

test("a table of 100,000 rows is sampled, says so, and the page answers meanwhile", async ({ page }) => {
  const widget = await open(page);
  await widget.getByTitle("Points of your own").click();
  const rows = Array.from(
    { length: 100_000 },
    (_, i) => `${Math.sin(i) * 3},${Math.cos(i * 1.7)},${Math.sin(i) > 0 ? "up" : "down"}`,
  );
  await widget
    .locator('input[type="file"]')
    .first()
    .setInputFiles(table("huge.csv", ["a,b,c", ...rows].join("\n")));
  // While it is read, a control of the page does what it is told.
  await widget.getByText("Sharp colours").click();
  await expect(widget.getByRole("switch", { name: "Sharp colours" })).toBeChecked();
  await expect(widget.getByText(/5,000 kept/)).toBeVisible({ timeout: 60_000 });
  await widget.getByRole("button", { name: "Train", exact: true }).click();
  await expect(widget.getByText(/after \d+ steps/).first()).toBeVisible({ timeout: 60_000 });
});

test("a run survives a reload, is saved as a file, removed, and loaded again", async ({ page }) => {
  const widget = await open(page, link({ training: { batchSize: 10, epochs: 25 } }));
  await train(widget);
  await expect(widget.getByText(/All epochs are done, at step 500/)).toBeVisible({ timeout: 60_000 });
  await widget.getByRole("tab", { name: "Runs" }).click();
  await expect(widget.getByRole("row", { name: /run 1/ })).toBeVisible();
  await page.reload();
  await widget.getByRole("tab", { name: "Runs" }).click();
  await expect(widget.getByRole("row", { name: /run 1/ })).toContainText("500");
  const download = page.waitForEvent("download");
  await widget.getByRole("row", { name: /run 1/ }).getByRole("button", { name: /Save/ }).click();
  const path = await (await download).path();
  await widget
    .getByRole("row", { name: /run 1/ })
    .getByRole("button", { name: /Remove/ })
    .click();
  await expect(widget.getByRole("row", { name: /run 1/ })).toHaveCount(0);
  await expect(widget.getByRole("button", { name: "Bring it back" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(widget.getByRole("button", { name: /Remove run.1/ })).toBeFocused();
  await page.keyboard.press("Enter");
  await widget.locator('input[type="file"]').last().setInputFiles(path);
  await expect(widget.getByText(/after 500 steps/).first()).toBeVisible();
  await widget.locator('input[type="file"]').last().setInputFiles(table("not.json", "{}"));
  await expect(widget.getByRole("alert")).toContainText("not a saved run");
});

test("one goes back in a run, and on from there as another run with other settings", async ({ page }) => {
  const widget = await open(page, link({ training: { batchSize: 10, epochs: 25 } }));
  await train(widget);
  await expect(widget.getByText(/All epochs are done, at step 500/)).toBeVisible({ timeout: 60_000 });
  await widget.getByText("Values", { exact: true }).click();
  const atEnd = await data(widget, "training").innerText();
  await widget.getByRole("tab", { name: "Runs" }).click();
  await widget.getByRole("button", { name: "First recorded model" }).click();
  await expect(widget.getByText(/before its first step/)).toBeVisible();
  await widget.getByRole("button", { name: "Next recorded model" }).click();
  await expect(widget.getByText(/after 20 steps/).first()).toBeVisible();
  await widget.getByRole("tab", { name: "Training" }).click();
  await widget.getByRole("slider", { name: "Learning rate" }).press("ArrowRight");
  await widget.getByRole("tab", { name: "Runs" }).click();
  await widget.getByRole("button", { name: "Train on from here, as another run" }).click();
  await expect(widget.getByText(/All epochs are done, at step 500/)).toBeVisible({ timeout: 60_000 });
  await expect(widget.getByRole("row", { name: /run 2/ })).toContainText(/forked from run\s1 at step\s20/);
  expect(await data(widget, "training").innerText()).not.toBe(atEnd);
});

test("the program of the experiment can be read in three libraries and saved as a notebook", async ({
  page,
}) => {
  const widget = await open(page);
  await widget.getByRole("button", { name: "Show code" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText("@tensorflow/tfjs").first()).toBeVisible();
  const download = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Save as notebook" }).click();
  expect((await download).suggestedFilename()).toBe("tensorflowjs.ipynb");
  await dialog.getByRole("tab", { name: "PyTorch" }).click();
  await expect(dialog.getByText("import torch").first()).toBeVisible();
});
