import { expect, test, type Page } from "@playwright/test";
import { listPolls } from "../course-polls";
import { makeOwner, owner } from "../live-class";
import { joinSession, readPolls } from "../live-participant";
import { startOwnSite } from "../own-server";
import { answerFields, findLeak, findSentinels } from "../security/leaks";
import { watchViolations } from "../security/violations";

/** The number of the slide that is shown, and how many there are. */
async function readPlace(page: Page): Promise<{ number: number; count: number }> {
  const place = await page.getByRole("navigation", { name: "Slides" }).getByRole("status").textContent();
  const [, number, count] = /(\d+) \/ (\d+)/.exec(place ?? "") ?? [];
  return { number: Number(number), count: Number(count) };
}

const expectSlide = (page: Page, number: number) =>
  expect.poll(async () => (await readPlace(page)).number).toBe(number);

/** Presses a key until the slide is shown: before the page has its script, keys do nothing. */
async function pressUntil(page: Page, key: string, number: number): Promise<void> {
  await expect
    .poll(async () => {
      await page.keyboard.press(key);
      return (await readPlace(page)).number;
    })
    .toBe(number);
}

test("a lesson as slides: keys, reload, overview, links to a place, and a widget that keeps its own keys and state", async ({
  page,
}) => {
  const violations = watchViolations(page);
  await page.goto("/present/weight-initialization");
  const { count } = await readPlace(page);
  await pressUntil(page, "End", count);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Home");
  await expectSlide(page, 1);
  await expect(page.getByRole("heading", { name: "Weight initialization" })).toBeInViewport();

  // A long slide is scrolled through before it is turned.
  await page.keyboard.press("PageDown");
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0);
  await expectSlide(page, 1);

  const slider = page.locator("input[type=range]").first();
  await slider.focus();
  const before = await slider.inputValue();
  await page.keyboard.press("ArrowRight");
  const after = await slider.inputValue();
  expect(after).not.toBe(before);
  await expectSlide(page, 1);
  await page.getByRole("button", { name: "Next slide" }).click();
  await expectSlide(page, 2);
  await expect(slider, "one thing on a slide").toBeHidden();
  await page.keyboard.press("ArrowLeft");
  await expect(slider).toHaveValue(after);

  await page.keyboard.press("ArrowRight");
  await page.reload();
  await expectSlide(page, 2);
  await expect(page.getByRole("heading", { name: "Why not start from nothing?" })).toBeVisible();
  await pressUntil(page, "ArrowRight", 3);
  await page.keyboard.press("o");
  const overview = page.getByRole("dialog");
  await overview.getByRole("link", { name: "poll" }).first().click();
  await expect(overview).toBeHidden();
  await expectSlide(page, 4);
  await expect(page.getByRole("link", { name: "Sign in to ask this live" })).toBeVisible();

  await page.goto("/present/weight-initialization#compound-interest");
  await expect(page.getByRole("heading", { name: "Compound interest" })).toBeVisible();
  const smallest = await page
    .locator("section:not([hidden]) p")
    .evaluateAll((lines) =>
      Math.min(...lines.map((line) => Number.parseFloat(getComputedStyle(line).fontSize))),
    );
  expect(smallest).toBeGreaterThanOrEqual(28);
  expect(violations).toEqual([]);
});

test("a class is asked: begin, open, votes, close, bars, answer, CSV; nothing is told before its reveal", async ({
  browser,
  playwright,
}) => {
  const course = (await listPolls()).find((candidate) => candidate.poll.kind === "single");
  if (course === undefined || course.poll.kind === "number") throw new Error("No poll to ask");
  const { lesson, poll } = course;
  const sentinels = findSentinels(course);
  const [right, wrong] = [true, false].map(
    (isRight) => poll.options.find((option) => option.correct === isRight)?.id ?? "",
  );
  const own = await startOwnSite();
  const context = await browser.newContext({ baseURL: own.site });
  const page = await context.newPage();
  const violations = watchViolations(page);
  const press = (name: string) => page.getByRole("button", { name, exact: true }).click();
  const bars = page.getByRole("table", { name: /How the votes fell/ });
  try {
    await (await makeOwner(playwright.request, own)).dispose();

    // Signing in leads back to the slide.
    await page.goto(`/present/${lesson}#poll-${poll.id}`);
    await page.getByRole("link", { name: "Sign in to ask this live" }).click();
    await page.getByLabel("E-mail").fill(owner.email);
    await page.getByLabel("Password").fill(owner.password);
    await page.keyboard.press("Enter");
    await press("Begin session");
    const code =
      (await page
        .getByText(/^[0-9A-Z]{4} [0-9A-Z]{4}$/)
        .last()
        .textContent()) ?? "";
    await expect(page.getByRole("img", { name: /QR code/ })).toBeVisible();
    const participants = [await joinSession(own.site, code), await joinSession(own.site, code)];
    await expect(page.getByText("2 people have joined.")).toBeVisible();
    await page.keyboard.press("j");
    await expect(page.getByRole("dialog")).toBeHidden();

    await page.getByText("60 s").click();
    await press("Open");
    await expect(page.getByText("Round 1 is open. 0 of 2 people answered.")).toBeVisible();
    const readPoll = async () => readPolls((await participants[0]?.readStream()) ?? "")[0];
    const asked = await readPoll();
    if (asked === undefined) throw new Error("The participant is told of no poll");
    expect(await participants[0]?.vote(asked, { options: [right ?? ""] })).toBe(200);
    await expect(page.getByText("1 of 2 people answered.")).toBeVisible();
    expect(await participants[1]?.vote(asked, { options: [wrong ?? ""] })).toBe(200);
    await expect(page.getByText("2 of 2 people answered.")).toBeVisible();

    // Enter does what is suggested; half are right, so that is a discussion.
    await page.keyboard.press("Enter");
    await expect(page.getByText("Round 1 is closed. 2 answers.")).toBeVisible();
    await expect(page.getByText("Suggested: let neighbours discuss")).toBeVisible();
    expect(await participants[0]?.vote(asked, { options: [wrong ?? ""] }), "the round is over").toBe(409);
    await page.reload();
    await expect(page.getByText("Suggested: let neighbours discuss")).toBeVisible();
    await expect(bars).toBeHidden();

    await press("Show bars");
    await expect(bars).toContainText("50 %");
    for (const text of [await page.content(), (await participants[0]?.readStream()) ?? ""]) {
      expect(findLeak(text, sentinels)).toBeUndefined();
      expect(text).not.toMatch(answerFields);
    }
    await press("Show answer");
    await expect(page.getByText(/^The answer is [A-Z]\.$/)).toBeVisible();
    expect(findLeak(await page.content(), sentinels)).toBeDefined();

    const csv = await page.getByRole("link", { name: "Votes as CSV" }).getAttribute("href");
    const lines = (await (await page.request.get(csv ?? "")).text()).split("\r\n").slice(1).sort();
    expect(lines).toEqual([
      expect.stringMatching(`^${poll.id},1,1,${right},no,yes,`),
      expect.stringMatching(`^${poll.id},1,2,${wrong},no,no,`),
    ]);

    await press("Begin again");
    await expect(page.getByText("Not open yet. 2 people joined.")).toBeVisible();
    await page.keyboard.press("j");
    await press("End session");
    await press("End it");
    await expect(page.getByText("The session is over.").last()).toBeVisible();
    expect(violations).toEqual([]);
  } finally {
    await context.close();
    await own.close();
  }
});
