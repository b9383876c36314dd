import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test, type Locator, type Page } from "@playwright/test";
import type { ChoicePoll } from "@/lib/course/polls";
import { getPollOfKind, listPolls } from "../course-polls";

const saved = "Saved. You can change it until you see the answer.";

async function getSinglePoll(): Promise<{ lesson: string; poll: ChoicePoll; right: number; wrong: number }> {
  const singles = (await listPolls()).flatMap(({ lesson, poll }) =>
    poll.kind === "single" ? [{ lesson, poll }] : [],
  );
  const [first] = singles;
  if (first === undefined) throw new Error("The course has no poll with one answer");
  const right = first.poll.options.findIndex((option) => option.correct);
  return { ...first, right, wrong: right === 0 ? 1 : 0 };
}

async function openPoll(page: Page, lesson: string, id: string): Promise<Locator> {
  const answers = page.waitForResponse((response) => response.url().includes("/api/polls?lesson="));
  // From elsewhere, or a second visit would only scroll to the place.
  await page.goto("about:blank");
  await page.goto(`/lessons/${lesson}#poll-${id}`);
  await answers;
  return page.locator(`#poll-${id}`);
}

test("a reader answers by keyboard, comes back, changes the answer, and sees what is right", async ({
  page,
  browser,
  baseURL,
}) => {
  const { lesson, poll, right, wrong } = await getSinglePoll();
  const letter = (index: number) => String.fromCharCode(65 + index);

  const other = await browser.newContext({ baseURL: baseURL ?? "" });
  const classmate = await openPoll(await other.newPage(), lesson, poll.id);
  await classmate.getByRole("radio").nth(wrong).check();
  await classmate.getByRole("button", { name: "Save answer" }).click();
  await expect(classmate.getByRole("status")).toHaveText(saved);

  let view = await openPoll(page, lesson, poll.id);
  const height = (await view.boundingBox())?.height;
  await expect(view.getByRole("status")).toHaveText("Choose one.");
  await view.getByRole("radio").first().focus();
  await page.keyboard.press("Space");
  for (let step = 0; step < wrong; step++) await page.keyboard.press("ArrowDown");
  await expect(view.getByRole("radio").nth(wrong)).toBeChecked();
  await expect(view.getByRole("status")).toHaveText("Not saved yet.");
  await page.keyboard.press("Tab");
  await expect(view.getByRole("button", { name: "Save answer" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(view.getByRole("status")).toHaveText(saved);
  expect((await view.boundingBox())?.height, "saving moves nothing on the page").toBe(height);

  view = await openPoll(page, lesson, poll.id);
  await expect(view.getByRole("radio").nth(wrong)).toBeChecked();
  await expect(view.getByRole("status")).toHaveText(saved);
  await view.getByRole("radio").nth(right).check();
  await expect(view.getByRole("status")).toHaveText("Changed, not saved yet.");
  await view.getByRole("button", { name: "Save answer" }).click();
  await expect(view.getByRole("status")).toHaveText(saved);

  await view.getByRole("button", { name: "Show the answer" }).focus();
  await page.keyboard.press("Enter");
  const result = view.getByRole("group", { name: "Result" });
  await expect(result).toBeFocused();
  await expect(result).toContainText(`Right. The answer is ${letter(right)}.`);
  const count = (index: number) =>
    result
      .getByRole("row", { name: new RegExp(`^${letter(index)}\\b`) })
      .getByRole("cell")
      .nth(1);
  expect(Number(await count(right).textContent())).toBeGreaterThanOrEqual(1);
  expect(Number(await count(wrong).textContent())).toBeGreaterThanOrEqual(1);
  const readers = Number(/Answers of (\d+) readers/.exec(await result.innerText())?.[1]);
  const counts = await Promise.all(poll.options.map((_option, index) => count(index).textContent()));
  expect(counts.reduce((sum, text) => sum + Number(text), 0)).toBe(readers);

  view = await openPoll(page, lesson, poll.id);
  await expect(view.getByRole("group", { name: "Result" })).toBeVisible();
  await expect(view.getByRole("radio").nth(right)).toBeDisabled();
  await expect(view.getByRole("button")).toHaveCount(0);
  await page.emulateMedia({ media: "print" });
  await expect(view.getByRole("group", { name: "Result" })).toBeVisible();

  await classmate.getByRole("button", { name: "Show the answer" }).click();
  await expect(classmate.getByText(`Not this time. The answer is ${letter(right)}.`)).toBeVisible();
  await other.close();
});

test("without a link the vote waits on the device, through a reload, and is sent when the link is back", async ({
  page,
  context,
}) => {
  const { lesson, poll } = await getSinglePoll();
  let view = await openPoll(page, lesson, poll.id);
  await context.setOffline(true);
  await view.getByRole("radio").first().check();
  await view.getByRole("button", { name: "Save answer" }).click();
  await expect(view.getByRole("status")).toContainText("Waiting to be saved.");
  await expect(view.getByRole("button", { name: "Show the answer" })).toBeDisabled();
  await context.setOffline(false);
  await expect(view.getByRole("status")).toHaveText(saved);

  await page.route("**/api/polls", (route) => route.abort());
  await view.getByRole("radio").nth(1).check();
  await view.getByRole("button", { name: "Save answer" }).click();
  await expect(view.getByRole("status")).toContainText("Waiting to be saved.");
  view = await openPoll(page, lesson, poll.id);
  await expect(view.getByRole("status")).toContainText("Waiting to be saved.");
  await expect(view.getByRole("radio").nth(1)).toBeChecked();
  await page.unroute("**/api/polls");
  view = await openPoll(page, lesson, poll.id);
  await expect(view.getByRole("status")).toHaveText(saved);
  await expect(view.getByRole("radio").nth(1)).toBeChecked();
});

test("a vote whose reply is lost is kept once, not twice", async ({ page, context }) => {
  const { lesson, poll, wrong } = await getSinglePoll();
  let view = await openPoll(page, lesson, poll.id);
  let reached = 0;
  // The server gets the vote and keeps it; the reader's browser never hears of it.
  await page.route("**/api/polls", async (route) => {
    const response = await fetch(route.request().url(), {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: route.request().postData() ?? "",
    });
    if (response.ok) reached += 1;
    await route.abort();
  });
  await view.getByRole("radio").nth(wrong).check();
  await view.getByRole("button", { name: "Save answer" }).click();
  await expect(view.getByRole("status")).toContainText("Waiting to be saved.");
  expect(reached).toBe(1);
  expect((await context.cookies()).filter((cookie) => cookie.name === "reader")).toEqual([]);
  await page.unroute("**/api/polls");

  const counter = await context.browser()?.newContext();
  if (counter === undefined) throw new Error("no browser");
  const before = await countReaders(await counter.newPage(), new URL(page.url()).origin, lesson, poll);
  view = await openPoll(page, lesson, poll.id);
  await expect(view.getByRole("status")).toHaveText(saved);
  await view.getByRole("button", { name: "Show the answer" }).click();
  await expect(view.getByText(`Answers of ${before} readers`)).toBeVisible();
  await counter.close();
});

/** How many readers have answered, as another reader sees it who answers now. */
async function countReaders(page: Page, origin: string, lesson: string, poll: ChoicePoll): Promise<number> {
  const send = (path: string, data: object) => page.request.post(`${origin}${path}`, { data });
  await send("/api/polls", { lesson, poll: poll.id, answer: { options: [poll.options[0]?.id] } });
  const reply = (await (await send("/api/polls/reveal", { lesson, poll: poll.id })).json()) as {
    result: { readers: number };
  };
  return reply.result.readers;
}

test("a server that refuses is named, and Try again sends the same vote", async ({ page }) => {
  const { lesson, poll } = await getSinglePoll();
  const view = await openPoll(page, lesson, poll.id);
  await view.getByRole("radio").first().check();
  await view.getByRole("button", { name: "Save answer" }).click();
  await expect(view.getByRole("status")).toHaveText(saved);
  // This reader changes its mind faster than any person does, until the server has had enough; and goes on, as
  // the allowance grows back by the second.
  let flooding = true;
  const flood = async () => {
    for (let i = 0; flooding; i++) {
      const answer = { options: [poll.options[i % 2]?.id] };
      await page.request.post("/api/polls", { data: { lesson, poll: poll.id, answer } });
    }
  };
  const floods = [flood(), flood(), flood(), flood()];
  try {
    await expect(async () => {
      const answer = { options: [poll.options[0]?.id] };
      const reply = await page.request.post("/api/polls", { data: { lesson, poll: poll.id, answer } });
      expect(reply.status()).toBe(429);
    }).toPass();
    await view.getByRole("radio").nth(2).check();
    await view.getByRole("button", { name: "Save answer" }).click();
    await expect(view.getByRole("status")).toContainText("Not saved. Too many requests came from here");
  } finally {
    flooding = false;
    await Promise.all(floods);
  }
  await expect(async () => {
    await view.getByRole("button", { name: "Try again" }).click();
    await expect(view.getByRole("status")).toHaveText(saved, { timeout: 1500 });
  }).toPass();
});

test("a number is asked for, read as people write it, and judged with its tolerance", async ({ page }) => {
  const { lesson, poll } = await getPollOfKind("number");
  const view = await openPoll(page, lesson, poll.id);
  const field = view.getByRole("textbox", { name: "Your answer" });
  await view.getByRole("button", { name: "Save answer" }).click();
  await expect(view.getByRole("status")).toContainText("Type a number first");
  await expect(field).toBeFocused();
  await field.fill("about forty");
  await page.keyboard.press("Enter");
  await expect(view.getByRole("status")).toContainText("Type a number first");
  await field.fill(poll.value.toLocaleString("en-US", { maximumFractionDigits: 10 }));
  await page.keyboard.press("Enter");
  await expect(view.getByRole("status")).toHaveText(saved);
  await view.getByRole("button", { name: "Show the answer" }).click();
  await expect(view.getByText(/^Right\. The answer is /)).toBeVisible();
  await expect(view.getByRole("table")).toContainText(String(poll.value).replace("-", "\u2212"));
});

test("in another site's frame, where the cookie is held back, the poll sends its reader to the course", async ({
  page,
  baseURL,
}) => {
  const { lesson, poll } = await getSinglePoll();
  const site = createServer((_request, response) => {
    response.setHeader("Content-Type", "text/html");
    response.end(
      `<iframe src="${baseURL}/widgets/poll/${lesson}/${poll.id}" width="900" height="700"></iframe>`,
    );
  });
  await new Promise<void>((resolve) => site.listen(0, "127.0.0.1", resolve));
  try {
    await page.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}/`);
    const view = page.frameLocator("iframe").locator(`#poll-${poll.id}`);
    await expect(view.getByText("Answers are kept on")).toBeVisible();
    await expect(view.getByRole("link")).toHaveAttribute("href", `/lessons/${lesson}#poll-${poll.id}`);
    await expect(view.getByRole("button")).toHaveCount(0);
  } finally {
    site.closeAllConnections();
    site.close();
  }
});
