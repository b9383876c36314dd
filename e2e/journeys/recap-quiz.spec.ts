import { expect, type Page, test } from "@playwright/test";

const findWidget = (page: Page) => page.locator('[data-widget="recap-quiz"]');
const findQuestion = (page: Page, title: string) => findWidget(page).getByRole("listitem", { name: title });

/** The quiz as it opens. */
async function open(page: Page) {
  await page.goto("/widgets/recap-quiz");
  await expect(
    findWidget(page)
      .getByText("8 to go", { exact: false })
      .or(findWidget(page).getByText("each with its own numbers")),
  ).toBeVisible();
}

/** What the padding question asks: (F - 1) / 2. */
async function readKernel(page: Page): Promise<number> {
  const text = await findQuestion(page, "Padding that keeps the size").innerText();
  return Number(/Filters of (\d+)/.exec(text)?.[1]);
}

test("by keys alone: a wrong answer is told its reason, the right one counts, and both outlive a reload", async ({
  page,
}) => {
  await open(page);
  const seed = findWidget(page).getByRole("textbox", { name: "Seed" });
  // The seed whose eight questions hold the one on padding.
  const question = findQuestion(page, "Padding that keeps the size");
  for (let tries = 0; tries < 8 && (await question.count()) === 0; tries++) {
    await findWidget(page).getByRole("button", { name: "New numbers" }).focus();
    await page.keyboard.press("Enter");
    await expect(seed).toHaveValue(String(2 + tries));
  }
  const kernel = await readKernel(page);
  await question.getByRole("textbox", { name: "Your answer" }).focus();
  await page.keyboard.type("many");
  await page.keyboard.press("Enter");
  await expect(question.getByText("Type a number, such as 41 or 0.5.")).toBeVisible();
  await page.keyboard.press("Control+A");
  await page.keyboard.type(String(kernel - 1));
  await page.keyboard.press("Enter");
  await expect(question.getByText(`${kernel - 1} is not it. So many rows are lost in all`)).toBeVisible();
  await page.keyboard.press("Control+A");
  await page.keyboard.type(String((kernel - 1) / 2));
  await page.keyboard.press("Enter");
  await expect(question.getByText("Right.", { exact: true })).toBeVisible();
  await expect(findWidget(page).getByText("1 of 8", { exact: true })).toBeVisible();
  await page.waitForTimeout(600);
  await page.reload();
  await expect(question.getByText("Right.", { exact: true })).toBeVisible();
  await expect(question.getByRole("textbox")).toHaveValue(String((kernel - 1) / 2));
});

test("a shown working opens the question without counting, and New numbers begins again", async ({
  page,
}) => {
  await open(page);
  const first = findWidget(page).getByRole("listitem").first();
  await first.getByRole("button", { name: "Show the working" }).click();
  await expect(findWidget(page).getByText("7 to go")).toBeVisible();
  await expect(findWidget(page).getByText("0 of 8", { exact: true })).toBeVisible();
  const before = await first.innerText();
  await findWidget(page).getByRole("button", { name: "New numbers" }).click();
  await expect(findWidget(page).getByText("each with its own numbers")).toBeVisible();
  expect(await first.innerText()).not.toBe(before);
});
