import { expect, test, type APIRequest, type Browser, type Page } from "@playwright/test";
import { writeWidgetQuestion } from "@/components/widgets/questions";
import { pickDistractors, type WidgetQuestion } from "@/lib/contract/widget-question";
import type { ChoicePoll } from "@/lib/course/polls";
import { findFaults } from "../accessibility/faults";
import { listPolls } from "../course-polls";
import { makeOwner, openAsking } from "../live-class";
import { joinSession, readPolls, type Participant } from "../live-participant";
import { startOwnSite } from "../own-server";
import { answerFields, findLeak, findSentinels } from "../security/leaks";
import { watchViolations } from "../security/violations";

const phone = { viewport: { width: 375, height: 740 }, hasTouch: true, isMobile: true };

/** A server of the test's own, and a presenter's page that is signed in there. */
async function openStage(browser: Browser, request: APIRequest) {
  const own = await startOwnSite();
  const owner = await makeOwner(request, own);
  const context = await browser.newContext({ baseURL: own.site, storageState: await owner.storageState() });
  await owner.dispose();
  const page = await context.newPage();
  const pocket = await browser.newContext({ ...phone, baseURL: own.site });
  const violations = watchViolations(page);
  return {
    site: own.site,
    page,
    pocket,
    violations,
    async close() {
      await context.close();
      await pocket.close();
      await own.close();
    },
  };
}

/** Begins a session on the page, and lets two devices and a phone take part. */
async function beginSession(page: Page, site: string, pocket: Page) {
  const dialog = await openAsking(page);
  await dialog.getByRole("button", { name: "Begin session" }).click();
  const shown = dialog.getByText(/^[0-9A-Z]{4} [0-9A-Z]{4}$/);
  const code = (await shown.textContent()) ?? "";
  const participants = [await joinSession(site, code), await joinSession(site, code)] as const;
  await pocket.goto(`/join?code=${code.replace(" ", "")}`);
  await expect(pocket.getByText("The presenter has not asked anything yet.")).toBeVisible();
  await page.keyboard.press("j");
  await expect(dialog).toBeHidden();
  return { code, participants };
}

async function readLast(participant: Participant) {
  const asked = readPolls(await participant.readStream()).findLast(({ state }) => state.phase === "open");
  if (asked === undefined) throw new Error("The participant is told of no open poll");
  return asked;
}

const stateOf = (page: Page) => page.locator("form").getByRole("status");
const letter = (index: number) => String.fromCharCode(65 + index);

const predictions = [
  [
    "batch-normalization",
    "on-the-rings",
    /training loss 0\.000\d \(without\), 0\.02 \(with batch normalization\)/,
  ],
  ["regularization", "nothing-left", /validation loss 1\.\d\d \(free\), 0\.69 \(held back\)/],
  ["monitoring-training", "five-times-the-points", /validation loss less training loss 0\.\d\d/],
] as const;

for (const [lesson, id, measured] of predictions)
  test(`predict, run, vote again: ${lesson}`, async ({ browser, playwright }) => {
    test.setTimeout(240_000);
    const course = (await listPolls()).find((one) => one.lesson === lesson && one.poll.id === id);
    const poll = course?.poll as ChoicePoll;
    const sentinels = course === undefined ? [] : findSentinels(course);
    const right = poll.options.findIndex(({ correct }) => correct);
    const wrong = poll.options.findIndex(({ correct }) => !correct);
    const choose = (index: number) => ({ options: [poll.options[index]?.id ?? ""] });
    const stage = await openStage(browser, playwright.request);
    const { page, site } = stage;
    const pocket = await stage.pocket.newPage();
    const press = (name: string) => page.getByRole("button", { name, exact: true }).click();
    try {
      await page.goto(`/present/${lesson}#poll-${id}`);
      await expect(page.locator(`#poll-${id}`)).toBeVisible();
      await expect(page.getByRole("button", { name: "Begin session" })).toBeVisible();
      const { participants } = await beginSession(page, site, pocket);
      const slide = page.locator(`#poll-${id}`);

      await press("Open");
      await pocket.locator("form").getByRole("radio").nth(wrong).tap();
      await pocket.getByRole("button", { name: "Send" }).tap();
      await expect(stateOf(pocket)).toContainText("Saved.");
      const first = await readLast(participants[0]);
      expect(await participants[0].vote(first, choose(wrong))).toBe(200);
      expect(await participants[1].vote(first, choose(right))).toBe(200);
      await expect(slide.getByRole("figure"), "no curve before the votes").toHaveCount(0);
      await press("Close");
      await expect(page.getByText("Round 1 is closed. 3 answers.")).toBeVisible();

      // Enter does what is suggested: the run, though so many are wrong that neighbours might talk.
      await page.keyboard.press("Enter");
      await expect(page.getByText("The model is training. Watch the curve.")).toBeVisible();
      await expect(pocket.getByText("Watch the screen: the model is training.")).toBeVisible();
      await expect(slide.getByRole("figure").first()).toBeInViewport();
      expect(await participants[0].vote(first, choose(right)), "the round is over").toBe(409);
      // How fast it trains changes nothing of what it comes to.
      await slide.getByRole("radiogroup", { name: "Steps a frame" }).getByText("Max").click();
      await expect(page.getByText("The run is over. Vote once more.")).toBeVisible({ timeout: 150_000 });
      await expect(slide.getByText(/^The run is over: /)).toHaveText(measured);
      for (const text of [await page.content(), await pocket.content(), await participants[0].readStream()])
        expect(findLeak(text, sentinels)).toBeUndefined();
      await expect(page.getByText(/The run says/), "not before the answer").toHaveCount(0);

      await press("Open round 2");
      await expect(page.getByText("Round 2 is open.")).toBeVisible();
      const second = await readLast(participants[0]);
      expect(second.state).toMatchObject({ round: 2, runRound: 1 });
      for (const participant of participants) expect(await participant.vote(second, choose(right))).toBe(200);
      await pocket.locator("form").getByRole("radio").nth(right).tap();
      await pocket.getByRole("button", { name: "Send" }).tap();
      await expect(stateOf(pocket)).toContainText("Saved.");
      await press("Close");
      await press("Show bars");
      await expect(page.getByText(`2 people went from ${letter(wrong)} to ${letter(right)}`)).toBeAttached();
      await press("Show answer");
      await expect(page.getByText(`The answer is ${letter(right)}.`)).toBeVisible();
      await expect(slide.getByText(`The run says ${letter(right)}: `)).toHaveText(measured);
      await expect(pocket.getByText(`Right. The answer is ${letter(right)}.`)).toBeVisible();
      if (lesson === "regularization") expect(await findFaults(page)).toEqual([]);

      await press("Begin again");
      await expect(slide.getByRole("figure"), "a new prediction has no curve").toHaveCount(0);
      expect(stage.violations).toEqual([]);
    } finally {
      await stage.close();
    }
  });

const instruments = [
  ["images-and-convolutions", "convolution-stepper", {}],
  ["depth-width-parameters", "network-sizer", {}],
] as const;

for (const [lesson, name, state] of instruments)
  test(`asked about an instrument as it stands: ${name}`, async ({ browser, playwright }) => {
    const stage = await openStage(browser, playwright.request);
    const { page, site } = stage;
    const pocket = await stage.pocket.newPage();
    const bodies: Promise<string>[] = [];
    for (const watched of [page, pocket])
      watched.on("response", (response) => {
        const isStream = response.headers()["content-type"]?.includes("event-stream") ?? false;
        if (!isStream) bodies.push(response.text().catch(() => ""));
      });
    const press = (label: string) => page.getByRole("button", { name: label, exact: true }).click();
    try {
      await page.goto(`/present/${lesson}`);
      const widget = page.locator(`[data-widget="${name}"]`).first();
      await expect(widget).toBeVisible();
      await expect(page.getByRole("button", { name: "Ask about this" })).toHaveCount(0);
      const { participants } = await beginSession(page, site, pocket);
      if (name === "convolution-stepper") {
        // The frame is walked on: the question is about where it stands.
        await widget.getByRole("button", { name: "Next window" }).click();
        await expect(widget).toContainText("Output row 1, column 2");
      }
      await widget.getByRole("button", { name: "Ask about this" }).click();
      await expect(widget.getByText("The instrument is covered until the answer is shown.")).toBeVisible();
      await expect(widget.getByRole("button", { name: "Copy link" })).toBeHidden();

      await press("Open");
      await expect(pocket.locator("form").getByRole("radio")).toHaveCount(4);
      const asked = await readLast(participants[0]);
      const present = name === "convolution-stepper" ? { row: 0, column: 1 } : state;
      const question: WidgetQuestion = writeWidgetQuestion(name, present);
      const wrong = pickDistractors(question);
      const options = await pocket.locator("form annotation").allTextContents();
      expect(options.toSorted()).toEqual([question.right, ...wrong.map(({ text }) => text)].toSorted());
      const rightIndex = options.indexOf(question.right);
      expect(rightIndex).toBeGreaterThanOrEqual(0);
      await pocket.locator("form").getByRole("radio").nth(rightIndex).tap();
      await pocket.getByRole("button", { name: "Send" }).tap();
      await expect(stateOf(pocket)).toContainText("Saved.");
      const ids = ["a", "b", "c", "d"];
      const wrongIndex = (rightIndex + 1) % 4;
      expect(await participants[0].vote(asked, { options: [ids[rightIndex] ?? ""] })).toBe(200);
      expect(await participants[1].vote(asked, { options: [ids[wrongIndex] ?? ""] })).toBe(200);
      await expect(page.getByText("3 of 3 people answered.")).toBeVisible();
      await press("Close");
      await press("Show bars");
      await expect(page.getByRole("table", { name: /How the votes fell/ })).toContainText("67 %");

      // Found again after a reload, still covered.
      await page.reload();
      await expect(widget.getByText("The instrument is covered until the answer is shown.")).toBeVisible();
      await expect(page.getByRole("table", { name: /How the votes fell/ })).toContainText("67 %");
      const stretches = [...wrong.map(({ reply }) => reply), ...wrong.map((one) => one.misconception)].map(
        (text) => text.replaceAll(/[’"']/g, "").slice(0, 40),
      );
      const told = [
        ...(await Promise.all(bodies)),
        await page.content(),
        await pocket.content(),
        await participants[0].readStream(),
      ];
      for (const text of told) expect(findLeak(text, stretches)).toBeUndefined();
      for (const text of told.slice(-3)) expect(text).not.toMatch(answerFields);

      await press("Show answer");
      await expect(page.getByText(`The answer is ${letter(rightIndex)}.`)).toBeVisible();
      await expect(pocket.getByText(`Right. The answer is ${letter(rightIndex)}.`)).toBeVisible();
      expect(
        findLeak(await participants[1].readStream(), stretches),
        "the sentinels are there",
      ).toBeDefined();
      await expect(widget.getByRole("button", { name: "Copy link" })).toBeVisible();
      expect(await findFaults(page)).toEqual([]);
      expect(await pocket.evaluate(() => document.documentElement.scrollWidth)).toBe(375);

      const csv = await page.getByRole("link", { name: "Votes as CSV" }).first().getAttribute("href");
      const lines = (await (await page.request.get(csv ?? "")).text()).split("\r\n").slice(1);
      expect(lines.filter((line) => line.includes(`${question.title}"`))).toHaveLength(3);
      expect(lines.filter((line) => line.includes(`,${question.right},no,yes,`))).toHaveLength(2);

      await widget.getByRole("button", { name: "Ask about this as it is now" }).click();
      await expect(page.getByText("Not open yet. 3 people joined.")).toBeVisible();
      expect(stage.violations).toEqual([]);
    } finally {
      await stage.close();
    }
  });
