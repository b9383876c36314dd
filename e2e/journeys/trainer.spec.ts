import { expect, type Page, test } from "@playwright/test";

const open = async (page: Page, fragment = "") => {
  await page.goto(`/widgets/trainer${fragment}`);
  const widget = page.locator('[data-widget="trainer"]');
  await expect(widget.getByText(/before its first step|after \d+ steps?/).first()).toBeVisible();
  return widget;
};

/** The fragment of a link that sets these fields. */
const link = (state: object) => `#${Buffer.from(JSON.stringify(state)).toString("base64url")}`;

/** 200 training points in batches of 10: 20 steps an epoch. */
const fiveHundredSteps = { training: { epochs: 25, learningRate: 0.02 } };

test("by keys alone: a network is built, trained, and its result read from the table", async ({ page }) => {
  const widget = await open(page, link({ training: { epochs: 60, learningRate: 0.03 } }));
  await widget.getByRole("spinbutton", { name: "Neurons of layer 1", exact: true }).focus();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("+");
  await expect(widget.getByText(/A network of 2-5-5-2-2 with 69 parameters/)).toBeVisible();
  await page.keyboard.press("Delete");
  await expect(widget.getByText(/A network of 2-5-2-2 with 33 parameters/)).toBeVisible();

  await widget.getByRole("button", { name: "Train" }).focus();
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
  await widget.getByRole("button", { name: "Train" }).click();
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
  await widget.getByRole("button", { name: "Train" }).click();
  await expect(widget.getByText(/The loss was no longer a number at step \d+/)).toBeVisible();
  await widget.getByRole("button", { name: /Go back to step \d+ with half of it/ }).click();
  await expect(widget.getByText(/The loss was no longer a number/)).toBeHidden();
});

test("a learning rate changed while training goes on with the run; a new neuron begins another", async ({
  page,
}) => {
  const widget = await open(page);
  await widget.getByRole("button", { name: "Train" }).click();
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
  await widget.getByRole("button", { name: "Train" }).click();
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
  await widget.getByRole("radio", { name: "Hill and hollow, a regression" }).check();
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
  await widget.getByRole("button", { name: "Train" }).click();
  await expect(widget.getByText(/Reached at step \d+, with 28 parameters in 6 hidden neurons/)).toBeVisible({
    timeout: 60_000,
  });
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
