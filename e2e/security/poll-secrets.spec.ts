import { expect, test } from "@playwright/test";
import { listPolls } from "../course-polls";
import { answerFields, findLeak, findSentinels } from "./leaks";

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

test("a vote's reply says the same for a right answer as for a wrong one", async ({
  playwright,
  baseURL,
}) => {
  const sentinels = (await listPolls()).flatMap(findSentinels);
  for (const { lesson, poll } of await listPolls()) {
    const answers =
      poll.kind === "number"
        ? [{ value: poll.value }, { value: Math.round(poll.value) + 7 }]
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
  for (const [index, { lesson, poll }] of (await listPolls()).entries()) {
    // A reader of its own for each poll: one that asks for all of them at once is held back.
    const stranger = `reader=${String(index).padStart(22, "A")}`;
    for (const cookie of ["", stranger, "reader=' or 1=1 --"]) {
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
