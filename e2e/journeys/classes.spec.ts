import { expect, test } from "@playwright/test";
import { startOwnSite } from "../own-server";
import { watchViolations } from "../security/violations";

test("an instructor makes a class, learners join by its code on a phone, and the list is put in order", async ({
  browser,
}) => {
  const own = await startOwnSite();
  const context = await browser.newContext({ baseURL: own.site });
  const page = await context.newPage();
  const violations = watchViolations(page);
  try {
    await page.goto(own.firstLink);
    await page.getByLabel("Name").fill("Olga");
    await page.getByLabel("E-mail").fill("olga@school.test");
    await page.getByLabel("Password").fill("a pass phrase of words");
    await page.keyboard.press("Enter");
    await page.getByRole("link", { name: "Your classes" }).click();

    await expect(page.getByText("You have no class yet.")).toBeVisible();
    await page.getByLabel("Name").fill("Deep learning");
    await page.getByLabel("Term").fill("Autumn");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Deep learning");
    const code = (await page.getByText(/^[\dA-Z]{4} [\dA-Z]{4}$/).textContent()) ?? "";
    await expect(page.getByRole("img", { name: `The code ${code} as a QR code` })).toBeVisible();

    const roster = page.getByRole("table", { name: "Learners" });
    const names = {
      name: "list.csv",
      mimeType: "text/csv",
      buffer: Buffer.from("name\nLea Novak\nBen Abo\n"),
    };
    await page.locator("input[type=file]").setInputFiles(names);
    await expect(page.getByText("2 names added.")).toBeVisible();
    await expect(roster.getByRole("row")).toHaveCount(3);
    await page.getByRole("button", { name: "Put on the plan" }).click();
    await expect(page.getByRole("region", { name: "Lessons" }).getByRole("listitem")).toContainText("open");

    const phone = await browser.newContext({ baseURL: own.site, viewport: { width: 375, height: 700 } });
    const learner = await phone.newPage();
    await learner.goto("/enrol#7KQ2M9XD");
    await expect(learner.getByLabel("Code")).toHaveValue("7KQ2 M9XD");
    await expect(learner.getByRole("alert").filter({ hasText: /\w/ })).toContainText(
      "Nothing can be joined by this code",
    );
    await learner.getByLabel("Code").fill(code.toLowerCase());
    await learner.keyboard.press("Enter");
    await learner.getByLabel("Your name").fill("lea novak");
    await learner.keyboard.press("Enter");
    await expect(learner.getByText("You are in this class as lea novak.")).toBeVisible();
    await learner.reload();
    await expect(learner.getByRole("heading", { name: "Deep learning, Autumn" })).toBeVisible();
    const wide = await learner.evaluate(() => document.documentElement.scrollWidth);
    expect(wide, "nothing sticks out of the phone's screen").toBeLessThanOrEqual(375);
    // Another browser of the same person, without the first one's cookie.
    await phone.clearCookies();
    await learner.goto("about:blank");
    await learner.goto(`/join#${code.replace(" ", "")}`);
    await learner.getByLabel("Your name").fill("L. Novak");
    await learner.keyboard.press("Enter");
    await expect(learner.getByText("You are in this class as L. Novak.")).toBeVisible();

    await page.reload();
    await expect(page.getByText("2 of 3 on the list have joined.")).toBeVisible();
    await page.getByRole("button", { name: "Change lea novak" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "The other entry" }).click();
    await page.getByRole("option", { name: "L. Novak" }).click();
    await dialog.getByRole("button", { name: "Merge" }).click();
    await expect(dialog).toBeHidden();
    await expect(roster.getByRole("row")).toHaveCount(3);
    await learner.reload();
    await expect(learner.getByText("You are in this class as lea novak.")).toBeVisible();

    await page.getByRole("button", { name: "Archive", exact: true }).click();
    await expect(page.getByText("nobody can join it.", { exact: false }).first()).toBeVisible();
    await page.getByRole("link", { name: "Your classes" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your classes");
    await expect(page.getByRole("listitem")).toHaveText(/Deep learning, Autumn \(archived\)\s*2 learners/);
    expect(violations).toEqual([]);
    expect(own.readOutput(), "no name and no code gets into the log").not.toMatch(
      new RegExp(`Novak|${code.replace(" ", "")}`),
    );
    await phone.close();
  } finally {
    await context.close();
    await own.close();
  }
});
