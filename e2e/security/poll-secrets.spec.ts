import { expect, test } from "@playwright/test";
import { listPolls, type CoursePoll } from "../course-polls";
import { listPages } from "../pages";
import { scrollThrough } from "../scroll-through";

/** The longest stretches, in a text that must not be seen before the reveal, that read the same within JSON. */
function findSentinels({ poll }: CoursePoll): string[] {
  const secrets = [
    poll.explanationHtml,
    ...(poll.kind === "number" ? poll.replies : poll.options).map((entry) => entry.replyHtml ?? ""),
  ];
  const names = (poll.kind === "number" ? poll.replies : poll.options).map((entry) => entry.misconception);
  const stretches = secrets.flatMap((html) => {
    const runs = html.split(/<[^>]*>|&[#\w]+;|["'\\\u2019\u201c\u201d]|\n/).map((run) => run.trim());
    return runs.sort((a, b) => b.length - a.length).slice(0, 1);
  });
  return [...stretches, ...names.filter((name) => name !== null)].filter((text) => text.length >= 12);
}

/** The fields that carry what is right, as JSON inside HTML or a script's string writes them. */
const answerFields = /\\?"(correct|replyHtml|explanationHtml|misconception|tolerance)\\?":/;

function findLeak(text: string, sentinels: readonly string[]): string | undefined {
  return sentinels.find((sentinel) => text.includes(sentinel));
}

test("the sentinels are there to be found: after the reveal the server tells them", async ({
  playwright,
  baseURL,
}) => {
  const polls = await listPolls();
  expect(polls.length).toBeGreaterThan(0);
  for (const course of polls) {
    const { lesson, poll } = course;
    const sentinels = findSentinels(course);
    expect(sentinels.length, `${lesson}/${poll.id}`).toBeGreaterThan(0);
    const answer = poll.kind === "number" ? { value: -7 } : { options: [poll.options[0]?.id] };
    // A reader of its own for each poll: one that answers all of them at once is held back.
    const reader = await playwright.request.newContext({ baseURL: baseURL ?? "" });
    await reader.post("/api/polls", { data: { lesson, poll: poll.id, answer } });
    const reply = await reader.post("/api/polls/reveal", { data: { lesson, poll: poll.id } });
    expect(findLeak(await reply.text(), sentinels), `${lesson}/${poll.id}`).toBeDefined();
    await reader.dispose();
  }
});

test("no page, script or data that is fetched before the reveal holds an answer", async ({ page }) => {
  const sentinels = (await listPolls()).flatMap(findSentinels);
  const bodies: Promise<{ url: string; type: string; text: string }>[] = [];
  page.on("response", (response) => {
    const type = response.headers()["content-type"] ?? "";
    if (!/html|javascript|json|text|component/.test(type)) return;
    const text = response.text().catch(() => "");
    bodies.push(text.then((body) => ({ url: response.url(), type, text: body })));
  });
  const pages = listPages();
  for (const path of pages) {
    await page.goto(path);
    await scrollThrough(page);
  }
  const replies = await Promise.all(bodies);
  expect(replies.filter((reply) => reply.type.includes("html")).length).toBeGreaterThanOrEqual(pages.length);
  expect(replies.filter((reply) => reply.type.includes("javascript")).length).toBeGreaterThan(3);
  for (const { url, type, text } of replies) {
    expect(findLeak(text, sentinels), url).toBeUndefined();
    if (!type.includes("javascript")) expect(text, url).not.toMatch(answerFields);
  }
});

test("a vote's reply says the same for a right answer as for a wrong one", async ({
  playwright,
  baseURL,
}) => {
  const sentinels = (await listPolls()).flatMap(findSentinels);
  for (const { lesson, poll } of await listPolls()) {
    const answers =
      poll.kind === "number"
        ? [{ value: poll.value }, { value: poll.value * 3 + 1 }]
        : poll.options.map((option) => ({ options: [option.id] }));
    for (const answer of answers) {
      const reader = await playwright.request.newContext({ baseURL: baseURL ?? "" });
      const vote = await reader.post("/api/polls", { data: { lesson, poll: poll.id, answer } });
      expect(await vote.json()).toEqual({ ok: true, answer, savedAt: expect.any(String) });
      const answered = await (await reader.get(`/api/polls?lesson=${lesson}`)).text();
      expect(answered).toContain('"result":null');
      expect(answered).not.toMatch(answerFields);
      expect(findLeak(answered, sentinels)).toBeUndefined();
      await reader.dispose();
    }
  }
});

test("who has not answered is told nothing, with any cookie or none", async ({ request }) => {
  for (const { lesson, poll } of await listPolls()) {
    for (const cookie of ["", "reader=AAAAAAAAAAAAAAAAAAAAAA", "reader=' or 1=1 --"]) {
      const reply = await request.post("/api/polls/reveal", {
        data: { lesson, poll: poll.id },
        headers: { cookie },
      });
      expect(reply.status()).toBe(409);
      expect(await reply.json()).toMatchObject({ ok: false, error: { code: "answer-first" } });
    }
  }
});

test("the cookie is the browser's alone, and other sites cannot vote", async ({ page, request, baseURL }) => {
  const [first] = await listPolls();
  if (first === undefined) throw new Error("no poll");
  const { lesson, poll } = first;
  const answer = poll.kind === "number" ? { value: 1 } : { options: [poll.options[0]?.id] };
  const data = { lesson, poll: poll.id, answer };
  await page.goto(`/lessons/${lesson}`);
  expect(await page.context().cookies(), "reading leaves no cookie").toEqual([]);
  await page.request.post("/api/polls", { data });
  const cookies = await page.context().cookies();
  expect(cookies).toMatchObject([{ name: "reader", httpOnly: true, sameSite: "Lax", path: "/" }]);
  expect(await page.evaluate(() => document.cookie)).toBe("");

  const foreign: Record<string, string>[] = [
    { "sec-fetch-site": "cross-site" },
    { origin: "https://elsewhere.example" },
  ];
  for (const headers of foreign) {
    const reply = await request.post("/api/polls", { data, headers });
    expect(reply.status()).toBe(403);
  }
  const form = await request.post("/api/polls", { form: { vote: JSON.stringify(data) } });
  expect(form.status()).toBe(415);
  const secure = await request.post("/api/polls", { data, headers: { "x-forwarded-proto": "https" } });
  expect(secure.headers()["set-cookie"]).toMatch(/; Secure$/);
  expect(secure.headers()["cache-control"]).toBe("no-store");
  expect(baseURL).toBeDefined();
});
