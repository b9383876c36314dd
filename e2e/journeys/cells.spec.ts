import { readFile } from "node:fs/promises";
import { expect, test, type Locator, type Page } from "@playwright/test";
import { transform } from "sucrase";
import { readNotebook } from "@/lib/experiment/print/test-nbformat";
import { runModules } from "@/lib/experiment/print/test-programs";
import { watchViolations } from "../security/violations";

const lesson = "/lessons/libraries-and-hardware";
const cellOf = (page: Page, id: string) => page.locator(`#cell-${id}`);
const nameOf = (id: string) => id.replaceAll("-", " ");

async function press(page: Page, id: string, action: string) {
  await cellOf(page, id)
    .getByRole("button", { name: `${action}: ${nameOf(id)}` })
    .click();
}

/** Opens the editor of a cell, once the page is alive. */
async function edit(page: Page, id: string): Promise<Locator> {
  const button = cellOf(page, id).getByRole("button", { name: `Edit: ${nameOf(id)}` });
  await expect(async () => {
    if ((await button.count()) > 0) await button.click({ timeout: 1000 });
    await expect(button).toHaveCount(0, { timeout: 1000 });
  }).toPass();
  const editor = cellOf(page, id).getByRole("textbox");
  await expect(editor).toBeVisible();
  return editor;
}

async function runText(page: Page, id: string, text: string, status = "done") {
  await (await edit(page, id)).fill(text);
  await press(page, id, "Run");
  await expect(cellOf(page, id)).toHaveAttribute("data-status", status);
}

async function run(page: Page, id: string) {
  await expect(async () => {
    await cellOf(page, id)
      .getByRole("button", { name: `Run: ${nameOf(id)}` })
      .click({ timeout: 1000 });
    await expect(cellOf(page, id)).not.toHaveAttribute("data-status", "fresh", { timeout: 1000 });
  }).toPass();
  await expect(cellOf(page, id)).toHaveAttribute("data-status", "done", { timeout: 60_000 });
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });
  test("the code of a cell can be read", async ({ page }) => {
    await page.goto(lesson);
    await expect(cellOf(page, "tape-by-hand").locator("pre")).toContainText(
      "function readBackwards(result: number)",
    );
  });
});

test("a cell runs where it stands, and what runs it comes only then", async ({ page }) => {
  const violations = watchViolations(page);
  const fetched: string[] = [];
  page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
  await page.goto(lesson);
  await page.waitForLoadState("networkidle");
  expect(fetched.filter((path) => path.startsWith("/kernel/"))).toEqual([]);
  await run(page, "tape-by-hand");
  const cell = cellOf(page, "tape-by-hand");
  await expect(cell.getByRole("table").getByRole("row")).toHaveCount(5);
  await expect(cell.getByLabel("Value of tape by hand")).toHaveText(/^3\.58385316/);
  expect(fetched).toContain("/kernel/kernel.js");
  expect(fetched).not.toContain("/kernel/tensorflow.js");
  expect(violations).toEqual([]);
});

test("all cells run in turn, on one kernel that has TensorFlow.js, and their charts are drawn", async ({
  page,
}) => {
  test.slow();
  const violations = watchViolations(page);
  await page.goto(lesson);
  await run(page, "tape-by-hand");
  await cellOf(page, "tape-by-hand")
    .getByRole("button", { name: /^Run all cells/ })
    .click();
  const ids = [
    "price-of-a-call",
    "tape-by-hand",
    "tape-of-the-library",
    "recorded-on-the-way",
    "rings-in-full",
  ];
  for (const id of ids)
    await expect(cellOf(page, id)).toHaveAttribute("data-status", "done", { timeout: 90_000 });
  const log = cellOf(page, "tape-of-the-library").getByLabel(/^Log/);
  await expect(log).toContainText("the library: 3.58385");
  await expect(log).toContainText("our tape:    3.58385");
  await expect(cellOf(page, "recorded-on-the-way")).toContainText("from 3: derivative 64");
  await expect(cellOf(page, "recorded-on-the-way")).toContainText("from 60: derivative 2");
  await expect(
    cellOf(page, "rings-in-full").getByRole("img", { name: /^Chart of training, validation, test/ }),
  ).toBeVisible();
  await expect(
    cellOf(page, "price-of-a-call").getByRole("img", { name: /^Chart of three loops/ }),
  ).toBeVisible();
  expect(violations).toEqual([]);
});

test("what a cell needs from those above is there after Run above, and an error has its line", async ({
  page,
}) => {
  await page.goto(lesson);
  await runText(
    page,
    "recorded-on-the-way",
    "// The tape is above.\nconst n: number = 2;\n\nderivatives[x] * n;",
    "failed",
  );
  await expect(cellOf(page, "recorded-on-the-way").getByRole("alert")).toHaveText(
    /^Line 4\. ReferenceError: derivatives/,
  );
  await expect(cellOf(page, "recorded-on-the-way").locator(".cm-lintRange-error")).toHaveText(
    "derivatives[x] * n;",
  );
  await press(page, "recorded-on-the-way", "Run above");
  await expect(cellOf(page, "tape-of-the-library")).toHaveAttribute("data-status", "done", {
    timeout: 60_000,
  });
  await press(page, "recorded-on-the-way", "Run");
  await expect(cellOf(page, "recorded-on-the-way").getByLabel(/^Value/)).toHaveText(/^7\.167/);
});

test("a text that is no program is marked while it is written, at its line", async ({ page }) => {
  await page.goto(lesson);
  const editor = await edit(page, "tape-by-hand");
  await editor.fill("const fine = 1;\n\nconst broken = ;\n");
  await expect(cellOf(page, "tape-by-hand").locator(".cm-lintRange-error")).toHaveText("const broken = ;");
  await editor.fill("const fine = 1;\n");
  await expect(cellOf(page, "tape-by-hand").locator(".cm-lintRange-error")).toHaveCount(0);
});

test("names are completed and explained by what stands behind them", async ({ page }) => {
  await page.goto(lesson);
  await runText(
    page,
    "tape-of-the-library",
    "const weights = tf.ones([3, 4]);\nconst twice = tf.mul(weights, 2);",
  );
  const editor = cellOf(page, "tape-of-the-library").getByRole("textbox");
  await editor.press("ControlOrMeta+End");
  await page.keyboard.type("\ntf.layers.den");
  const option = cellOf(page, "tape-of-the-library").locator(".cm-tooltip-autocomplete li").first();
  await expect(option).toContainText("dense");
  await page.keyboard.press("Escape");
  // The name has no element of its own: its place is asked of the text.
  const line = cellOf(page, "tape-of-the-library").locator(".cm-line").first();
  const place = await line.evaluate((element) => {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const at = texts.currentNode.textContent?.indexOf("weights") ?? -1;
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(texts.currentNode, at + 2);
      range.setEnd(texts.currentNode, at + 4);
      const { x, y, height } = range.getBoundingClientRect();
      return { x, y: y + height / 2 };
    }
    throw new Error("The name is not there");
  });
  await page.mouse.move(place.x, place.y - 40);
  await page.mouse.move(place.x, place.y);
  await expect(cellOf(page, "tape-of-the-library").locator(".cm-explained")).toHaveText(
    "weights: tensor float32 [3, 4]",
  );
});

test("an endless loop is stopped at once, and the page says what that costs", async ({ page }) => {
  await page.goto(lesson);
  await run(page, "tape-by-hand");
  await (await edit(page, "recorded-on-the-way")).fill("console.log('begun');\nfor (;;);");
  await press(page, "recorded-on-the-way", "Run");
  await expect(cellOf(page, "recorded-on-the-way")).toContainText("begun");
  await press(page, "recorded-on-the-way", "Stop");
  await expect(cellOf(page, "recorded-on-the-way")).toHaveAttribute("data-status", "stopped");
  await expect(cellOf(page, "recorded-on-the-way")).toContainText("What the cells had made is gone");
  expect(page.frames()).toHaveLength(1);
  await (await edit(page, "tape-of-the-library")).fill("typeof tape;");
  await press(page, "tape-of-the-library", "Run");
  await expect(cellOf(page, "tape-of-the-library").getByLabel(/^Value/)).toHaveText("undefined");
});

test("Restart begins anew, with no outputs", async ({ page }) => {
  await page.goto(lesson);
  await run(page, "tape-by-hand");
  await cellOf(page, "tape-by-hand")
    .getByRole("button", { name: /^Restart/ })
    .click();
  await expect(cellOf(page, "tape-by-hand")).toHaveAttribute("data-status", "fresh");
  await expect(cellOf(page, "tape-by-hand").getByRole("table")).toHaveCount(0);
});

test("what a reader changed is kept on the device, shown beside the lesson's, and taken back", async ({
  page,
}) => {
  await page.goto(lesson);
  const cell = cellOf(page, "recorded-on-the-way");
  const editor = await edit(page, "recorded-on-the-way");
  const original = (await cell.locator(".cm-line").allTextContents()).join("\n");
  await editor.fill(original.replace("<= 100", "<= 1000"));
  await expect(cell.getByText("edited", { exact: true })).toBeVisible();
  await page.reload();
  await expect(cell.getByText("edited", { exact: true })).toBeVisible();
  await expect(cell.locator("pre")).toContainText("<= 1000");
  await press(page, "recorded-on-the-way", "What I changed");
  const dialog = page.getByRole("dialog");
  await expect(dialog.locator(".cm-deletedChunk")).toContainText("<= 100)");
  await expect(dialog.locator(".cm-changedLine")).toContainText("<= 1000)");
  await dialog.getByRole("button", { name: "Close" }).click();
  await press(page, "recorded-on-the-way", "Reset");
  await expect(cell.getByText("edited", { exact: true })).toHaveCount(0);
  await page.reload();
  await expect(cell.locator("pre")).toContainText("<= 100)");
});

test("Tab indents in the editor, and Escape lets it go on", async ({ page }) => {
  await page.goto(lesson);
  const editor = await edit(page, "tape-by-hand");
  await expect(editor).toBeFocused();
  await editor.fill("");
  await page.keyboard.press("Tab");
  await page.keyboard.type("7;");
  await expect(editor).toHaveText("  7;");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(cellOf(page, "tape-by-hand").getByLabel(/^Value/)).toHaveText("7");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  await expect(
    cellOf(page, "tape-by-hand").getByRole("button", { name: "What I changed: tape by hand" }),
  ).toBeFocused();
});

test("tensors are tables or heat maps, numbers are pictures, and values are words", async ({ page }) => {
  await page.goto(lesson);
  const id = "tape-of-the-library";
  await runText(
    page,
    id,
    `show(tf.tensor2d([[1, -2.5], [3, 4]]), tf.randomNormal([40, 30]), tf.scalar(0.25));
     const digits = data.digits({ digits: [3], count: 1 });
     showImage(digits.inputs, [28, 28]);
     ({ shape: digits.inputShape, first: "text" });`,
  );
  const cell = cellOf(page, id);
  await expect(cell.getByRole("table")).toContainText("−2.5");
  await expect(cell.getByRole("img", { name: "Heat map of float32 [40, 30]" })).toBeVisible();
  await expect(cell.getByText("0.25 float32 []")).toBeVisible();
  await expect(cell.getByRole("img", { name: /^Picture of 28 by 28 pixels/ })).toBeVisible();
  await expect(cell.getByLabel(/^Value/)).toHaveText('{ shape: [28, 28, 1], first: "text" }');
});

test("the notebook of a lesson is nbformat 4.5, and its programs, run in Node, give the page's curve", async ({
  page,
}) => {
  await page.goto(lesson);
  await run(page, "rings-in-full");
  const cell = cellOf(page, "rings-in-full");
  const download = page.waitForEvent("download");
  await cell.getByRole("button", { name: /^Notebook of all cells/ }).click();
  const file = await (await download).path();
  const notebook = readNotebook(await readFile(file, "utf8"));
  expect(notebook.metadata.kernelspec.name).toBe("deno");
  expect(notebook.cells.filter(({ cell_type }) => cell_type === "markdown").length).toBeGreaterThan(4);

  const code = notebook.cells
    .filter(({ cell_type }) => cell_type === "code")
    .map(({ text }) => text)
    .join("\n");
  const plain = transform(code.replace("npm:@tensorflow/tfjs@4.22.0", "@tensorflow/tfjs"), {
    transforms: ["typescript"],
    disableESTransforms: true,
  }).code;
  const [reports] = await runModules([plain]);
  const shown = (await cell.getByLabel(/^Log/).innerText()).matchAll(/^epoch (\d+),.*test loss ([\d.e-]+)/gm);
  const onPage = [...shown].map(([, epoch, loss]) => [Number(epoch), Number(loss)] as const);
  expect(onPage.map(([epoch]) => epoch)).toEqual([0, 1, 2, 5, 10, 20]);
  for (const [epoch, loss] of onPage) {
    const printed = reports?.find((report) => report.epoch === epoch)?.parts["test"]?.loss;
    expect(printed, `epoch ${epoch}`).toBeCloseTo(loss, 4);
  }
});

test("an Experiment's cell has twins in Keras and PyTorch", async ({ page }) => {
  await page.goto(lesson);
  // The page is alive once an editor opens.
  await edit(page, "rings-in-full");
  for (const [label, kernel] of [
    ["In Keras", "import keras"],
    ["In PyTorch", "import torch"],
  ] as const) {
    const download = page.waitForEvent("download");
    await press(page, "rings-in-full", label);
    const notebook = readNotebook(await readFile(await (await download).path(), "utf8"));
    expect(notebook.metadata.kernelspec.name).toBe("python3");
    expect(notebook.cells.map(({ text }) => text).join("\n")).toContain(kernel);
  }
});
