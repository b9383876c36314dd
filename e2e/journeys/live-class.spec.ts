import { expect, test, type Browser, type Page } from "@playwright/test";
import { getSinglePoll } from "../course-polls";
import { openAsking, owner } from "../live-class";
import { startOwnSite } from "../own-server";

const phone = { viewport: { width: 375, height: 740 }, hasTouch: true, isMobile: true };
const size = 30;

const statusOf = (page: Page) => page.locator("form").getByRole("status");

async function openPhone(browser: Browser, link: string): Promise<Page> {
  const page = await (await browser.newContext(phone)).newPage();
  await page.goto(link);
  return page;
}

async function answer(page: Page, option: number): Promise<void> {
  await page.locator("form").getByRole("radio").nth(option).tap();
  await page.getByRole("button", { name: "Send" }).tap();
}

const expectSaved = (page: Page) => expect(statusOf(page)).toContainText("Saved.");

/** Writes down how long a person's part of the journey took; nothing is asserted of it. */
function note(what: string, since: number): void {
  const seconds = ((Date.now() - since) / 1000).toFixed(1);
  test.info().annotations.push({ type: what, description: `${seconds} s` });
}

test("from the printed link to the CSV: a class of thirty answers twice, one of them offline, one late", async ({
  browser,
}) => {
  test.setTimeout(600_000);
  const { course, poll } = await getSinglePoll();
  const right = poll.options.findIndex(({ correct }) => correct);
  const wrong = poll.options.findIndex(({ correct }) => !correct);
  const own = await startOwnSite();
  const context = await browser.newContext({ baseURL: own.site });
  const page = await context.newPage();
  const phones: Page[] = [];
  const press = (name: string) => page.getByRole("button", { name, exact: true }).click();
  let clicking = 0;
  const time = async (part: () => Promise<void>) => {
    const start = Date.now();
    await part();
    clicking += Date.now() - start;
  };
  try {
    let code = "";
    await time(async () => {
      await page.goto(own.firstLink);
      await page.getByLabel("Name").fill(owner.name);
      await page.getByLabel("E-mail").fill(owner.email);
      await page.getByLabel("Password").fill(owner.password);
      await page.keyboard.press("Enter");
      await expect(page.getByText(owner.email)).toBeVisible();
      await page.goto(`/lessons/${course.lesson}`);
      await page.getByRole("article").locator("summary").first().click();
      await page.getByRole("link", { name: "Present it as slides" }).click();
      await openAsking(page);
      await page.getByRole("button", { name: "Begin session" }).last().click();
      await expect(page.getByRole("img", { name: /QR code/ })).toBeVisible();
      const groups = page.getByText(/^[0-9A-Z]{4} [0-9A-Z]{4}$/).last();
      code = ((await groups.textContent()) ?? "").replace(" ", "");
    });

    const link = `${own.site}/join?code=${code}`;
    const scanned = Date.now();
    phones.push(await openPhone(browser, link));
    while (phones.length < size - 1) phones.push(await openPhone(browser, link));
    for (const voter of phones)
      await expect(voter.getByText("The presenter has not asked anything yet.")).toBeVisible();
    note("thirty phones from link to joined", scanned);
    await expect(page.getByText(`${size - 1} people have joined.`)).toBeVisible();

    await time(async () => {
      await page.keyboard.press("j");
      await page.keyboard.press("o");
      await page.getByRole("dialog").getByRole("link", { name: "poll" }).first().click();
      await press("Open");
      await expect(page.getByText(`Round 1 is open. 0 of ${size - 1} people answered.`)).toBeVisible();
    });

    const [away, ...others] = phones;
    if (away === undefined) throw new Error("Nobody has come");
    await away.context().setOffline(true);
    await answer(away, wrong);
    await expect(statusOf(away)).toContainText("No connection. Your answer is kept on this device");
    await Promise.all(others.map((voter, index) => answer(voter, index % 2 === 0 ? right : wrong)));
    await Promise.all(others.map(expectSaved));
    await expect(page.getByText(`${size - 2} of ${size - 1} people answered.`)).toBeVisible();
    await away.context().setOffline(false);
    await expectSaved(away);
    await expect(page.getByText(`${size - 1} of ${size - 1} people answered.`)).toBeVisible();

    await time(() => press("Close"));
    await expect(page.getByText(`Round 1 is closed. ${size - 1} answers.`)).toBeVisible();
    await expect(page.getByText("Suggested: let neighbours discuss")).toBeVisible();
    const scannedLate = Date.now();
    const late = await openPhone(browser, link);
    phones.push(late);
    await expect(late.getByText("The round is closed. You did not answer.")).toBeVisible();

    await time(async () => {
      await press("Discuss");
      await press("Open round 2");
    });
    await answer(late, right);
    await expectSaved(late);
    note("a late learner from link to saved vote, with the wait for the round", scannedLate);
    await Promise.all(
      phones.slice(0, -1).map(async (voter) => {
        await answer(voter, right);
        await expectSaved(voter);
      }),
    );
    await expect(page.getByText(`${size} of ${size} people answered.`)).toBeVisible();

    await time(async () => {
      await press("Close");
      await press("Show bars");
    });
    const bars = page.getByRole("table", { name: /How the votes fell/ });
    const rowOf = (option: number) => bars.getByRole("row").nth(option + 1);
    const half = (size - 2) / 2;
    await expect(rowOf(right)).toContainText(String(half));
    await expect(rowOf(right)).toContainText(`${size}, 100 %`);
    await expect(rowOf(wrong)).toContainText(String(half + 1));
    await Promise.all(
      phones.map((voter) =>
        expect(voter.getByRole("table", { name: "How the votes fell" })).toContainText(`${size}, 100 %`),
      ),
    );
    await time(() => press("Show answer"));
    await Promise.all(phones.map((voter) => expect(voter.getByText(/^Right\. The answer is/)).toBeVisible()));

    await time(async () => {
      const file = page.waitForEvent("download");
      await page.getByRole("link", { name: "Votes as CSV" }).click();
      expect((await file).suggestedFilename()).toBe("votes.csv");
    });
    const href = await page.getByRole("link", { name: "Votes as CSV" }).getAttribute("href");
    const lines = (await (await page.request.get(href ?? "")).text()).trim().split("\r\n").slice(1);
    expect(lines).toHaveLength(size - 1 + size);
    expect(lines.filter((line) => line.startsWith(`${poll.id},2,`) && line.includes(",yes,"))).toHaveLength(
      size,
    );
    test.info().annotations.push({
      type: "an instructor's own part, from printed link to CSV",
      description: `${(clicking / 1000).toFixed(1)} s`,
    });
  } finally {
    await Promise.all(phones.map((voter) => voter.context().close()));
    await context.close();
    await own.close();
  }
});
