import { expect, type Page } from "@playwright/test";
import type { CoursePoll } from "../course-polls";

/** The longest stretches, in a text that must not be seen before the reveal, that read the same within JSON. */
export function findSentinels({ poll }: CoursePoll): string[] {
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
export const answerFields = /\\?"(correct|replyHtml|explanationHtml|misconception|tolerance)\\?":/;

export function findLeak(text: string, sentinels: readonly string[]): string | undefined {
  return sentinels.find((sentinel) => text.includes(sentinel));
}

/** Scripts are named by their content: one that was read and held no answer is not read again for every page. */
const readBefore = new Set<string>();

/**
 * Collects, from now on, what the page and its workers fetch.
 * @returns a check that none of it holds an answer of these polls, and that something was fetched at all
 */
export function watchLeaks(page: Page, polls: readonly CoursePoll[]): () => Promise<void> {
  const sentinels = polls.flatMap(findSentinels);
  const bodies: Promise<{ url: string; type: string; text: string }>[] = [];
  let scripts = 0;
  page.on("response", (response) => {
    const type = response.headers()["content-type"] ?? "";
    if (!/html|javascript|json|text|component/.test(type)) return;
    const url = response.url();
    if (readBefore.has(url)) {
      scripts += 1;
      return;
    }
    const text = response.text().catch(() => "");
    bodies.push(text.then((body) => ({ url, type, text: body })));
  });
  return async () => {
    const replies = await Promise.all(bodies);
    expect(replies.filter(({ type, text }) => type.includes("html") && text !== "")).not.toEqual([]);
    for (const { url, type, text } of replies) {
      expect(findLeak(text, sentinels), url).toBeUndefined();
      if (!type.includes("javascript")) {
        expect(text, url).not.toMatch(answerFields);
      } else if (text !== "") {
        scripts += 1;
        if (url.includes("/_next/static/")) readBefore.add(url);
      }
    }
    expect(scripts).toBeGreaterThan(3);
  };
}
