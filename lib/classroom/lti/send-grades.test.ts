import { afterAll, beforeEach, afterEach, beforeAll, expect, vi } from "vitest";
import type { Answer } from "@/lib/contract/poll";
import { printTarget } from "@/lib/contract/lti";
import type { Store } from "@/lib/store/database";
import { testOnEachDatabase } from "@/lib/store/testing/test-database";
import { getPolls } from "../find-poll";
import { isRight } from "../judge-answer";
import { revealPoll } from "../reveal-poll";
import { connectPlatform, createLink, launch, lea } from "../testing/lti-launch";
import { startLtiPlatform, type LtiPlatform } from "../testing/lti-platform";
import { castVote } from "../votes";
import { listPlatforms } from "./platforms";
import { queueGrade } from "./queue-grade";
import { findPause, findScoresAddress, sendDueGrades } from "./send-grades";
import { listPublicKeys } from "./tool-keys";

let platform: LtiPlatform;

beforeAll(() => vi.stubEnv("LTI_ALLOW_LOOPBACK", "1"));
afterAll(() => vi.unstubAllEnvs());
beforeEach(async () => {
  platform = await startLtiPlatform();
});
afterEach(() => platform.close());

const lesson = "lstm";

async function getQuestion() {
  const poll = (await getPolls(lesson)).find((candidate) => candidate.kind === "single");
  if (poll === undefined || poll.kind === "number") throw new Error("the lesson has no such poll");
  const answers: Answer[] = poll.options.map(({ id }) => ({ options: [id] }));
  const right = answers.find((answer) => isRight(poll, answer));
  const wrong = answers.find((answer) => !isRight(poll, answer));
  if (right === undefined || wrong === undefined) throw new Error("the poll has no two answers");
  return { poll, right, wrong };
}

/** Lea in the class, come by a link to the poll. */
async function enter(store: Store, points: "answer" | "right") {
  const connected = await connectPlatform(store, platform);
  platform.trust(() => listPublicKeys(store));
  const question = await getQuestion();
  const target = printTarget({ kind: "poll", lesson, item: question.poll.id, points });
  const link = createLink("poll-link", target);
  const { entry } = await launch(store, platform, lea, link);
  if (entry.kind !== "go" || entry.token === null) throw new Error("Lea was not let in");
  const { token } = entry;
  const place = { lesson, poll: question.poll };
  const vote = (answer: Answer) => castVote(store, place, { token, attempt: null }, answer);
  return { ...connected, ...question, token, place, link, vote };
}

const later = (minutes: number) => new Date(Date.now() + minutes * 60 * 1000);

testOnEachDatabase(
  "the point for an answer arrives once, although the platform failed twice",
  async (open) => {
    const store = await open();
    const { vote, right, wrong, owner } = await enter(store, "answer");
    expect(await sendDueGrades(store), "nothing before the vote").toBe(0);
    platform.failScores(2);
    await vote(wrong);
    await vote(right);
    await vote(right);
    expect(await sendDueGrades(store)).toBe(1);
    expect(await sendDueGrades(store), "not at once again").toBe(0);
    expect((await listPlatforms(store, owner))[0]).toMatchObject({
      waiting: 1,
      failed: 0,
      fault: "The gradebook answered with status 503",
    });
    expect(await sendDueGrades(store, later(1))).toBe(1);
    expect(platform.scores).toEqual([]);
    expect(await sendDueGrades(store, later(5))).toBe(1);
    for (const minutes of [10, 1000]) expect(await sendDueGrades(store, later(minutes))).toBe(0);
    expect(platform.countTries()).toBe(3);
    expect(platform.scores).toEqual([
      {
        path: "/columns/poll-link/scores?type_id=1",
        body: {
          userId: "u-1",
          scoreGiven: 1,
          scoreMaximum: 1,
          activityProgress: "Completed",
          gradingProgress: "FullyGraded",
          timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
        },
      },
    ]);
    expect((await listPlatforms(store, owner))[0]).toMatchObject({ waiting: 0, failed: 0, fault: null });
  },
);

testOnEachDatabase(
  "the point for a right answer is told at the reveal, when it can no longer be changed",
  async (open) => {
    const store = await open();
    const { vote, right, wrong, token, place } = await enter(store, "right");
    await vote(right);
    await vote(wrong);
    expect(await sendDueGrades(store, later(1)), "before the reveal").toBe(0);
    await revealPoll(store, place, token);
    await revealPoll(store, place, token);
    expect(await sendDueGrades(store, later(1))).toBe(1);
    expect(platform.scores.map(({ body }) => body["scoreGiven"])).toEqual([0]);
  },
);

testOnEachDatabase(
  "an answer from before the launch counts, and several senders send it once",
  async (open) => {
    const [store, other] = [await open(), await open()];
    const { vote, right, token, place, poll } = await enter(store, "answer");
    await vote(right);
    await revealPoll(store, place, token);
    const target = printTarget({ kind: "poll", lesson, item: poll.id, points: "right" });
    await launch(store, platform, lea, createLink("second-link", target), { reader: token });
    const [here, there] = await Promise.all([sendDueGrades(store, later(1)), sendDueGrades(other, later(1))]);
    expect(here + there).toBe(2);
    const paths = platform.scores.map(({ path }) => path).sort();
    expect(paths).toEqual(["/columns/poll-link/scores?type_id=1", "/columns/second-link/scores?type_id=1"]);
  },
);

testOnEachDatabase(
  "a vote is saved while the platform is away, and after a day of tries it is left",
  async (open) => {
    const store = await open();
    const { vote, right, owner } = await enter(store, "answer");
    platform.failScores(1000);
    const { saved } = await vote(right);
    expect(saved.answer).toEqual(right);
    let at = Date.now() + 1000;
    for (let attempt = 1; attempt <= 12; attempt += 1) {
      expect(await sendDueGrades(store, new Date(at)), `try ${attempt}`).toBe(1);
      at += findPause(attempt);
    }
    expect(await sendDueGrades(store, later(10_000))).toBe(0);
    expect((await listPlatforms(store, owner))[0]).toMatchObject({ waiting: 0, failed: 1 });
  },
);

testOnEachDatabase(
  "an exercise's grade goes by the link to it alone, and a better one follows",
  async (open) => {
    const store = await open();
    const { token } = await enter(store, "answer");
    const item = "count-the-cell";
    const target = { kind: "exercise", lesson, item } as const;
    await launch(store, platform, lea, createLink("exercise-link", printTarget(target)), { reader: token });
    const { reader_id: reader } = await store
      .selectFrom("lti_subjects")
      .selectAll()
      .executeTakeFirstOrThrow();
    for (const score of [0.4, 0.9, 0.9]) {
      await store.transaction().execute((t) => queueGrade(t, reader, target, score));
      await sendDueGrades(store, later(1));
    }
    expect(platform.scores.map(({ path, body }) => [path, body["scoreGiven"]])).toEqual([
      ["/columns/exercise-link/scores?type_id=1", 0.4],
      ["/columns/exercise-link/scores?type_id=1", 0.9],
    ]);
  },
);

testOnEachDatabase("a column on another host than the platform's is never written to", async (open) => {
  const store = await open();
  const { vote, right } = await enter(store, "answer");
  const other = await startLtiPlatform();
  await store
    .updateTable("lti_placements")
    .set({ lineitem: `${other.url}/columns/x` })
    .execute();
  await vote(right);
  expect(await sendDueGrades(store)).toBe(1);
  expect(other.countTries()).toBe(0);
  expect(
    await store.selectFrom("lti_grades").select("fault").where("score", "is not", null).execute(),
  ).toEqual([{ fault: "The column is not on the platform's own hosts" }]);
  await other.close();
});

testOnEachDatabase("scores go beneath the column's path, whatever its query", async () => {
  expect(findScoresAddress("https://lms.test/items/3/lineitem?type_id=1")).toBe(
    "https://lms.test/items/3/lineitem/scores?type_id=1",
  );
  expect(findScoresAddress("https://lms.test/items/3/")).toBe("https://lms.test/items/3/scores");
});
