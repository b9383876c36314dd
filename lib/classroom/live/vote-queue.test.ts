import { expect } from "vitest";
import type { Answer } from "@/lib/contract/poll";
import type { CompiledPoll } from "@/lib/course/polls";
import type { Store } from "@/lib/store/database";
import { testOnEachDatabase } from "@/lib/store/testing/test-database";
import { getPolls } from "../find-poll";
import { createOwner } from "../testing/people";
import { countRounds } from "./live-results";
import { commandLivePoll } from "./command-live-poll";
import { joinLiveSession, startLiveSession } from "./live-sessions";
import { createVoteQueue, type SentVote } from "./vote-queue";

const lesson = "pooling";

/** An open round of a real poll, and the cookies of who takes part. */
async function openRound(store: Store, participants: number) {
  const [poll] = (await getPolls(lesson)).filter(({ kind }) => kind === "single");
  if (poll?.kind !== "single") throw new Error("The lesson has no poll with one answer");
  const presenter = await createOwner(store);
  const session = await startLiveSession(store, presenter, lesson);
  const tokens: string[] = [];
  for (let count = 0; count < participants; count++) {
    const { token } = await joinLiveSession(store, { token: null, attempt: null }, session.joinCode);
    tokens.push(token ?? "");
  }
  const { id } = await commandLivePoll(store, presenter, session.id, poll, { do: "open" });
  const options = poll.options.map((option) => option.id);
  const prepare = (participant: number, option: number, changes: Partial<SentVote> = {}): SentVote => ({
    token: tokens[participant] ?? "",
    session: session.id,
    poll: id,
    round: 1,
    answer: choose(options, option),
    sure: false,
    ...changes,
  });
  return { poll, id, presenter, session, prepare };
}

function choose(options: readonly string[], index: number): Answer {
  return { options: [options[index % options.length] ?? ""] };
}

async function countVotes(store: Store, poll: CompiledPoll, id: string): Promise<number[]> {
  const [round] = await countRounds(store, poll, id);
  return round?.options.map(({ voters }) => voters) ?? [];
}

testOnEachDatabase("votes that come at once are each counted once, in a few commits", async (open) => {
  const store = await open();
  const { poll, id, prepare } = await openRound(store, 60);
  const cast = createVoteQueue(async () => store);
  await Promise.all(
    Array.from({ length: 180 }, (_, index) => cast(prepare(index % 60, Math.floor(index / 60)))),
  );
  const counts = await countVotes(store, poll, id);
  expect(counts[2], "of three votes of each reader the last one").toBe(60);
  expect(counts.reduce((sum, count) => sum + count)).toBe(60);
});

testOnEachDatabase("a bad vote among good ones is refused alone", async (open) => {
  const store = await open();
  const { poll, id, prepare, session } = await openRound(store, 5);
  const cast = createVoteQueue(async () => store);
  const results = await Promise.allSettled(
    [
      prepare(0, 0),
      prepare(1, 0),
      prepare(2, 0, { answer: { options: ["no-such-option"] } }),
      prepare(3, 0, { round: 2 }),
      prepare(4, 0, { token: "a-stranger-s-token-000" }),
      prepare(4, 0, { poll: session.id }),
      prepare(4, 0, { session: id }),
      prepare(4, 1),
    ].map(cast),
  );
  const codes = results.map((result) => (result.status === "fulfilled" ? "saved" : result.reason.code));
  expect(codes).toEqual([
    "saved",
    "saved",
    "bad-request",
    "out-of-turn",
    "not-found",
    "not-found",
    "not-found",
    "saved",
  ]);
  expect((await countVotes(store, poll, id)).slice(0, 2)).toEqual([2, 1]);
});

testOnEachDatabase("two processes that take the same readers' votes count each reader once", async (open) => {
  const [one, other] = [await open(), await open()];
  const { poll, id, prepare } = await openRound(one, 20);
  const [forwards, backwards] = [createVoteQueue(async () => one), createVoteQueue(async () => other)];
  const votes = Array.from({ length: 120 }, (_, index) => {
    const participant = Math.floor(index / 2) % 20;
    // So they meet.
    return index % 2 === 0
      ? forwards(prepare(participant, index))
      : backwards(prepare(19 - participant, index));
  });
  await Promise.all(votes);
  const counts = await countVotes(one, poll, id);
  expect(counts.reduce((sum, count) => sum + count)).toBe(20);
});

testOnEachDatabase("a round that closes takes no vote more, however many wait", async (open) => {
  const store = await open();
  const { poll, id, prepare, presenter, session } = await openRound(store, 40);
  const cast = createVoteQueue(async () => store);
  const votes = Array.from({ length: 40 }, (_, index) => cast(prepare(index, 0)));
  const closed = commandLivePoll(store, presenter, session.id, poll, { do: "close" });
  const results = await Promise.allSettled(votes);
  await closed;
  const saved = results.filter(({ status }) => status === "fulfilled").length;
  expect((await countVotes(store, poll, id))[0] ?? 0, "what is acknowledged is what is kept").toBe(saved);
  await expect(cast(prepare(0, 1))).rejects.toMatchObject({ code: "out-of-turn" });
});
