import { expect, test, type Page } from "@playwright/test";
import type { ClassReply, NewClassReply } from "@/lib/contract/class";
import type { ChoicePoll } from "@/lib/course/polls";
import { findFaults } from "../accessibility/faults";
import { listPolls } from "../course-polls";
import { makeOwner, openAsking } from "../live-class";
import { startOwnSite } from "../own-server";
import { watchViolations } from "../security/violations";

const phone = { viewport: { width: 375, height: 740 }, hasTouch: true, isMobile: true };

const scrollToShare = (page: Page, share: number) =>
  page.evaluate((to) => {
    const article = document.querySelector("article");
    const height = (article?.getBoundingClientRect().bottom ?? 0) + scrollY - innerHeight;
    scrollTo(0, height * to);
  }, share);

async function getSinglePoll(): Promise<{ lesson: string; poll: ChoicePoll }> {
  for (const { lesson, poll } of await listPolls()) if (poll.kind === "single") return { lesson, poll };
  throw new Error("The course has no poll with one answer");
}

/** Reads a lesson to its end, until the class has been told so. */
async function readToTheEnd(page: Page, lesson: string): Promise<void> {
  // Instruments that load make the text longer: the end is gone to until it is there.
  await expect
    .poll(async () => {
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
      return page.evaluate(() => localStorage.getItem("progress"));
    })
    .toMatch(/"read":(1|0\.99)/);
  await page.evaluate(() => dispatchEvent(new Event("pagehide")));
  await expect
    .poll(() => page.evaluate(() => localStorage.getItem("reading-reported")))
    .toMatch(new RegExp(`"${lesson}":(1|0\\.99)`));
}

test("an instructor sees what a learner has really read and answered, also from before the class was joined", async ({
  browser,
  playwright,
}) => {
  const own = await startOwnSite();
  const staff = await makeOwner(playwright.request, own);
  const { lesson, poll } = await getSinglePoll();
  const wrong = poll.options.findIndex(({ correct, misconception }) => !correct && misconception !== null);
  const option = poll.options[wrong];
  const context = await browser.newContext({ baseURL: own.site, storageState: await staff.storageState() });
  const teacher = await context.newPage();
  const learner = await (await browser.newContext({ ...phone, baseURL: own.site })).newPage();
  const violations = [watchViolations(teacher), watchViolations(learner)];
  try {
    const made = await staff.post("/api/classes", { data: { name: "Deep learning", term: "Autumn" } });
    const { id } = (await made.json()) as NewClassReply;
    const found = await staff.get(`/api/classes?class=${id}`);
    const { joinCode } = ((await found.json()) as ClassReply).class;

    await teacher.goto(`/teach?class=${id}&view=reading`);
    await expect(teacher.getByText("Nobody has joined yet.", { exact: false })).toBeVisible();

    // Before joining: nothing of the reading leaves the device.
    const reports: string[] = [];
    learner.on("request", (request) => {
      if (request.url().endsWith("/api/classes/reading")) reports.push(request.postData() ?? "");
    });
    await learner.goto(`/lessons/${lesson}`);
    await learner.locator(`#poll-${poll.id}`).scrollIntoViewIfNeeded();
    await scrollToShare(learner, 0.5);
    await expect.poll(() => learner.evaluate(() => localStorage.getItem("progress") ?? "")).toContain(lesson);
    const asked = learner.locator(`#poll-${poll.id}`);
    await asked.getByRole("radio").nth(wrong).check();
    await asked.getByRole("button", { name: "Save answer" }).click();
    await expect(asked.getByText(/Saved/).first()).toBeVisible();
    await learner.goto(`/enrol#${joinCode}`);
    expect(reports).toEqual([]);

    await expect(learner).toHaveURL(/\/join#/);
    await expect(learner.getByRole("heading", { level: 1 })).toHaveText("Join Deep learning, Autumn");
    await expect(learner.getByText("how far you have read each lesson", { exact: false })).toBeVisible();
    await learner.getByLabel("Your name").fill("Lea Novak");
    await learner.keyboard.press("Enter");
    await expect(learner.getByText("You are in this class as Lea Novak.")).toBeVisible();
    await expect.poll(() => reports.length).toBe(1);
    expect(JSON.parse(reports[0] ?? "")).toMatchObject({ lessons: [{ lesson }] });
    await expect
      .poll(() => learner.evaluate(() => localStorage.getItem("reading-reported")))
      .toContain(lesson);

    await teacher.reload();
    const matrix = teacher.getByRole("table", { name: "Sections reached" });
    const row = matrix.getByRole("row").filter({ hasText: "Lea Novak" });
    await expect(row.getByRole("cell")).toHaveText([/^\d+\/\d+$/]);

    // From then on what is read further is told, once, and nothing where nothing is.
    await learner.goto(`/lessons/${lesson}`);
    await readToTheEnd(learner, lesson);
    const before = reports.length;
    await learner.reload();
    await scrollToShare(learner, 0.2);
    await learner.goto("/join");
    await expect(learner.getByText("You are in this class as Lea Novak.")).toBeVisible();
    expect(reports).toHaveLength(before);
    await teacher.getByRole("button", { name: "Look again" }).click();
    await expect(row.getByRole("cell")).toHaveText(["read"]);
    expect(await findFaults(teacher)).toEqual([]);

    await teacher.getByRole("link", { name: "Questions", exact: true }).click();
    const question = teacher.locator(`#question-${poll.id}`);
    await expect(question).toContainText("Right at the first answer: 0 of 1. Right at the last: 0 of 1.");
    await expect(question).toContainText((option?.misconception ?? "").replaceAll("-", " "));
    const group = question.getByRole("row").nth(wrong + 1);
    await expect(group.getByRole("cell")).toHaveText(["", "1", "1"]);
    await expect(group.getByRole("link", { name: "Lea Novak" })).toBeHidden();
    await group.getByText("Who", { exact: true }).click();
    await group.getByRole("link", { name: "Lea Novak" }).click();
    await expect(teacher.getByRole("heading", { name: "Lea Novak" })).toBeVisible();
    await expect(teacher.getByRole("region", { name: "Answered" })).toContainText("wrong");
    expect(await findFaults(teacher)).toEqual([]);

    const csv = await staff.get(`/api/classes/export?class=${id}&what=answers`);
    expect(await csv.text()).toContain(`Lea Novak,${lesson},${poll.id},1,${option?.id},no`);

    await learner.getByRole("button", { name: "Leave this class" }).click();
    await expect(learner.getByText("You are in this class")).toBeHidden();
    await learner.goto(`/lessons/${lesson}`);
    await learner.goto("/join");
    expect(reports).toHaveLength(before);
    await teacher.goto(`/teach?class=${id}&view=reading`);
    await expect(teacher.getByText("Nobody has joined yet.", { exact: false })).toBeVisible();
    expect(violations.flat()).toEqual([]);
  } finally {
    await learner.context().close();
    await context.close();
    await staff.dispose();
    await own.close();
  }
});

test("a class that is live is joined without a code, and those who teach it see how it went", async ({
  browser,
  playwright,
}) => {
  const own = await startOwnSite();
  const staff = await makeOwner(playwright.request, own);
  const { lesson, poll } = await getSinglePoll();
  const right = poll.options.findIndex(({ correct }) => correct);
  const context = await browser.newContext({ baseURL: own.site, storageState: await staff.storageState() });
  const teacher = await context.newPage();
  const learner = await (await browser.newContext({ ...phone, baseURL: own.site })).newPage();
  const violations = [watchViolations(teacher), watchViolations(learner)];
  try {
    const made = await staff.post("/api/classes", { data: { name: "Deep learning", term: "" } });
    const { id } = (await made.json()) as NewClassReply;
    const { joinCode } = ((await (await staff.get(`/api/classes?class=${id}`)).json()) as ClassReply).class;
    await learner.goto("/join");
    const field = learner.getByLabel("Code");
    await expect(field).toBeEnabled();
    await field.pressSequentially(joinCode);
    await field.press("Enter");
    await learner.getByLabel("Your name").fill("Lea");
    await learner.keyboard.press("Enter");
    await expect(learner.getByText("You are in this class as Lea.")).toBeVisible();

    await teacher.goto(`/present/${lesson}`);
    const dialog = await openAsking(teacher);
    await dialog.getByRole("button", { name: "Whoever has the code" }).click();
    await teacher.getByRole("option", { name: "Deep learning" }).click();
    await dialog.getByRole("button", { name: "Begin session" }).click();
    await expect(teacher.getByText("0 people have joined.")).toBeVisible();

    await learner.reload();
    await learner.getByRole("button", { name: "Join Deep learning now" }).tap();
    await expect(learner.getByText("The presenter has not asked anything yet.")).toBeVisible();
    await expect(teacher.getByText("1 person has joined.")).toBeVisible();
    const { session } = (await (await staff.get(`/api/live/sessions?lesson=${lesson}`)).json()) as {
      session: { id: string };
    };
    const command = (act: string) =>
      staff.post("/api/live/polls", {
        data: { session: session.id, poll: poll.id, version: poll.version, command: { do: act } },
      });
    await command("open");
    await learner.locator("form").getByRole("radio").nth(right).tap();
    await learner.getByRole("button", { name: "Send" }).tap();
    await expect(learner.getByText("Saved.", { exact: false })).toBeVisible();
    await command("close");

    await teacher.goto(`/teach?class=${id}&view=sessions`);
    await expect(teacher.getByText("1 joined, 1 of the class", { exact: false })).toBeVisible();
    await teacher.locator("summary").click();
    await expect(teacher.getByText("Round 1: 1 of 1 right")).toBeVisible();
    expect(await findFaults(teacher)).toEqual([]);
    expect(violations.flat()).toEqual([]);
  } finally {
    await learner.context().close();
    await context.close();
    await staff.dispose();
    await own.close();
  }
});
