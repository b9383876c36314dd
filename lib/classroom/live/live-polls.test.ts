import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { LiveCommand } from "@/lib/contract/live";
import type { Answer } from "@/lib/contract/poll";
import type { CompiledPoll } from "@/lib/course/polls";
import type { Store } from "@/lib/store/database";
import { testOnEachDatabase } from "@/lib/store/testing/test-database";
import { getPoll } from "../find-poll";
import { createCaller, createOwner, createPerson } from "../testing/people";
import { exportLiveSession } from "./export-session";
import { advisePeers, analyseRounds, countRounds } from "./live-results";
import { commandLivePoll } from "./command-live-poll";
import { checkFollower, endLiveSession, joinLiveSession, startLiveSession } from "./live-sessions";
import { describeLiveSession } from "./live-view";
import { castLiveVotes, type LiveBallot } from "./live-votes";
import { mergeParticipants } from "./merge-participants";

const yaml = `
- id: size
  kind: single
  question: How many parameters?
  options:
    - { id: a, text: 32, reply: Without biases. }
    - { id: b, text: 41, correct: true }
    - { id: c, text: 44, reply: One layer too many. }
  predict:
    widget: dial
    outcome: { by: lowest, measure: training loss, options: [a, b] }
  explanation: Count the biases too.
- id: width
  kind: number
  question: How wide?
  answer: { value: 200, tolerance: 5% }
  replies: []
  explanation: Count.
`;

let root: string;
let size: CompiledPoll;
let width: CompiledPoll;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "live-"));
  mkdirSync(join(root, "lessons", "sizes"), { recursive: true });
  writeFileSync(join(root, "lessons", "sizes", "polls.yaml"), yaml);
  size = await getPoll("sizes", "size", undefined, root);
  width = await getPoll("sizes", "width", undefined, root);
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

const stranger = { token: null, attempt: null };

/** Casts one vote, and throws what is wrong with it. */
async function castVote(store: Store, ballot: LiveBallot, now?: number): Promise<void> {
  const [fault] = await castLiveVotes(store, [ballot], now);
  if (fault) throw fault;
}

/** A session with participants, and short ways to command its poll and to vote in it. */
async function begin(store: Store, participants: number, poll = size) {
  const presenter = await createOwner(store);
  const session = await startLiveSession(store, presenter, "sizes");
  const readers: string[] = [];
  for (let count = 0; count < participants; count++) {
    const { readerId } = await joinLiveSession(store, stranger, session.joinCode);
    readers.push(readerId);
  }
  const command = (asked: LiveCommand, now?: number) =>
    commandLivePoll(store, presenter, session.id, poll, asked, now);
  const { id } = await command({ do: "reset" });
  const vote = (
    participant: number,
    choice: string | number,
    { round = 1, sure = false, now = Date.now() } = {},
  ) => {
    const answer: Answer = typeof choice === "number" ? { value: choice } : { options: [choice] };
    return castVote(
      store,
      {
        readerId: readers[participant] ?? "",
        sessionId: session.id,
        livePollId: id,
        poll,
        round,
        answer,
        sure,
      },
      now,
    );
  };
  return { session, presenter, readers, id, command, vote };
}

testOnEachDatabase("a vote counts in the open round, and in no other state", async (open) => {
  const store = await open();
  const { id, command, vote } = await begin(store, 2);
  const refused = { code: "out-of-turn", status: 409 };
  await expect(vote(0, "a")).rejects.toMatchObject(refused);
  await command({ do: "open" });
  await vote(0, "a");
  await expect(vote(1, "a", { round: 2 })).rejects.toMatchObject(refused);
  for (const end of [{ do: "close" }, { do: "discuss" }, { do: "show-answer" }] as const) {
    await command(end);
    await expect(vote(1, "b")).rejects.toMatchObject(refused);
  }
  expect(await countRounds(store, size, id)).toMatchObject([{ round: 1, voters: 1 }]);
});

testOnEachDatabase(
  "posting twice is one vote, and until the round closes it may be changed",
  async (open) => {
    const store = await open();
    const { id, command, vote } = await begin(store, 1);
    await command({ do: "open" });
    await Promise.all([vote(0, "a"), vote(0, "a"), vote(0, "a")].map((cast) => cast.catch(() => undefined)));
    await vote(0, "a");
    await vote(0, "b");
    const [round] = await countRounds(store, size, id);
    expect(round?.voters).toBe(1);
    expect(round?.options).toEqual([
      { id: "a", voters: 0 },
      { id: "b", voters: 1 },
      { id: "c", voters: 0 },
    ]);
  },
);

testOnEachDatabase(
  "a round with a timer takes no vote after its time, though nobody has closed it",
  async (open) => {
    const store = await open();
    const { command, vote } = await begin(store, 1);
    const noon = Date.parse("2026-03-01T12:00:00.000Z");
    await command({ do: "open", seconds: 20 }, noon);
    await vote(0, "a", { now: noon + 19_999 });
    await expect(vote(0, "b", { now: noon + 20_000 })).rejects.toMatchObject({ code: "out-of-turn" });
  },
);

testOnEachDatabase("votes that come while the round is being closed are counted or refused", async (open) => {
  const store = await open();
  const other = await open();
  const { session, presenter, id, command, vote } = await begin(store, 12);
  await command({ do: "open" });
  const casts = Array.from({ length: 12 }, (_, participant) =>
    vote(participant, "b").then(
      () => true,
      () => false,
    ),
  );
  await commandLivePoll(other, presenter, session.id, size, { do: "close" });
  const counted = await countRounds(store, size, id);
  const accepted = (await Promise.all(casts)).filter(Boolean).length;
  // What was counted at the closing is what was acknowledged: nothing has come in afterwards.
  expect(counted[0]?.voters ?? 0).toBe(accepted);
});

testOnEachDatabase("two rounds are kept side by side, with who changed to what", async (open) => {
  const store = await open();
  const { id, command, vote } = await begin(store, 4);
  await command({ do: "open" });
  for (const [participant, choice] of ["a", "a", "b", "c"].entries()) await vote(participant, choice);
  await command({ do: "close" });
  await command({ do: "open" });
  for (const [participant, choice] of ["b", "a", "b"].entries())
    await vote(participant, choice, { round: 2, sure: participant === 0 });
  await command({ do: "close" });
  expect((await countRounds(store, size, id)).map(({ voters }) => voters)).toEqual([4, 3]);
  const [first, second] = await analyseRounds(store, size, id);
  expect(first).toEqual({ round: 1, shareRight: 0.25, shareRightOfSure: null, advice: "explain", flows: [] });
  expect(second).toMatchObject({ shareRight: 2 / 3, shareRightOfSure: 1, advice: "discuss" });
  expect(second?.flows).toEqual([
    { from: "a", to: "a", voters: 1 },
    { from: "a", to: "b", voters: 1 },
    { from: "b", to: "b", voters: 1 },
  ]);
});

testOnEachDatabase("a reset begins a new round and keeps the old one's votes", async (open) => {
  const store = await open();
  const { id, command, vote } = await begin(store, 1);
  await command({ do: "open" });
  await vote(0, "a");
  await command({ do: "close" });
  await command({ do: "show-answer" });
  await command({ do: "reset" });
  await command({ do: "open" });
  await vote(0, "b", { round: 2 });
  expect((await countRounds(store, size, id)).map(({ round, voters }) => [round, voters])).toEqual([
    [1, 1],
    [2, 1],
  ]);
});

testOnEachDatabase(
  "predict, run, vote again: everybody is told of the run, no vote is taken at it, and the flows lead across it",
  async (open) => {
    const store = await open();
    const { session, command, vote } = await begin(store, 2);
    const look = async () => (await describeLiveSession(store, session.id, findPoll)).polls[0];
    await command({ do: "open" });
    await vote(0, "a");
    await vote(1, "b");
    await command({ do: "close" });
    await command({ do: "run" });
    expect(await look()).toMatchObject({
      state: { phase: "closed", round: 1, runRound: 1 },
      rounds: null,
      answer: null,
    });
    await expect(vote(0, "b")).rejects.toMatchObject({ code: "out-of-turn" });
    await command({ do: "open" });
    await vote(0, "b", { round: 2 });
    await vote(1, "b", { round: 2 });
    await command({ do: "close" });
    await command({ do: "show-bars" });
    const shown = await look();
    expect(shown?.state.runRound).toBe(1);
    expect(shown?.rounds?.map(({ voters }) => voters)).toEqual([2, 2]);
    expect(shown?.flows).toEqual([
      { from: "a", to: "b", voters: 1 },
      { from: "b", to: "b", voters: 1 },
    ]);
  },
);

testOnEachDatabase("a poll that no widget answers has no run", async (open) => {
  const store = await open();
  const { command } = await begin(store, 0, width);
  await command({ do: "open" });
  await command({ do: "close" });
  await expect(command({ do: "run" })).rejects.toMatchObject({ code: "out-of-turn", status: 409 });
});

testOnEachDatabase("numbers are gathered by value, the rarest together", async (open) => {
  const store = await open();
  const { id, command, vote } = await begin(store, 12, width);
  await command({ do: "open" });
  for (let participant = 0; participant < 12; participant++)
    await vote(participant, participant < 2 ? 200 : participant);
  const [round] = await countRounds(store, width, id);
  expect(round).toMatchObject({ voters: 12, options: [], values: { others: 3 } });
  expect(round?.values?.values).toHaveLength(8);
  expect(round?.values?.values.at(-1)).toEqual({ value: 200, voters: 2 });
  const [analysis] = await analyseRounds(store, width, id);
  expect(analysis?.shareRight).toBeCloseTo(2 / 12);
});

testOnEachDatabase(
  "who has not joined has no vote, and a session's code opens that session alone",
  async (open) => {
    const store = await open();
    const { id, session, presenter, command } = await begin(store, 0);
    const elsewhere = await startLiveSession(store, presenter, "sizes");
    const { readerId } = await joinLiveSession(store, stranger, elsewhere.joinCode);
    await command({ do: "open" });
    const ballot = {
      readerId,
      livePollId: id,
      poll: size,
      round: 1,
      answer: { options: ["a"] },
      sure: false,
    };
    for (const sessionId of [session.id, elsewhere.id])
      await expect(castVote(store, { ...ballot, sessionId })).rejects.toMatchObject({ code: "not-found" });
  },
);

testOnEachDatabase("a wrong code and that of a session that is over are told the same", async (open) => {
  const store = await open();
  const { session, presenter, command, vote } = await begin(store, 1);
  await command({ do: "open" });
  await endLiveSession(store, presenter, session.id);
  const readersBefore = await store.selectFrom("readers").select("id").execute();
  const says = async (code: string) => {
    const fault: unknown = await joinLiveSession(store, stranger, code).catch((error: unknown) => error);
    return fault instanceof Error ? fault.message : null;
  };
  const words = await says(session.joinCode);
  expect(words).toMatch(/no such session/);
  expect(await says("00000000")).toBe(words);
  expect(await says("not a code")).toBe(words);
  expect(await store.selectFrom("readers").select("id").execute()).toHaveLength(readersBefore.length);
  await expect(vote(0, "a")).rejects.toMatchObject({ code: "out-of-turn" });
  await expect(command({ do: "open" })).rejects.toMatchObject({ code: "not-found" });
});

testOnEachDatabase("somebody else's session takes no commands from me", async (open) => {
  const store = await open();
  const { session, presenter } = await begin(store, 0);
  const other = await createPerson(store, presenter, "owner", "otto");
  const faults = [
    [other, { code: "not-found", status: 404 }],
    [createCaller(), { code: "not-signed-in", status: 401 }],
  ] as const;
  for (const [caller, fault] of faults) {
    const attempt = commandLivePoll(store, caller, session.id, size, { do: "open" });
    await expect(attempt).rejects.toMatchObject(fault);
    await expect(endLiveSession(store, caller, session.id)).rejects.toMatchObject(fault);
  }
  await expect(checkFollower(store, null, other, session.id)).rejects.toMatchObject({ code: "not-found" });
  await expect(checkFollower(store, null, createCaller(), session.id)).rejects.toMatchObject({
    code: "not-found",
  });
  await checkFollower(store, null, presenter, session.id);
});

test("between 30 and 70 % right, the advice is to discuss", () => {
  expect([0, 0.29, 0.3, 0.5, 0.7, 0.71, 1].map(advisePeers)).toEqual([
    "explain",
    "explain",
    "discuss",
    "discuss",
    "discuss",
    "go-on",
    "go-on",
  ]);
});

const findPoll = async (_lesson: string, id: string) => [size, width].find((poll) => poll.id === id) ?? null;

testOnEachDatabase(
  "what everybody sees holds neither bars nor the right answer before its reveal",
  async (open) => {
    const store = await open();
    const { session, command, vote } = await begin(store, 3);
    const look = async () => (await describeLiveSession(store, session.id, findPoll)).polls[0];
    await command({ do: "open" });
    await vote(0, "a");
    await vote(1, "b");
    expect(await look()).toMatchObject({ voters: 2, rounds: null, flows: null, answer: null });
    expect(JSON.stringify(await look())).not.toMatch(/Without biases|Count the biases|correct/);
    await command({ do: "close" });
    expect(await look()).toMatchObject({ rounds: null, answer: null });
    await command({ do: "show-bars" });
    const bars = await look();
    expect(bars?.rounds?.[0]?.options.map(({ voters }) => voters)).toEqual([1, 1, 0]);
    expect(bars?.answer).toBeNull();
    await command({ do: "show-answer" });
    expect((await look())?.answer?.options.map(({ correct }) => correct)).toEqual([false, true, false]);
  },
);

testOnEachDatabase("a timed round is seen closed when its time is over", async (open) => {
  const store = await open();
  const { session, command } = await begin(store, 0);
  const noon = Date.parse("2026-03-01T12:00:00.000Z");
  await command({ do: "open", seconds: 20 }, noon);
  const look = async (now: number) =>
    (await describeLiveSession(store, session.id, findPoll, now)).polls[0]?.state.phase;
  expect(await look(noon + 19_999)).toBe("open");
  expect(await look(noon + 20_000)).toBe("closed");
});

testOnEachDatabase("the votes are a CSV file at any moment, for the presenter alone", async (open) => {
  const store = await open();
  const { session, presenter, command, vote } = await begin(store, 2);
  await command({ do: "open" });
  await vote(0, "a");
  await vote(1, "b", { sure: true });
  const lines = (await exportLiveSession(store, presenter, session.id)).split("\r\n");
  expect(lines[0]).toBe("question,round,participant,answer,sure,right,at");
  // The lesson of this test is not one of the course, so nobody knows what is right in it.
  expect(lines.slice(1).map((line) => line.split(",").slice(0, 5).join())).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^size,1,\d,a,no$/),
      expect.stringMatching(/^size,1,\d,b,yes$/),
    ]),
  );
  const other = await createPerson(store, presenter, "owner", "otto");
  await expect(exportLiveSession(store, other, session.id)).rejects.toMatchObject({ code: "not-found" });
});

testOnEachDatabase("of two readers made one, the votes go over, one answer to each round", async (open) => {
  const store = await open();
  const { id, readers, command, vote } = await begin(store, 2);
  await command({ do: "open" });
  await vote(1, "a");
  await command({ do: "close" });
  await command({ do: "open" });
  await vote(0, "b", { round: 2 });
  await vote(1, "c", { round: 2 });
  const [keep = "", drop = ""] = readers;
  await store.transaction().execute((transaction) => mergeParticipants(transaction, keep, drop));
  const votes = await store
    .selectFrom("live_votes")
    .select(["round", "choice"])
    .where("reader_id", "=", keep)
    .where("live_poll_id", "=", id)
    .orderBy("round")
    .execute();
  expect(votes).toEqual([
    { round: 1, choice: "a" },
    { round: 2, choice: "b" },
  ]);
});
