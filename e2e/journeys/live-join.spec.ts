import { expect, test, type Browser, type Page } from "@playwright/test";
import { getSinglePoll } from "../course-polls";
import { startLiveClass } from "../live-class";
import { answerFields, findLeak, findSentinels } from "../security/leaks";
import { watchViolations } from "../security/violations";

const phone = { viewport: { width: 375, height: 740 }, hasTouch: true, isMobile: true };

async function openPhone(browser: Browser, site: string): Promise<Page> {
  return (await browser.newContext({ ...phone, baseURL: site })).newPage();
}

const statusOf = (page: Page) => page.locator("form").getByRole("status");
const letter = (index: number) => String.fromCharCode(65 + index);

test("a phone joins by a typed code, votes, loses its connection and returns, and sees all that is shown; another comes late", async ({
  browser,
  playwright,
}) => {
  const { course, poll } = await getSinglePoll();
  const right = poll.options.findIndex(({ correct }) => correct);
  const wrong = poll.options.findIndex(({ correct }) => !correct);
  const live = await startLiveClass(playwright.request, course.lesson);
  const page = await openPhone(browser, live.site);
  const late = await openPhone(browser, live.site);
  const violations = [watchViolations(page), watchViolations(late)];
  try {
    await page.goto("/join");
    const code = page.getByLabel("Code");
    await expect(code).toBeEnabled();
    await code.fill("0000 0000");
    await code.press("Enter");
    await expect(page.getByRole("alert").filter({ hasText: /\w/ })).toHaveText(
      "Nothing can be joined by this code. Look at it once more, sign by sign.",
    );
    await expect(code).toBeFocused();
    await code.fill("");
    await code.pressSequentially(live.joinCode.toLowerCase());
    await expect(code).toHaveValue(`${live.joinCode.slice(0, 4)} ${live.joinCode.slice(4)}`);
    await code.press("Enter");
    await expect(page.getByText("The presenter has not asked anything yet.")).toBeVisible();
    await expect(page.getByRole("link", { name: "Read the lesson" })).toHaveAttribute(
      "href",
      `/lessons/${course.lesson}`,
    );

    // From the question to a saved vote: two taps.
    await live.command(poll, { do: "open" });
    await page.locator("form").getByRole("radio").nth(wrong).tap();
    await page.getByRole("button", { name: "Send" }).tap();
    await expect(statusOf(page)).toHaveText("Saved. You can change it until the round closes.");

    await page.locator("form").getByRole("radio").nth(right).tap();
    await page.getByLabel("I am sure").tap();
    await expect(statusOf(page)).toHaveText("Changed, not sent yet.");
    await page.getByRole("button", { name: "Send the change" }).tap();
    await expect(statusOf(page)).toHaveText("Saved. You can change it until the round closes.");

    await page.reload();
    await expect(page.locator("form").getByRole("radio").nth(right)).toBeChecked();
    await expect(page.getByLabel("I am sure")).toBeChecked();
    await expect(statusOf(page)).toHaveText("Saved. You can change it until the round closes.");

    await page.context().setOffline(true);
    await expect(page.getByText("The connection is lost.")).toBeVisible();
    await page.locator("form").getByRole("radio").nth(wrong).tap();
    await page.getByRole("button", { name: "Send the change" }).tap();
    await expect(statusOf(page)).toContainText("No connection. Your answer is kept on this device");
    await page.context().setOffline(false);
    await expect(statusOf(page)).toHaveText("Saved. You can change it until the round closes.");
    await expect(page.getByText("Connected.")).toBeVisible();

    await live.command(poll, { do: "close" });
    await expect(
      page.getByText(`The round is closed. Your answer was ${letter(wrong)} (sure).`),
    ).toBeVisible();
    await late.goto(`/join?code=${live.joinCode}`);
    await expect(late.getByText("The round is closed. You did not answer.")).toBeVisible();

    await live.command(poll, { do: "discuss" });
    await expect(page.getByText("Talk to your neighbour: why did you answer as you did?")).toBeVisible();
    await live.command(poll, { do: "open", seconds: 600 });
    await expect(page.getByRole("timer")).toHaveText(/^\d+:\d\d left$/);
    for (const voter of [page, late]) {
      await voter.locator("form").getByRole("radio").nth(right).tap();
      await voter.getByRole("button", { name: "Send" }).tap();
      await expect(statusOf(voter)).toContainText("Saved.");
    }
    await live.command(poll, { do: "close" });
    await live.command(poll, { do: "show-bars" });
    const bars = page.getByRole("table", { name: "How the votes fell" });
    await expect(bars.getByRole("columnheader")).toHaveText([
      "Answer",
      "Round 1, 1 vote",
      "Round 2, 2 votes",
    ]);
    await expect(
      bars
        .getByRole("row")
        .nth(wrong + 1)
        .getByRole("cell"),
    ).toHaveText(["1, 100 %", "0, 0 %"]);
    await expect(
      bars
        .getByRole("row")
        .nth(right + 1)
        .getByRole("cell"),
    ).toHaveText(["0, 0 %", "2, 100 %"]);
    await expect(page.getByText(`1 person went from ${letter(wrong)} to ${letter(right)}`)).toBeAttached();
    const shown = await page.content();
    expect(findLeak(shown, findSentinels(course)), "no answer with the bars").toBeUndefined();
    expect(shown).not.toMatch(answerFields);

    await live.command(poll, { do: "show-answer" });
    await expect(page.getByText(`Right. The answer is ${letter(right)}.`)).toBeVisible();
    await expect(late.getByText(`Right. The answer is ${letter(right)}.`)).toBeVisible();
    await expect(bars.getByRole("row").nth(right + 1)).toContainText("(right)");
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth),
      "nothing is wider than the phone",
    ).toBe(375);

    await live.end();
    await expect(page.getByText("The session is over.", { exact: true })).toBeVisible();
    await page.reload();
    await expect(
      page.getByText(`Right. The answer is ${letter(right)}.`),
      "it can be read again",
    ).toBeVisible();
    expect(violations.flat()).toEqual([]);
  } finally {
    await page.context().close();
    await late.context().close();
    await live.close();
  }
});
