import { randomInt } from "node:crypto";
import { expect, test } from "@playwright/test";
import { joinCodeAlphabet, joinCodeLength } from "@/lib/contract/join-code";
import { getSinglePoll } from "../course-polls";
import { startLiveClass } from "../live-class";

/** So many tries at least; by hand for a whole minute: GUESSING_SECONDS=60. */
const tries = 2000;
const seconds = Number(process.env.GUESSING_SECONDS ?? 0);
const together = 20;

function guess(): string {
  return Array.from(
    { length: joinCodeLength },
    () => joinCodeAlphabet[randomInt(joinCodeAlphabet.length)],
  ).join("");
}

test("codes guessed at full speed find nothing, and soon are not even looked at", async ({ playwright }) => {
  test.setTimeout(180_000 + 2000 * seconds);
  const { course } = await getSinglePoll();
  const live = await startLiveClass(playwright.request, course.lesson);
  const replies = new Map<number, number>();
  const bodies = new Set<string>();
  const start = Date.now();
  let made = 0;
  try {
    await Promise.all(
      Array.from({ length: together }, async () => {
        while (made < tries || Date.now() < start + 1000 * seconds) {
          made += 1;
          const reply = await fetch(`${live.site}/api/live/join`, {
            method: "POST",
            headers: { "Content-Type": "application/json" },
            body: JSON.stringify({ code: guess() }),
          });
          replies.set(reply.status, (replies.get(reply.status) ?? 0) + 1);
          bodies.add(await reply.text());
        }
      }),
    );
    test.info().annotations.push({ type: "replies by status", description: JSON.stringify([...replies]) });
    expect([...replies.keys()].sort(), "nothing is found").toEqual([404, 429]);
    expect(bodies.size, "one text for a wrong code, one for too many").toBe(2);
    const spent = Math.ceil((Date.now() - start) / 1000);
    expect(replies.get(404), "the burst, and two a second").toBeLessThanOrEqual(1200 + 2 * spent);
    const statuses: number[] = [];
    while (statuses.length < 10) {
      const joined = await fetch(`${live.site}/api/live/join`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ code: live.joinCode }),
      });
      statuses.push(joined.status);
    }
    // Two a second are looked at.
    const waiting = statuses.filter((status) => status === 429);
    expect(waiting.length, "from here even the right one waits").toBeGreaterThanOrEqual(8);
  } finally {
    await live.close();
  }
});
