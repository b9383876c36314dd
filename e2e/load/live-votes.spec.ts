import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "@playwright/test";
import { hashSecret } from "@/lib/classroom/readers";
import type { ChoicePoll } from "@/lib/course/polls";
import { openStore, type DatabasePlace } from "@/lib/store/open-store";
import { startPostgres } from "@/lib/store/testing/postgres-server";
import { getSinglePoll } from "../course-polls";
import { startLiveClass, type LiveClass } from "../live-class";
import { joinSession, readPolls, type Participant } from "../live-participant";
import { findPort, killServer, startServer } from "../own-server";

const size = 600;
/** Votes that are on their way at the same time. */
const together = 30;
/** Votes that are cast beyond a number that was to be reached: however fast a server is, it is in the middle of them then. */
const ahead = 90;

/** A class that answers one question, each of it once, and sends an answer again until a server has acknowledged it. */
interface Voting {
  /** The acknowledged answers, by the hash of the voter's token. */
  acknowledged: Map<string, string>;
  /** Once so many are acknowledged, and while more are on their way. */
  reach: (count: number) => Promise<void>;
  /** Once all are acknowledged. */
  finish: () => Promise<unknown>;
}

const hashOf = ({ cookie }: Participant) => hashSecret(cookie.split("=")[1] ?? "");

async function joinAll(live: LiveClass): Promise<Participant[]> {
  const participants: Participant[] = [];
  while (participants.length < size) {
    const few = Array.from({ length: together }, () => joinSession(live.site, live.joinCode));
    participants.push(...(await Promise.all(few)));
  }
  return participants;
}

/** @param sites - the servers; a voter who gets no reply from one goes to the next, as a proxy would send him */
function beginVoting(
  participants: readonly Participant[],
  sites: readonly string[],
  livePoll: string,
  poll: ChoicePoll,
): Voting {
  const acknowledged = new Map<string, string>();
  const queue = participants.entries();
  let limit = ahead;
  const voteInTurn = async () => {
    for (const [index, participant] of queue) {
      while (index >= limit) await sleep(2);
      const option = poll.options[index % poll.options.length]?.id ?? "";
      for (let attempt = index; !acknowledged.has(hashOf(participant)); attempt++) {
        const site = sites[attempt % sites.length];
        const status = await participant
          .vote({ id: livePoll, state: { round: 1 } }, { options: [option] }, site)
          // No reply: the server was killed with this vote in its hands, or is not back yet.
          .catch(() => 503);
        expect([200, 500, 503], "no vote is refused").toContain(status);
        if (status === 200) acknowledged.set(hashOf(participant), option);
        else await sleep(50);
      }
    }
  };
  const end = Promise.all(Array.from({ length: together }, voteInTurn));
  return {
    acknowledged,
    async finish() {
      limit = size;
      await end;
    },
    async reach(count) {
      limit = count + ahead;
      while (acknowledged.size < count) await Promise.race([sleep(2), end]);
      expect(acknowledged.size, "this happens in the middle of the votes").toBeLessThan(size);
    },
  };
}

/** What was acknowledged before is in the database, and nothing is in it twice. */
async function checkRows(place: DatabasePlace, { acknowledged }: Voting): Promise<void> {
  const before = [...acknowledged];
  const store = await openStore(place);
  try {
    const rows = await store
      .selectFrom("live_votes")
      .innerJoin("readers", "readers.id", "live_votes.reader_id")
      .select(["token_hash", "choice"])
      .execute();
    const kept = new Map(rows.map(({ token_hash, choice }) => [token_hash, choice]));
    expect(kept.size).toBe(rows.length);
    for (const [voter, choice] of before) expect(kept.get(voter)).toBe(choice);
  } finally {
    await store.destroy();
  }
}

/** The open stream of one who follows the session, opened again whenever it breaks. */
function follow(participant: Participant, sites: readonly string[]) {
  const abort = new AbortController();
  let text = "";
  const read = async () => {
    for (let attempt = 0; !abort.signal.aborted; attempt++) {
      const url = `${sites[attempt % sites.length]}/api/live/stream?session=${participant.session}`;
      const reply = await fetch(url, {
        headers: { cookie: participant.cookie },
        signal: abort.signal,
      }).catch(() => null);
      const reader = reply?.ok ? reply.body?.pipeThrough(new TextDecoderStream()).getReader() : undefined;
      for (let piece = await reader?.read().catch(() => undefined); piece?.value !== undefined;) {
        text = piece.value.startsWith(":") ? text : piece.value;
        piece = await reader?.read().catch(() => undefined);
      }
      await sleep(50);
    }
  };
  const end = read();
  return {
    readVoters: () => (text === "" ? 0 : (readPolls(text)[0]?.voters ?? 0)),
    close: async () => {
      abort.abort();
      await end;
    },
  };
}

/** How the votes fell, by option. */
function countChoices({ acknowledged }: Voting, poll: ChoicePoll) {
  const choices = [...acknowledged.values()];
  return poll.options.map(({ id }) => ({ id, voters: choices.filter((choice) => choice === id).length }));
}

test("killed three times while a class votes, the server has every acknowledged vote, and its streams come back", async ({
  playwright,
}) => {
  test.setTimeout(300_000);
  const { course, poll } = await getSinglePoll();
  const live = await startLiveClass(playwright.request, course.lesson);
  const place = { directory: live.own.directory };
  try {
    const participants = await joinAll(live);
    const [first] = participants;
    if (first === undefined) throw new Error("Nobody has joined");
    const follower = follow(first, [live.site]);
    const id = await live.command(poll, { do: "open" });
    const voting = beginVoting(participants, [live.site], id, poll);
    for (const count of [100, 250, 400]) {
      await voting.reach(count);
      await live.own.restart(() => checkRows(place, voting));
    }
    await voting.finish();
    await expect.poll(follower.readVoters).toBe(size);
    await follower.close();
    await checkRows(place, voting);
    await live.command(poll, { do: "close" });
    await live.command(poll, { do: "show-bars" });
    const [shown] = readPolls(await first.readStream());
    expect(shown?.rounds?.[0]?.options).toEqual(countChoices(voting, poll));
  } finally {
    await live.close();
  }
});

test("two servers on one PostgreSQL show the same; it may crash, and one of them, and no acknowledged vote is gone", async ({
  playwright,
}) => {
  test.setTimeout(300_000);
  const postgres = await startPostgres();
  const { course, poll } = await getSinglePoll();
  const live = await startLiveClass(playwright.request, course.lesson, { DATABASE_URL: postgres.url });
  const port = await findPort();
  const other = await startServer(port, { DATABASE_URL: postgres.url });
  const sites = [live.site, `http://127.0.0.1:${port}`] as const;
  try {
    const participants = await joinAll(live);
    const [first] = participants;
    if (first === undefined) throw new Error("Nobody has joined");
    const followers = [follow(first, [sites[0], sites[1]]), follow(first, [sites[1]])];
    const id = await live.command(poll, { do: "open" });
    const voting = beginVoting(participants, sites, id, poll);

    await voting.reach(150);
    await postgres.crash();
    await checkRows({ url: postgres.url }, voting);

    await voting.reach(300);
    await killServer(live.own.getProcess());
    await voting.reach(400);
    await checkRows({ url: postgres.url }, voting);
    await live.own.restart();

    await voting.finish();
    for (const { readVoters } of followers) await expect.poll(readVoters).toBe(size);
    for (const { close } of followers) await close();
    await live.command(poll, { do: "close" }, sites[1]);
    await live.command(poll, { do: "show-bars" }, sites[0]);
    const views = await Promise.all(sites.map(async (site) => readPolls(await first.readStream(site))[0]));
    expect(views[0]).toEqual(views[1]);
    expect(views[0]?.rounds?.[0]?.options).toEqual(countChoices(voting, poll));
    await checkRows({ url: postgres.url }, voting);
  } finally {
    await live.close();
    await killServer(other);
    await postgres.stop();
  }
});
