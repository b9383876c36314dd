import { expect, test, type Browser, type BrowserContext, type Page } from "@playwright/test";
import { listPolls } from "../course-polls";
import { makeOwner, openAsking, owner } from "../live-class";
import { joinSession, readPolls } from "../live-participant";
import { startOwnSite } from "../own-server";
import { watchViolations } from "../security/violations";

const lesson = "weight-initialization";
/** Of the notes on the lesson's first slide, and on that of its first poll. */
const [firstNote, pollNote] = ["Before anybody touches the dial", "Let them vote before they talk"];

const openPhone = (browser: Browser, baseURL: string): Promise<BrowserContext> =>
  browser.newContext({ baseURL, viewport: { width: 375, height: 667 }, hasTouch: true, isMobile: true });

/** The number of the slide that a page shows, on the slides, in the presenter view and on the phone alike. */
async function readNumber(page: Page): Promise<number> {
  const place = await page
    .getByRole("status")
    .filter({ hasText: /\d+ \/ \d+/ })
    .first()
    .textContent();
  return Number(/(\d+) \/ \d+/.exec(place ?? "")?.[1]);
}

const expectSlide = (number: number, ...pages: Page[]) =>
  expect.poll(() => Promise.all(pages.map(readNumber))).toEqual(pages.map(() => number));

async function signIn(page: Page): Promise<void> {
  await page.goto(`/sign-in?to=/present/${lesson}`);
  await page.getByLabel("E-mail").fill(owner.email);
  await page.getByLabel("Password").fill(owner.password);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/present/${lesson}`));
}

test("a phone connects by a link, turns the slides with the desk, shows the notes, works the poll, and is cut off", async ({
  browser,
  playwright,
}) => {
  const course = (await listPolls()).find((candidate) => candidate.lesson === lesson);
  if (course === undefined) throw new Error("No poll to ask");
  const own = await startOwnSite();
  const desk = await browser.newContext({
    baseURL: own.site,
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const hand = await openPhone(browser, own.site);
  const room = await openPhone(browser, own.site);
  try {
    await (await makeOwner(playwright.request, own)).dispose();
    const screen = await desk.newPage();
    const violations = [watchViolations(screen)];
    await signIn(screen);
    await openAsking(screen);
    await screen.getByRole("button", { name: "Begin session" }).click();
    const code =
      (await screen
        .getByText(/^[0-9A-Z]{4} [0-9A-Z]{4}$/)
        .last()
        .textContent()) ?? "";
    await expect(screen.getByRole("img", { name: "QR code that connects one phone" })).toBeHidden();
    await screen.keyboard.press("j");
    await expect(screen.getByRole("dialog")).toBeHidden();

    // The presenter's own window has the notes; the screen that the room sees has them nowhere, not even unseen.
    const opening = screen.waitForEvent("popup");
    await screen.keyboard.press("s");
    const view = await opening;
    violations.push(watchViolations(view));
    await expect(view.getByText(firstNote)).toBeVisible();
    expect(await screen.content()).not.toContain(firstNote);
    expect(await (await screen.request.get(`/lessons/${lesson}`)).text()).not.toContain(firstNote);
    await view.keyboard.press("ArrowRight");
    await expectSlide(2, screen, view);

    await view.getByRole("button", { name: "Connect a phone" }).click();
    await expect(view.getByRole("img", { name: "QR code that connects one phone" })).toBeVisible();
    await view.getByRole("button", { name: "Copy the link" }).click();
    const link = await view.evaluate(() => navigator.clipboard.readText());
    expect(link).toMatch(/\/remote#[\w-]{43}$/);

    const phone = await hand.newPage();
    violations.push(watchViolations(phone));
    await phone.goto(link);
    await expectSlide(2, phone);
    expect(phone.url()).not.toContain("#");
    const [cookie] = (await hand.cookies(`${own.site}/api/live`)).filter(({ name }) => name === "remote");
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Strict", path: "/api/live" });
    await expect(view.getByText("Your phone is connected.")).toBeVisible();

    const second = await room.newPage();
    await second.goto(link);
    await expect(second.getByRole("alert").filter({ hasText: /\w/ })).toContainText("it was used");

    // Either side turns both, and a reload of either stays there.
    await phone.getByRole("button", { name: "Next slide" }).tap();
    await expectSlide(3, screen, view, phone);
    await screen.keyboard.press("ArrowRight");
    await expectSlide(4, screen, view, phone);
    await phone.reload();
    await expectSlide(4, phone);
    await screen.close();
    await phone.getByRole("button", { name: "Previous slide" }).tap();
    await expectSlide(3, phone);
    const reopened = await desk.newPage();
    violations.push(watchViolations(reopened));
    await reopened.goto(`/present/${lesson}#4`);
    await expectSlide(3, reopened, phone, view);

    // A participant is told where the class is, or reads freely.
    const seat = await room.newPage();
    await seat.goto(`/join?code=${code.replace(" ", "")}`);
    await expect(seat.getByRole("link", { name: "Why not start from nothing?" })).toHaveAttribute(
      "href",
      `/lessons/${lesson}#why-not-start-from-nothing`,
    );
    await reopened.goto(`/present/${lesson}#compound-interest`);
    await expect(seat.getByRole("link", { name: "Compound interest" })).toBeVisible();
    await seat.getByText("Read freely").tap();
    await expect(seat.getByRole("link", { name: "Read the lesson" })).toBeVisible();
    await expect(seat.getByRole("link", { name: "Compound interest" })).toBeHidden();

    // The poll of the slide, from the phone.
    await reopened.goto(`/present/${lesson}#poll-${course.poll.id}`);
    await expect(phone.getByText(pollNote)).toBeVisible();
    expect(await reopened.content()).not.toContain(pollNote);
    const participant = await joinSession(own.site, code);
    await phone.getByRole("button", { name: "Open", exact: true }).tap();
    await expect(reopened.getByText("Round 1 is open. 0 of 2 people answered.")).toBeVisible();
    const [asked] = readPolls(await participant.readStream());
    if (asked === undefined || course.poll.kind === "number")
      throw new Error("The participant is told of no poll");
    const [option] = course.poll.options;
    expect(await participant.vote(asked, { options: [option?.id ?? ""] })).toBe(200);
    await expect(phone.getByText("Round 1 is open. 1 of 2 people answered.")).toBeVisible();
    await phone.getByRole("button", { name: "Close", exact: true }).tap();
    await expect(reopened.getByText("Round 1 is closed. 1 answer.")).toBeVisible();
    await phone.getByRole("button", { name: "Show bars", exact: true }).tap();
    await expect(reopened.getByRole("table", { name: /How the votes fell/ })).toContainText("100 %");
    await phone.getByRole("button", { name: "Show answer", exact: true }).tap();
    await expect(reopened.getByText(/^The answer is [A-Z]\.$/)).toBeVisible();
    const bars = await phone.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(bars, "nothing is wider than the phone").toBeLessThanOrEqual(0);

    await view.getByRole("button", { name: "Disconnect", exact: true }).click();
    await expect(phone.getByText("This phone is not connected.")).toBeVisible();
    const turned = await phone.request.post("/api/live/slide", { data: { session: "x", slide: 1 } });
    expect(turned.ok()).toBe(false);
    expect(violations.flat()).toEqual([]);
  } finally {
    for (const context of [desk, hand, room]) await context.close();
    await own.close();
  }
});
