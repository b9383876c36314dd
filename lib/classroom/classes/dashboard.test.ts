import { randomUUID } from "node:crypto";
import type { KyselyPlugin } from "kysely";
import { expect } from "vitest";
import type { Answer } from "@/lib/contract/poll";
import { listSlugs } from "@/lib/course/lessons";
import { loadPolls, type ChoicePoll, type NumberPoll } from "@/lib/course/polls";
import type { Store } from "@/lib/store/database";
import { testOnEachDatabase } from "@/lib/store/testing/test-database";
import type { Caller } from "../accounts/caller";
import { revealPoll } from "../reveal-poll";
import { createOwner } from "../testing/people";
import { castVote } from "../votes";
import { createClass } from "./change-class";
import { exportAnswers, exportReading } from "./export-class";
import { joinClass } from "./join-class";
import { keepReading } from "./keep-reading";
import { mergeLearners } from "./merge-learners";
import { readClass } from "./read-class";
import { readLearner } from "./read-learner";
import { readQuestions } from "./read-questions";
import { readReading } from "./read-reading";
import { importLearners } from "./roster";

const lesson = "dropout";
const polls = await loadPolls(lesson);
const slugs = await listSlugs();
const single = polls.find((poll): poll is ChoicePoll => poll.kind === "single");
const number = polls.find((poll): poll is NumberPoll => poll.kind === "number");
if (single === undefined || number === undefined) throw new Error("the lesson has changed: choose another");
const choice = single;
const right = choice.options.find(({ correct }) => correct)?.id ?? "";
const [wrong, otherWrong] = choice.options.filter(({ misconception }) => misconception !== null);
const reply = number.replies[0];

async function createCourse(store: Store): Promise<{ owner: Caller; id: string; code: string }> {
  const owner = await createOwner(store);
  const id = await createClass(store, owner, { name: "Deep learning", term: "" });
  return { owner, id, code: (await readClass(store, owner, id)).joinCode };
}

const answer = (store: Store, token: string, given: Answer, poll = polls.indexOf(choice)) => {
  const asked = polls[poll];
  if (asked === undefined) throw new Error("no such poll");
  return castVote(store, { lesson, poll: asked }, { token, attempt: null }, given);
};
const choose = (store: Store, token: string, ...ids: (string | undefined)[]) =>
  ids.reduce(
    (before, id) => before.then(() => answer(store, token, { options: [id ?? ""] })),
    Promise.resolve<unknown>(null),
  );

async function join(store: Store, code: string, name: string): Promise<string> {
  return (await joinClass(store, null, { code, name })).token ?? "";
}

testOnEachDatabase(
  "a question shows first and last answers, the mistakes behind them, and whose",
  async (open) => {
    const store = await open();
    const { owner, id, code } = await createCourse(store);
    const [ada, ben, cleo] = [
      await join(store, code, "Ada"),
      await join(store, code, "Ben"),
      await join(store, code, "Cleo"),
    ];
    await choose(store, ada, wrong?.id, right);
    await choose(store, ben, right, wrong?.id);
    await choose(store, cleo, wrong?.id);
    await answer(store, ada, { value: reply?.value ?? 0 }, polls.indexOf(number));
    await answer(store, ben, { value: 123.5 }, polls.indexOf(number));
    // A reader who is in no class plays no part.
    const stranger = (
      await castVote(store, { lesson, poll: choice }, { token: null, attempt: null }, { options: [right] })
    ).token;
    expect(stranger).not.toBeNull();

    const { questions, learners } = await readQuestions(store, owner, id, lesson);
    const name = new Map(learners.map((learner) => [learner.id, learner.name]));
    const asked = questions.find(({ poll }) => poll.id === choice.id);
    expect(asked).toMatchObject({ answered: 3, rightFirst: 1, rightLast: 1, earlierWording: 0 });
    const groupOf = (option: string | undefined) => asked?.groups.find((group) => group.id === option);
    expect(groupOf(right)).toMatchObject({ correct: true, first: 1 });
    expect(groupOf(right)?.learners.map((one) => name.get(one))).toEqual(["Ada"]);
    expect(groupOf(wrong?.id)).toMatchObject({
      correct: false,
      first: 2,
      misconception: wrong?.misconception,
    });
    expect(
      groupOf(wrong?.id)
        ?.learners.map((one) => name.get(one))
        .sort(),
    ).toEqual(["Ben", "Cleo"]);
    const numbers = questions.find(({ poll }) => poll.id === number.id);
    expect(numbers).toMatchObject({ answered: 2, rightLast: 0 });
    expect(numbers?.groups.map(({ value, misconception }) => [value, misconception]).sort()).toEqual(
      [
        [number.value, null],
        [reply?.value, reply?.misconception],
        [123.5, null],
      ].sort(),
    );
  },
);

testOnEachDatabase("who answers wrong again and again is stuck, until a right answer", async (open) => {
  const store = await open();
  const { owner, id, code } = await createCourse(store);
  const [ada, ben] = [await join(store, code, "Ada"), await join(store, code, "Ben")];
  await choose(store, ada, wrong?.id, otherWrong?.id, wrong?.id);
  await choose(store, ben, wrong?.id);
  const stuck = async () =>
    (await readReading(store, owner, id)).learners.map((learner) => [learner.name, learner.stuck]);
  const reason = { kind: "question", lesson, poll: choice.id, number: polls.indexOf(choice) + 1, wrong: 3 };
  expect(await stuck()).toEqual([
    ["Ada", [{ ...reason, hasSeenAnswer: false }]],
    ["Ben", []],
  ]);
  const { learners } = await readReading(store, owner, id);
  const page = await readLearner(store, owner, id, learners[0]?.id ?? "");
  expect(page.answers).toMatchObject([
    { lesson, misconceptions: [wrong?.misconception], hasSeenAnswer: false },
  ]);
  expect(page.answers[0]?.answers.map((turn) => turn.right)).toEqual([false, false, false]);
  await choose(store, ada, right);
  expect(await stuck()).toEqual([
    ["Ada", []],
    ["Ben", []],
  ]);
  await choose(store, ada, wrong?.id, otherWrong?.id);
  await revealPoll(store, { lesson, poll: choice }, ada);
  expect((await stuck())[0]).toEqual(["Ada", [{ ...reason, wrong: 2, hasSeenAnswer: true }]]);
});

testOnEachDatabase("a merge takes an answer along with those before it, or leaves both", async (open) => {
  const store = await open();
  const { owner, id, code } = await createCourse(store);
  const [phone, laptop] = [await join(store, code, "Lea"), await join(store, code, "L. Novak")];
  await choose(store, laptop, wrong?.id, right);
  await answer(store, phone, { value: 1 }, polls.indexOf(number));
  await answer(store, laptop, { value: 2 }, polls.indexOf(number));
  await answer(store, laptop, { value: number.value }, polls.indexOf(number));
  const { learners } = await readClass(store, owner, id);
  const [drop = "", keep = ""] = ["L. Novak", "Lea"].map(
    (name) => learners.find((row) => row.name === name)?.id,
  );
  await mergeLearners(store, owner, id, { keep, drop });
  const { answers } = await readLearner(store, owner, id, keep);
  const given = new Map(
    answers.map(({ poll, answers: turns }) => [poll.id, turns.map((turn) => turn.right)]),
  );
  expect(given).toEqual(
    new Map([
      [choice.id, [false, true]],
      [number.id, [false]],
    ]),
  );
});

testOnEachDatabase(
  "the files hold a line for each lesson that was opened and each question, and no formula",
  async (open) => {
    const store = await open();
    const { owner, id, code } = await createCourse(store);
    await importLearners(store, owner, id, "Nobody Yet");
    const token = await join(store, code, "=1+1");
    const at = "2026-11-01T10:00:00.000Z";
    await keepReading(store, token, { lessons: [{ lesson, read: 0.512345, reached: 2, sections: 4, at }] });
    await choose(store, token, wrong?.id, right);
    expect((await exportReading(store, owner, id)).split("\r\n")).toEqual([
      "learner,lesson,sections_reached,sections,share_read,finished,read_on_at",
      `'=1+1,${lesson},2,4,0.512,no,${at}`,
    ]);
    const [, line = "", ...more] = (await exportAnswers(store, owner, id)).split("\r\n");
    expect(line).toMatch(`'=1+1,${lesson},${choice.id},2,${wrong?.id},no,${right},yes,,no,20`);
    expect(more).toEqual([]);
  },
);

/** Learners with readers of their own, each with reading in every lesson and answers to every question of one. */
async function addLearners(store: Store, classId: string, count: number): Promise<void> {
  const at = "2026-11-01T10:00:00.000Z";
  const ids = Array.from({ length: count }, () => randomUUID());
  const insert = async <Table extends "readers" | "learners" | "reading" | "votes" | "replaced_votes">(
    table: Table,
    rows: Parameters<ReturnType<typeof store.insertInto<Table>>["values"]>[0] & readonly unknown[],
  ) => {
    for (let start = 0; start < rows.length; start += 1000) {
      await store
        .insertInto(table)
        .values(rows.slice(start, start + 1000) as never)
        .execute();
    }
  };
  await insert(
    "readers",
    ids.map((id) => ({ id, token_hash: id, attempt_hash: null, created_at: at })),
  );
  await insert(
    "learners",
    ids.map((reader, index) => ({
      id: randomUUID(),
      class_id: classId,
      reader_id: reader,
      name: `Learner ${index}`,
      created_at: at,
      joined_at: at,
    })),
  );
  const places = slugs.map((slug) => ({ lesson: slug, read: 0.5, reached: 2, sections: 4, advanced_at: at }));
  await insert(
    "reading",
    ids.flatMap((reader_id) => places.map((place) => ({ reader_id, ...place }))),
  );
  const vote = { lesson, poll: choice.id, version: choice.version, value: null, created_at: at };
  await insert(
    "votes",
    ids.map((reader_id) => ({ reader_id, ...vote, choice: wrong?.id ?? "" })),
  );
  await insert(
    "replaced_votes",
    ids.map((reader_id) => ({ reader_id, ...vote, turn: 1, choice: otherWrong?.id ?? "" })),
  );
}

testOnEachDatabase("five hundred learners are read in as many queries as two", async (open) => {
  const store = await open();
  let queries = 0;
  const counter: KyselyPlugin = {
    transformQuery: ({ node }) => {
      queries += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  const { owner, id } = await createCourse(store);
  const counted = store.withPlugin(counter);
  const count = async (look: () => Promise<unknown>) => {
    queries = 0;
    await look();
    return queries;
  };
  const someone = async () => (await readReading(store, owner, id)).learners[0]?.id ?? "";
  const looks = {
    reading: () => readReading(counted, owner, id),
    questions: () => readQuestions(counted, owner, id, lesson),
    learner: async () => readLearner(counted, owner, id, await someone()),
    files: () => Promise.all([exportReading(counted, owner, id), exportAnswers(counted, owner, id)]),
  };
  await addLearners(store, id, 2);
  // The first question of all also reads the key that signs cookies.
  await readReading(counted, owner, id);
  const few: Record<string, number> = {};
  for (const [name, look] of Object.entries(looks)) few[name] = await count(look);
  expect(few["reading"]).toBeGreaterThan(0);
  await addLearners(store, id, 498);
  for (const [name, look] of Object.entries(looks)) expect(await count(look), name).toBe(few[name]);

  const { learners } = await readReading(store, owner, id);
  expect(learners).toHaveLength(500);
  expect(learners.every(({ places, stuck }) => places.length === slugs.length && stuck.length === 1)).toBe(
    true,
  );
  const { questions } = await readQuestions(store, owner, id, lesson);
  expect(questions.find(({ poll }) => poll.id === choice.id)).toMatchObject({ answered: 500, rightLast: 0 });
});
