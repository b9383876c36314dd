import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import type { LivePlace } from "@/lib/contract/remote";
import { createSlideLink, type SlideLinkOptions } from "./slide-link";

const waitUntil = async (isSo: () => boolean) => {
  while (!isSo()) await sleep(1);
};

/** A server with one session, whose pages hear of each turn. */
function createSession(place: LivePlace | null = null) {
  const links: ReturnType<typeof createSlideLink>[] = [];
  const session = {
    place,
    sent: [] as number[],
    isReachable: true,
    turn(slide: number): LivePlace {
      session.place = { slide, turn: (session.place?.turn ?? 0) + 1 };
      const told = session.place;
      // The stream and the reply come in either order.
      setTimeout(() => links.forEach((link) => link.hear(told)), 1);
      return told;
    },
    /** A page that shows a slide. Turning it is told to the link, as an effect of the page would. */
    open(start: number, opening: SlideLinkOptions["opening"]) {
      const page = {
        slide: start,
        go(slide: number) {
          page.slide = slide;
          link.turn(slide);
        },
      };
      const link = createSlideLink({
        start,
        opening,
        pause: 2,
        show: page.go,
        async send(slide) {
          await sleep(2);
          if (!session.isReachable) return "lost";
          session.sent.push(slide);
          return session.turn(slide);
        },
      });
      links.push(link);
      link.hear(session.place);
      return page;
    },
  };
  return session;
}

test("either page turns both, and what is turned by one is not told again by the other", async () => {
  const session = createSession();
  const desk = session.open(4, "join");
  await waitUntil(() => session.place !== null);
  const phone = session.open(0, "follow");
  await waitUntil(() => phone.slide === 4);
  phone.go(5);
  await waitUntil(() => desk.slide === 5);
  desk.go(6);
  await waitUntil(() => phone.slide === 6);
  await sleep(20);
  expect(session.sent).toEqual([4, 5, 6]);
});

test("where both turn at once, they end at the same slide and are quiet", async () => {
  const session = createSession({ slide: 0, turn: 1 });
  const desk = session.open(0, "join");
  const phone = session.open(0, "follow");
  for (let round = 1; round <= 5; round++) {
    desk.go(10 * round);
    phone.go(10 * round + 1);
    await sleep(1);
  }
  await waitUntil(() => desk.slide === phone.slide && session.place?.slide === desk.slide);
  await sleep(30);
  const { length } = session.sent;
  await sleep(30);
  expect(session.sent).toHaveLength(length);
  expect([desk.slide, phone.slide]).toEqual([session.place?.slide, session.place?.slide]);
});

test("a page that is loaded anew goes where the session is, unless its address leads to a place", async () => {
  const session = createSession({ slide: 7, turn: 3 });
  const desk = session.open(2, "join");
  expect(desk.slide).toBe(7);
  const linked = session.open(9, "lead");
  await waitUntil(() => desk.slide === 9);
  expect(linked.slide).toBe(9);
  expect(session.sent).toEqual([9]);
});

test("a phone tells nothing before it is turned, where the session is nowhere yet", async () => {
  const session = createSession();
  session.open(0, "follow");
  await sleep(20);
  expect(session.sent).toEqual([]);
});

test("slides that were turned without a connection are made up for, the last alone", async () => {
  const session = createSession({ slide: 0, turn: 1 });
  const desk = session.open(0, "join");
  session.isReachable = false;
  desk.go(1);
  desk.go(2);
  desk.go(3);
  await sleep(20);
  session.isReachable = true;
  await waitUntil(() => session.place?.slide === 3);
  expect(session.sent).toEqual([3]);
  expect(desk.slide).toBe(3);
});

test("old news is not heeded", () => {
  const shown: number[] = [];
  const send = async () => "lost" as const;
  const link = createSlideLink({ start: 0, opening: "follow", send, show: (slide) => shown.push(slide) });
  link.hear({ slide: 5, turn: 9 });
  link.hear({ slide: 4, turn: 8 });
  link.hear({ slide: 6, turn: 10 });
  expect(shown).toEqual([5, 6]);
});
