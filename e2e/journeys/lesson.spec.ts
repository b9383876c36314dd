import { expect, test } from "@playwright/test";

const LESSON = "/lessons/depth-width-parameters";

test("a lesson is readable without script: prose, formulas, code and definitions are in its HTML", async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${baseURL ?? ""}${LESSON}`);
  await expect(page.getByRole("heading", { level: 1, name: "Depth, width, parameters" })).toBeVisible();
  await expect(page.locator(".katex").first()).toBeVisible();
  const term = page.getByRole("link", { name: "depth", exact: true });
  await term.focus();
  await expect(page.getByRole("tooltip").filter({ hasText: "How many layers with weights" })).toBeVisible();
  await context.close();
});

test("the contents follow the scroll, and the course map remembers how far one came", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(LESSON);
  const contents = page.getByRole("navigation", { name: "Contents of this lesson" });
  await expect(contents).toContainText("12 min left");
  await page.getByRole("heading", { name: "One row for each neuron" }).scrollIntoViewIfNeeded();
  await page.mouse.wheel(0, 700);
  await expect(contents.locator('[aria-current="location"]')).toHaveCount(1);
  await expect(contents).not.toContainText("12 min left");
  await expect
    .poll(() => page.evaluate(() => localStorage.getItem("progress") ?? ""))
    .toContain("depth-width-parameters");
  await page.goto("/");
  const entry = page.getByRole("listitem").filter({ hasText: "Depth, width, parameters" }).first();
  await expect(entry).toContainText("of 12 min left");
});

test("no script of TensorFlow.js, recharts or KaTeX is fetched by a lesson that is only read", async ({
  page,
}) => {
  const scripts: string[] = [];
  page.on("response", async (response) => {
    if (response.request().resourceType() === "script") scripts.push(await response.text().catch(() => ""));
  });
  await page.goto(LESSON);
  await page.waitForLoadState("networkidle");
  expect(scripts.length).toBeGreaterThan(3);
  for (const script of scripts) {
    expect(script).not.toContain("Conv2DBackpropInput");
    expect(script).not.toContain("recharts-");
    expect(script).not.toContain("ParseError: KaTeX");
    expect(script).not.toContain("KaTeX parse error");
  }
});

test("an unknown lesson says so, with a way back", async ({ page }) => {
  const response = await page.goto("/lessons/no-such-lesson");
  expect(response?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "There is no such page" })).toBeVisible();
  await page.getByRole("link", { name: "course map" }).click();
  await expect(page).toHaveURL("/");
});

test("the theme is chosen once and kept", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto(LESSON);
  await page.getByRole("button", { name: "Dark" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});
