import { expect, test } from "@playwright/test";
import { learnerRole, startLtiPlatform, teacherRole } from "@/lib/classroom/testing/lti-platform";
import { printTarget } from "@/lib/contract/lti";
import { colorRules, darken, findFaults } from "../accessibility/faults";
import { listPolls } from "../course-polls";
import { owner } from "../live-class";
import { startOwnSite } from "../own-server";
import { watchViolations } from "../security/violations";

test("a course of a learning platform: registered, a poll chosen in its frame, connected, answered, and the point in its gradebook", async ({
  browser,
}) => {
  const own = await startOwnSite({ LTI_ALLOW_LOOPBACK: "1" });
  // For a browser `localhost` is another site than `127.0.0.1`, as a platform is another one than ours.
  const platform = await startLtiPlatform("localhost");
  platform.trust(`${own.site}/api/lti/jwks`);
  platform.users.set("t", { subject: "t-1", name: "Tilda", role: teacherRole });
  platform.users.set("l", { subject: "l-1", name: "Lea Novak", role: learnerRole });
  const question = (await listPolls()).find((course) => course.poll.kind === "single");
  if (question === undefined) throw new Error("The course has no poll with one right option");
  const { lesson, poll } = question;
  const teacher = await browser.newContext({ baseURL: own.site });
  const learner = await browser.newContext({ baseURL: own.site, viewport: { width: 375, height: 700 } });
  try {
    const page = await teacher.newPage();
    const violations = watchViolations(page);
    await page.goto(own.firstLink);
    await page.getByLabel("Name").fill(owner.name);
    await page.getByLabel("E-mail").fill(owner.email);
    await page.getByLabel("Password").fill(owner.password);
    await page.keyboard.press("Enter");
    await page.getByRole("link", { name: "Learning platforms" }).click();
    await expect(page.getByText("No platform is registered yet.")).toBeVisible();
    await expect(page.getByText(`${own.site}/api/lti/launch`)).toBeVisible();
    await page.getByRole("button", { name: "Register" }).click();
    await expect(page.getByRole("main").getByRole("alert").filter({ hasText: /\w/ })).toHaveText(
      "Fill in: Name.",
    );
    const { fields } = platform;
    await page.getByLabel("Name", { exact: true }).fill(fields.name);
    await page.getByLabel("Issuer").fill(fields.issuer);
    await page.getByLabel("Client id").fill(fields.clientId);
    await page.getByLabel("Deployment ids").fill("deployment-1");
    await page.getByLabel("Authentication request address").fill(fields.authorizationEndpoint);
    await page.getByLabel("Access token address").fill(fields.tokenEndpoint);
    await page.getByLabel("Public keyset address").fill(fields.jwksUrl);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("list", { name: "Platforms" })).toContainText("0 courses connected");

    // The platform shows the choice of content in a frame of its own page.
    await page.goto(`${platform.url}/course?user=t&frame=1`);
    await page.getByRole("button", { name: "Choose content" }).click();
    const frame = page.frameLocator("iframe");
    // What is typed before the page has its script is not looked for.
    await expect(async () => {
      await frame.getByLabel("Search").fill("");
      await frame.getByLabel("Search").fill(poll.id);
      await expect(frame.getByText("Nothing has all of these words.")).toBeVisible({ timeout: 1000 });
    }).toPass();
    await frame.getByLabel("Search").fill("");
    const address = printTarget({ kind: "poll", lesson, item: poll.id, points: "answer" });
    await frame.locator(`button[value="${address}"]`).click();
    await expect(frame.getByText(`Added ${own.site}${address}`)).toBeVisible();
    expect([...platform.links.values()]).toEqual([
      { id: "link-1", target: own.site + address, hasColumn: true },
    ]);

    // A learner comes before the course is connected.
    const phone = await learner.newPage();
    await phone.goto(`${platform.url}/course?user=l`);
    await phone.getByRole("button", { name: "Open link-1" }).click();
    await expect(phone.getByRole("heading", { name: "Not connected yet" })).toBeVisible();

    // Framed, a lesson asks for a window of its own; there the teacher connects the course.
    await page.goto(`${platform.url}/course?user=t&frame=1`);
    await page.getByRole("button", { name: "Open link-1" }).click();
    const opened = page.waitForEvent("popup");
    await page.frameLocator("iframe").getByRole("link", { name: "Open in a new window" }).click();
    const own2 = await opened;
    const violations2 = watchViolations(own2);
    await expect(own2.getByText("Machine learning 101")).toBeVisible();
    await own2.getByRole("button", { name: "Connect" }).click();
    await expect(own2.getByText("Machine learning 101 is connected")).toBeVisible();
    await own2.getByRole("link", { name: "The class" }).click();
    await expect(own2.getByRole("region", { name: "Connected courses" })).toContainText("Test University");

    await phone.goto(`${platform.url}/course?user=l`);
    await phone.getByRole("button", { name: "Open link-1" }).click();
    await phone.waitForURL(`${own.site}/lessons/${lesson}#poll-${poll.id}`);
    const asked = phone.locator(`#poll-${poll.id}`);
    await asked.getByRole("radio").first().check({ force: true });
    await asked.getByRole("button", { name: "Save answer" }).click();
    await expect(asked.getByRole("button", { name: "Show the answer" })).toBeEnabled();
    await expect
      .poll(() => platform.scores, { timeout: 30_000 })
      .toMatchObject([
        { path: "/columns/link-1/scores?type_id=1", body: { userId: "l-1", scoreGiven: 1, scoreMaximum: 1 } },
      ]);

    await own2.reload();
    await expect(own2.getByRole("table", { name: "Learners" })).toContainText("Lea Novak");

    // The end of a sign-in that began in another browser.
    const stolen = await learner.request.post("/api/lti/launch", { form: { id_token: "x", state: "y" } });
    expect(stolen.status()).toBe(403);
    expect(await stolen.text()).toContain("does not hold");
    expect([...violations, ...violations2]).toEqual([]);
    expect(own.readOutput(), "no name, subject or token gets into the log").not.toMatch(/Novak|l-1|eyJ/);
  } finally {
    await teacher.close();
    await learner.close();
    await platform.close();
    await own.close();
  }
});

test("the list of content on a phone: nothing sticks out, nothing that axe finds, and words narrow it down", async ({
  page,
}) => {
  await page.setViewportSize({ width: 375, height: 700 });
  await page.goto(`/lti/choose#${"A".repeat(43)}`);
  const entries = page.locator("button[name=target]");
  await expect(entries.first()).toBeEnabled();
  const all = await entries.count();
  expect(all).toBeGreaterThan(100);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
  expect(await findFaults(page)).toEqual([]);
  await darken(page);
  expect(await findFaults(page, colorRules)).toEqual([]);
  await page.getByLabel("Search").fill("exercise lstm");
  await expect(page.getByText(/^In \d+ of \d+ lessons\.$/)).toBeVisible();
  await expect.poll(() => entries.count()).toBeLessThan(all / 4);
  expect(await entries.count()).toBeGreaterThan(0);
  // A ticket that never was: one plain page.
  await entries.first().click();
  await expect(page.getByRole("heading", { name: "This did not work" })).toBeVisible();
  expect(await findFaults(page)).toEqual([]);
});
