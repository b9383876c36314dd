import { expect, test } from "@playwright/test";
import { listPolls } from "../course-polls";
import { listPages } from "../pages";
import { scrollThrough } from "../scroll-through";
import { answerFields, findLeak, findSentinels, watchLeaks } from "../security/leaks";
import { watchViolations } from "../security/violations";
import { colorRules, darken, findFaults } from "./faults";
import { installLook, tabThrough } from "./tab-through";

/** A poll alone on a page holds what its lesson shows too: of each kind the first is visited, the rest are only fetched. */
const isPollPage = (path: string) => path.startsWith("/widgets/poll/");
const ofEachKind = new Map((await listPolls()).toReversed().map((course) => [course.poll.kind, course]));
const firstPolls = [...ofEachKind.values()].map(({ lesson, poll }) => `/widgets/poll/${lesson}/${poll.id}`);
/** A lesson as slides likewise: what is on them is looked at on the lesson's own page. */
const isPresentation = (path: string) => path.startsWith("/present/");
const firstPresentation = listPages().find(isPresentation);
const visited = listPages().filter((path) => {
  if (isPollPage(path)) return firstPolls.includes(path);
  return !isPresentation(path) || path === firstPresentation;
});

// One visit for all: opening a page and scrolling through it takes longer than each of the questions.
for (const path of [...visited, "/no-such-page"]) {
  test(`${path} tells no answer, keeps its own policy, has nothing that axe finds in either theme, and is reached by Tab`, async ({
    page,
  }) => {
    const violations = watchViolations(page);
    const checkLeaks = watchLeaks(page, await listPolls());
    await page.addInitScript(() => localStorage.setItem("theme", "light"));
    await page.addInitScript(installLook);
    await page.goto(path);
    await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
    await scrollThrough(page);
    expect(violations).toEqual([]);
    await checkLeaks();

    expect(await findFaults(page), "in the light theme").toEqual([]);
    await darken(page);
    expect(await findFaults(page, colorRules), "in the dark theme").toEqual([]);

    // Without transitions, a ring is there as soon as the focus is.
    await page.emulateMedia({ reducedMotion: "reduce" });
    const { count, missed, unseen } = await tabThrough(page);
    expect(count).toBeGreaterThan(0);
    expect(missed, "controls that Tab does not reach").toEqual([]);
    expect(unseen, "controls that do not show their focus").toEqual([]);
  });
}

test("every poll alone on a page tells no answer", async ({ request }) => {
  const sentinels = (await listPolls()).flatMap(findSentinels);
  const paths = listPages().filter(isPollPage);
  expect(paths.length).toBeGreaterThan(firstPolls.length);
  for (const path of paths) {
    const html = await (await request.get(path)).text();
    expect(html, path).toContain("<form");
    expect(findLeak(html, sentinels), path).toBeUndefined();
    expect(html, path).not.toMatch(answerFields);
  }
});

test("every lesson as slides tells no answer, nor do the notes for its presenter", async ({ request }) => {
  const sentinels = (await listPolls()).flatMap(findSentinels);
  const paths = listPages().filter(isPresentation);
  expect(paths).toHaveLength(listPages().filter((path) => path.startsWith("/lessons/")).length);
  for (const path of paths) {
    for (const part of ["", "/outline", "/notes"]) {
      const reply = await request.get(path + part);
      expect(reply.ok(), path + part).toBe(true);
      const text = await reply.text();
      expect(findLeak(text, sentinels), path + part).toBeUndefined();
      expect(text, path + part).not.toMatch(answerFields);
    }
  }
});

test("the first Tab offers to skip to the content", async ({ page }) => {
  await page.goto(listPages().find((path) => path.startsWith("/lessons/")) ?? "/");
  await page.keyboard.press("Tab");
  await expect(page.locator(":focus")).toHaveAttribute("href", "#content");
});
