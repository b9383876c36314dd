import { expect, test, type Page } from "@playwright/test";
import { startOwnSite } from "../own-server";
import { watchViolations } from "../security/violations";

const first = { name: "Olga", email: "olga@school.test", password: "a pass phrase of words" };
const second = { name: "Ivan", email: "ivan@school.test", password: "some other words here" };
const newPassword = "another pass phrase";

async function makeAccount(page: Page, person: typeof first): Promise<void> {
  await page.getByLabel("Name").fill(person.name);
  await page.getByLabel("E-mail").fill(person.email);
  await page.getByLabel("Password").fill(person.password);
  await page.keyboard.press("Enter");
  await expect(page.getByText(person.email)).toBeVisible();
}

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.keyboard.press("Enter");
}

test("from the printed link to a second person: account, sign out, sign in, new password, invitation", async ({
  browser,
}) => {
  const own = await startOwnSite();
  const context = await browser.newContext({ baseURL: own.site });
  const page = await context.newPage();
  const violations = watchViolations(page);
  try {
    await page.goto(own.firstLink);
    await expect(page.getByText("Nobody has an account here yet.")).toBeVisible();
    await page.getByLabel("Password").fill("short");
    await page.getByRole("button", { name: "Make the account" }).click();
    await expect(page.getByRole("alert").filter({ hasText: /\w/ })).toContainText("Write the name");
    await makeAccount(page, first);
    await expect(page.getByText("owner", { exact: true })).toBeVisible();

    await page.getByRole("button", { name: "Sign out", exact: true }).click();
    await page.waitForURL("**/sign-in");
    await signIn(page, first.email, "not the password");
    await expect(page.getByRole("alert").filter({ hasText: /\w/ })).toHaveText(
      "There is no account with this e-mail and this password.",
    );
    await signIn(page, first.email, first.password);
    await expect(page.getByText("(this browser)")).toBeVisible();

    await page.getByLabel("Present password").fill(first.password);
    await page.getByLabel("New password").fill(newPassword);
    await page.keyboard.press("Enter");
    await expect(page.getByText("The password is changed.")).toBeVisible();

    await page.getByLabel("For whom").fill("Ivan");
    await page.getByRole("button", { name: "Make a link" }).click();
    const invitation = (await page.locator("code").textContent()) ?? "";
    expect(invitation).toMatch(new RegExp(`^${own.site}/welcome#[\\w-]{43}$`));
    await expect(page.getByRole("list", { name: "Invitations not used yet" })).toContainText(
      "Ivan, as instructor",
    );

    const other = await (await browser.newContext({ baseURL: own.site })).newPage();
    await other.goto(invitation);
    await expect(other.getByText("Olga has invited you as an instructor.")).toBeVisible();
    await makeAccount(other, second);
    await expect(other.getByText("instructor", { exact: true })).toBeVisible();

    // Both links are used up, and the second says nothing that the first does not.
    for (const used of [own.firstLink, invitation]) {
      await other.goto("about:blank");
      await other.goto(used);
      await expect(other.getByRole("alert").filter({ hasText: /\w/ })).toContainText(
        "This link does not hold",
      );
    }
    await other.context().close();

    await page.reload();
    await expect(page.getByRole("button", { name: "Make a link" })).toBeVisible();
    await expect(page.getByRole("list", { name: "Invitations not used yet" })).toBeHidden();
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save as a file" }).click();
    expect((await download).suggestedFilename()).toBe("my-account.json");
    await page.getByRole("button", { name: "Delete my account" }).click();
    await page.getByRole("dialog").getByLabel("Password").fill(newPassword);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("dialog").getByRole("alert")).toContainText("You are the last owner");
    expect(violations).toEqual([]);
    expect(own.readOutput(), "no token and no address gets into the log").not.toContain("school.test");
  } finally {
    await context.close();
    await own.close();
  }
});
