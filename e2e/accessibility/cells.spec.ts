import { expect, test } from "@playwright/test";
import { colorRules, darken, findFaults } from "./faults";

test("a cell with its editor open, outputs of every kind and a fault has nothing that axe finds, in either theme", async ({
  page,
}) => {
  test.slow();
  await page.addInitScript(() => localStorage.setItem("theme", "light"));
  await page.goto("/lessons/libraries-and-hardware");
  const cell = page.locator("#cell-tape-of-the-library");
  const edit = cell.getByRole("button", { name: /^Edit/ });
  await expect(async () => {
    if ((await edit.count()) > 0) await edit.click({ timeout: 1000 });
    await expect(edit).toHaveCount(0, { timeout: 1000 });
  }).toPass();
  await cell.getByRole("textbox").fill(`console.log("words");
console.warn("a warning");
plot({ loss: [3, 2, 1] }, { x: "epoch", y: "loss" });
show(tf.ones([2, 3]), tf.ones([30, 30]));
showImage(new Float32Array(16), [4, 4]);
const missing = nowhere;`);
  await cell.getByRole("button", { name: /^Run: / }).click();
  await expect(cell.getByRole("alert")).toHaveText(/^Line 6\. ReferenceError/);
  await expect(cell.locator(".cm-lintRange-error")).toHaveCount(1);
  expect(await findFaults(page), "in the light theme").toEqual([]);
  await darken(page);
  expect(await findFaults(page, colorRules), "in the dark theme").toEqual([]);
});
