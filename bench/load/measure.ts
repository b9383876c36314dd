import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { request } from "@playwright/test";
import { getSinglePoll } from "@/e2e/course-polls";
import { startLiveClass } from "@/e2e/live-class";
import { hashSecret } from "@/lib/classroom/readers";
import { openStore, type DatabasePlace } from "@/lib/store/open-store";
import { join, type Participant } from "./participant";
import { createSender } from "./requests";
import { openStream, type Stream } from "./stream";

export interface LoadSizes {
  streams: number;
  voters: number;
  /** Seconds within which the class answers. */
  answering: number;
  /** Seconds of voting as fast as the server takes it, twice. */
  rushing: number;
}

export interface LoadFigures {
  joinsPerSecond: number;
  /** Of the server's process, all streams open. */
  kilobytesPerStream: number;
  /** Milliseconds from a vote's sending to each screen's showing it. */
  toScreen: { median: number; p95: number; worst: number };
  /** Messages that a stream got a second while the class answered. */
  messagesPerSecond: number;
  /** Saved while all streams are open, and while one is. */
  votesPerSecond: { allOpen: number; oneOpen: number };
  acknowledged: number;
}

/** Runs tasks, so many at a time. */
async function runAll<Result>(
  count: number,
  together: number,
  task: (index: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const runSome = async () => {
    for (let index = next++; index < count; index = next++) results[index] = await task(index);
  };
  await Promise.all(Array.from({ length: together }, runSome));
  return results;
}

function readMemory(pid: number): number {
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]);
}

const pick = (sorted: Float64Array, share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;

/**
 * How long each vote took to each screen. The k-th vote to be acknowledged is on a screen once that shows k: the server
 * takes votes in the order in which they come.
 */
function measureDelays(
  sent: readonly { sentAt: number; acknowledgedAt: number }[],
  streams: readonly Stream[],
) {
  const inOrder = [...sent].sort((a, b) => a.acknowledgedAt - b.acknowledgedAt);
  const delays = new Float64Array(inOrder.length * streams.length);
  let filled = 0;
  for (const { sightings } of streams) {
    let index = 0;
    for (const [rank, { sentAt }] of inOrder.entries()) {
      while ((sightings[index]?.voters ?? Infinity) < rank + 1) index++;
      const sighting = sightings[index];
      if (sighting === undefined) throw new Error("A stream has not shown all votes");
      delays[filled++] = sighting.at - sentAt;
    }
  }
  return delays.sort();
}

/** Nothing lost and nothing twice: each voter has one row, with the answer that was acknowledged last. */
async function checkRows(
  place: DatabasePlace,
  last: ReadonlyMap<number, string>,
  participants: readonly Participant[],
): Promise<void> {
  const store = await openStore(place);
  try {
    const rows = await store
      .selectFrom("live_votes")
      .innerJoin("readers", "readers.id", "live_votes.reader_id")
      .select(["token_hash", "choice"])
      .execute();
    const choices = new Map(rows.map(({ token_hash, choice }) => [token_hash, choice]));
    const isWrong = [...last].some(([index, choice]) => {
      const token = participants[index]?.cookie.split("=")[1] ?? "";
      return choices.get(hashSecret(token)) !== choice;
    });
    if (isWrong || rows.length !== last.size) throw new Error("The database has not what was acknowledged");
  } finally {
    await store.destroy();
  }
}

/** A class's votes at a server of its own, from join to the last row in its database. */
export async function measureLoad(
  place: { url: string } | null,
  { streams: streamCount, voters, answering, rushing }: LoadSizes,
): Promise<LoadFigures> {
  const { course, poll } = await getSinglePoll();
  const live = await startLiveClass(request, course.lesson, {
    // Each participant has an address of its own, as a proxy would tell it.
    TRUST_PROXY: "1",
    ...(place !== null && { DATABASE_URL: place.url }),
  });
  const streams: Stream[] = [];
  const sender = createSender(live.site);
  try {
    const pid = live.own.getProcess().pid ?? 0;
    const start = performance.now();
    const participants = await runAll(streamCount, 50, (index) => join(sender, live.joinCode, index));
    const joinsPerSecond = streamCount / ((performance.now() - start) / 1000);
    const id = await live.command(poll, { do: "open" });
    await sleep(1000);

    const before = readMemory(pid);
    streams.push(
      ...(await runAll(streamCount, 50, (index) =>
        openStream(live.site, participants[index] as Participant),
      )),
    );
    await sleep(2000);
    const kilobytesPerStream = (readMemory(pid) - before) / streamCount;

    for (const { sightings } of streams) sightings.length = 0;
    const last = new Map<number, string>();
    const vote = async (index: number, option: number) => {
      const choice = poll.options[option % poll.options.length]?.id ?? "";
      const isKept = await (participants[index] as Participant).vote({ id }, 1, { options: [choice] });
      if (!isKept) throw new Error("The server could not save a vote");
      last.set(index, choice);
    };
    const sent = await Promise.all(
      Array.from({ length: voters }, async (_, index) => {
        await sleep((1000 * answering * index) / voters);
        const sentAt = performance.now();
        await vote(index, index);
        return { sentAt, acknowledgedAt: performance.now() };
      }),
    );
    await sleep(2000);
    const delays = measureDelays(sent, streams);
    const messages = streams.reduce((sum, { sightings }) => sum + sightings.length, 0);

    let acknowledged = voters;
    // All of the class in turn, so many at a time: the server lets nobody change an answer as often as a machine could.
    let turn = 0;
    const rush = async () => {
      const begun = acknowledged;
      const start = performance.now();
      await Promise.all(
        Array.from({ length: voters }, async () => {
          while (performance.now() - start < 1000 * rushing) {
            const index = turn % streamCount;
            const option = index + Math.floor(turn++ / streamCount);
            await vote(index, option);
            acknowledged++;
          }
        }),
      );
      return (acknowledged - begun) / ((performance.now() - start) / 1000);
    };
    const allOpen = await rush();
    for (const stream of streams.slice(1)) stream.close();
    const oneOpen = await rush();
    await checkRows(place ?? { directory: live.own.directory }, last, participants);
    return {
      joinsPerSecond,
      kilobytesPerStream,
      toScreen: { median: pick(delays, 0.5), p95: pick(delays, 0.95), worst: delays.at(-1) ?? NaN },
      messagesPerSecond: messages / streamCount / answering,
      votesPerSecond: { allOpen, oneOpen },
      acknowledged,
    };
  } finally {
    for (const stream of streams) stream.close();
    sender.close();
    await live.close();
  }
}
