import Papa from "papaparse";
import { expect } from "vitest";
import { setFieldsSchema } from "@/lib/contract/assignment";
import { testOnEachDatabase } from "@/lib/store/testing/test-database";
import { mergeLearners } from "../classes/merge-learners";
import { importLearners } from "../classes/roster";
import { readClass } from "../classes/read-class";
import { collectPerson } from "../privacy/collect-person";
import { erasePerson } from "../privacy/erase-person";
import { createSampleClass, describeSampleSet, sampleAssignable } from "../testing/sample-class";
import { addComment, removeComment, removeOverride, setOverride } from "./change-scores";
import { changeSet, copySet, createSet, deleteSet } from "./change-sets";
import { exportGrades } from "./export-grades";
import { setExtension } from "./extensions";
import { readGradebook } from "./gradebook";
import { loadSets } from "./load-sets";
import { listHeldBack } from "./held-back";
import { readEvidence } from "./read-evidence";
import { readOwnSets, setBoardName } from "./read-own";
import { readSets } from "./read-sets";

const day = 24 * 60 * 60 * 1000;
const now = Date.parse("2026-03-10T12:00:00.000Z");
const due = now + day;
const versions = new Map([["lstm/count-the-cell", "v1"]]);

testOnEachDatabase("a set is kept as it was written, and changed, copied and deleted", async (open) => {
  const store = await open();
  const { teacher, id, assign, join, hand } = await createSampleClass(store);
  const fields = describeSampleSet(now, { dueAt: "2026-03-11T13:00:00+01:00".replace("+01:00", "Z") });
  const set = await assign(fields);
  const read = async () => (await readSets(store, teacher, id, sampleAssignable)).sets;
  expect((await read())[0]).toMatchObject({ ...fields, dueAt: "2026-03-11T13:00:00.000Z", handedIn: 0 });

  const lea = await join("Lea");
  await hand(lea, "count-the-cell", 1, now);
  const kept = set.exercises[0];
  await changeSet(
    store,
    teacher,
    id,
    {
      set: set.id,
      fields: {
        ...fields,
        title: "Week one",
        exercises: [
          { lesson: "dropout", exercise: "train-it", points: 3 },
          { lesson: "lstm", exercise: "count-the-cell", points: 20 },
        ],
      },
    },
    sampleAssignable,
  );
  const [changed] = await read();
  expect(changed).toMatchObject({ title: "Week one", handedIn: 1 });
  expect(changed?.exercises.map(({ exercise, points }) => [exercise, points])).toEqual([
    ["train-it", 3],
    ["count-the-cell", 20],
  ]);
  expect(changed?.exercises[1]?.id).toBe(kept?.id);

  const copy = await copySet(store, teacher, id, set.id, now);
  const copied = (await read()).find((each) => each.id === copy);
  expect(copied).toMatchObject({ title: "Week one (copy)", extensions: [], handedIn: 0 });
  expect(Date.parse(copied?.releaseAt ?? "")).toBe(now + 7 * day);

  const wish = { set: set.id, withWork: false };
  await expect(deleteSet(store, teacher, id, wish)).rejects.toThrow(/1 learner has handed in/);
  await deleteSet(store, teacher, id, { ...wish, withWork: true });
  expect((await read()).map((each) => each.id)).toEqual([copy]);
  await expect(deleteSet(store, teacher, id, wish)).rejects.toMatchObject({ code: "not-found" });
  expect(await store.selectFrom("submissions").select("id").execute()).toHaveLength(1);
});

testOnEachDatabase("only what the server grades is assigned", async (open) => {
  const store = await open();
  const { teacher, id } = await createSampleClass(store);
  const exercises = [{ lesson: "lstm", exercise: "a-gate-for-each-task", points: 1 }];
  const fields = describeSampleSet(now, { exercises });
  await expect(createSet(store, teacher, id, fields, sampleAssignable)).rejects.toThrow(
    "“A gate for each task” is not graded by the server",
  );
  const given = (more: object) => setFieldsSchema.safeParse(describeSampleSet(now, more));
  expect(given({}).success).toBe(true);
  expect(given({ dueAt: new Date(now - 8 * day).toISOString() }).success).toBe(false);
  expect(
    given({
      late: [
        { minutes: 10, share: 50 },
        { minutes: 20, share: 60 },
      ],
    }).success,
  ).toBe(false);
  expect(
    given({
      late: [
        { minutes: 20, share: 50 },
        { minutes: 10, share: 40 },
      ],
    }).success,
  ).toBe(false);
  expect(given({ exercises: [exercises[0], exercises[0]] }).success).toBe(false);
  expect(given({ exercises: [] }).success).toBe(false);
});

testOnEachDatabase("page, plain CSV and Canvas's CSV hold the same numbers", async (open) => {
  const store = await open();
  const { teacher, id, assign, join, hand } = await createSampleClass(store);
  const [first] = [
    await assign(describeSampleSet(now)),
    await assign(describeSampleSet(now, { title: "=2+3" })),
  ];
  const [lea, ben, cleo] = [await join("Lea"), await join("=Ben"), await join("Cleo")];
  await hand(lea, "count-the-cell", 1 / 3, now);
  await hand(lea, "count-the-cell", 0.8, now + 1000);
  await hand(lea, "write-a-step", 0.5, now);
  await hand(ben, "count-the-cell", 1, due + day / 2);
  await hand(ben, "write-a-step", null, now);
  await hand(cleo, "write-a-step", "waiting", now);
  await setExtension(store, teacher, id, {
    set: first.id,
    learner: ben.id,
    dueAt: new Date(due + day).toISOString(),
    reason: "was ill",
  });
  await importLearners(store, teacher, id, "Nora");

  const book = await readGradebook(store, teacher, id, versions);
  const byName = new Map(book.rows.map((row) => [row.name, row]));
  // Both sets have the same exercises; in the second there is no extension, so Ben is late there.
  expect(byName.get("Lea")?.cells.map(({ score }) => score)).toEqual([720, 350, 720, 350]);
  expect(byName.get("=Ben")?.cells.map(({ score }) => score)).toEqual([1000, null, 800, null]);
  expect(byName.get("=Ben")?.cells.map(({ isLate }) => isLate)).toEqual([false, false, true, false]);
  expect(byName.get("=Ben")?.cells[1]?.state).toBe("not-graded");
  expect(byName.get("Cleo")?.cells.map(({ state }) => state)).toEqual([
    "not-begun",
    "waiting",
    "not-begun",
    "waiting",
  ]);
  expect(byName.get("Nora")).toMatchObject({ hasJoined: false, total: 0 });
  expect(byName.get("Lea")).toMatchObject({ totals: [1070, 1070], total: 2140 });

  const plain = Papa.parse<string[]>(await exportGrades(store, teacher, id, { shape: "plain" })).data;
  const canvas = Papa.parse<string[]>(await exportGrades(store, teacher, id, { shape: "canvas" })).data;
  expect(plain[0]).toEqual([
    "learner",
    "Week 1: Count the cell (of 10)",
    "Week 1: Write a step (of 7)",
    "'=2+3: Count the cell (of 10)",
    "'=2+3: Write a step (of 7)",
    "total",
  ]);
  expect(canvas[0]).toEqual([
    "Student",
    "ID",
    "SIS User ID",
    "SIS Login ID",
    "Section",
    "Week 1: Count the cell",
    "Week 1: Write a step",
    "'=2+3: Count the cell",
    "'=2+3: Write a step",
  ]);
  expect(canvas[1]).toEqual(["    Points Possible", "", "", "", "", "10", "7", "10", "7"]);
  for (const [index, { name, cells, total }] of book.rows.entries()) {
    const shown = cells.map(({ score }) => (score === null ? "" : String(score / 100)));
    const printed = name === "=Ben" ? "'=Ben" : name;
    expect(plain[index + 1]).toEqual([printed, ...shown, String(total / 100)]);
    expect(canvas[index + 2]).toEqual([printed, "", "", "", "", ...shown]);
  }
  const one = Papa.parse<string[]>(
    await exportGrades(store, teacher, id, { shape: "plain", set: first.id }),
  ).data;
  expect(one.find(([name]) => name === "Lea")).toEqual(["Lea", "7.2", "3.5", "10.7"]);
});

testOnEachDatabase("an override stands until it is undone; comments reach the learner", async (open) => {
  const store = await open();
  const { teacher, id, assign, join, hand } = await createSampleClass(store);
  const set = await assign(describeSampleSet(now));
  const [exercise] = set.exercises;
  const lea = await join("Lea");
  await hand(lea, "count-the-cell", 0.5, now);
  const place = { learner: lea.id, exercise: exercise?.id ?? "" };
  const evidence = () => readEvidence(store, teacher, id, place, () => null);

  await setOverride(store, teacher, id, place, { hundredths: 850, reason: "right on paper" });
  await addComment(store, teacher, id, place, "Well seen.");
  expect(await evidence()).toMatchObject({
    score: 850,
    computed: 500,
    override: { hundredths: 850, reason: "right on paper", by: "olga" },
    comments: [{ text: "Well seen.", by: "olga" }],
    submissions: [
      {
        attempt: 1,
        lateShare: 100,
        grade: 0.5,
        hundredths: 500,
        isBest: true,
        message: "Worth 0.5.",
        evidence: { kind: "answer", answers: [{ id: "cell", text: "7" }] },
      },
    ],
  });
  const own = await readOwnSets(store, lea.token, now);
  expect(own[0]?.sets[0]?.exercises[0]).toMatchObject({
    score: 850,
    isOverridden: true,
    comments: [{ text: "Well seen." }],
  });
  await removeOverride(store, teacher, id, place);
  const [comment] = (await evidence()).comments;
  expect(await removeComment(store, teacher, id, comment?.id ?? "")).toEqual(place);
  expect(await evidence()).toMatchObject({ score: 500, override: null, comments: [] });
});

testOnEachDatabase(
  "a learner sees nothing of a set before its release, and no score before its time",
  async (open) => {
    const store = await open();
    const { id, assign, join, hand, teacher } = await createSampleClass(store);
    const secret = describeSampleSet(now, {
      title: "Exam",
      releaseAt: new Date(now + 1000).toISOString(),
    });
    await assign(secret);
    const held = await assign(
      describeSampleSet(now, {
        title: "Held",
        showsScores: "after-due",
        hasBoard: true,
        exercises: [{ lesson: "dropout", exercise: "train-it", points: 4 }],
      }),
    );
    const [lea, ben] = [await join("Lea"), await join("Ben")];
    await hand(lea, "train-it", 0.75, now - 1000);
    const early = JSON.stringify(await readOwnSets(store, lea.token, now));
    expect(early).not.toContain("Exam");
    const [before] = (await readOwnSets(store, lea.token, now))[0]?.sets ?? [];
    expect(before).toMatchObject({
      title: "Held",
      scoresFrom: new Date(due).toISOString(),
      score: null,
      exercises: [{ state: "graded", score: null, attempts: 1 }],
      board: { counts: "handed-in", begun: 1, entries: [{ name: "Lea", exercises: 1, points: null }] },
    });
    expect((await readOwnSets(store, lea.token, now + 1000))[0]?.sets).toHaveLength(2);
    const after = (await readOwnSets(store, lea.token, due + 1))[0]?.sets;
    expect(after?.find(({ id: each }) => each === held.id)).toMatchObject({ score: 300, scoresFrom: null });

    // With an extension the own due time counts.
    await setExtension(store, teacher, id, {
      set: held.id,
      learner: ben.id,
      dueAt: new Date(due + day).toISOString(),
      reason: "",
    });
    const bens = (await readOwnSets(store, ben.token, due + 1))[0]?.sets;
    expect(bens?.find(({ id: each }) => each === held.id)).toMatchObject({
      isExtended: true,
      scoresFrom: new Date(due + day).toISOString(),
    });
    expect(await readOwnSets(store, null, now)).toEqual([]);

    // Nor does the lesson itself tell the score meanwhile.
    const since = new Map([["train-it", held.releaseAt]]);
    const isHeld = (who: { readerId: string }, at: number) =>
      listHeldBack(store, who.readerId, "dropout", at);
    expect(await isHeld(lea, due)).toEqual(since);
    expect(await isHeld(lea, due + 1)).toEqual(new Map());
    expect(await isHeld(ben, due + 1)).toEqual(since);
    expect(await isHeld(lea, Date.parse(held.releaseAt) - 1)).toEqual(new Map());
  },
);

testOnEachDatabase(
  "a board names who wants it, and shows points when nobody can earn any more",
  async (open) => {
    const store = await open();
    const { id, assign, join, hand } = await createSampleClass(store);
    await assign(describeSampleSet(now, { hasBoard: true }));
    const [lea, ben, cleo] = [await join("Lea"), await join("Ben"), await join("Cleo")];
    for (const learner of [lea, ben, cleo]) await hand(learner, "count-the-cell", 1, now);
    await hand(ben, "write-a-step", 1, now);
    await setBoardName(store, ben.token, id, true);
    const look = async (token: string, at: number) =>
      (await readOwnSets(store, token, at))[0]?.sets[0]?.board;
    expect(await look(lea.token, now)).toEqual({
      counts: "solved",
      learners: 3,
      begun: 3,
      entries: [
        { name: "Ben", isNamed: true, isSelf: false, exercises: 2, points: null },
        { name: "Lea", isNamed: false, isSelf: true, exercises: 1, points: null },
      ],
    });
    const end = await look(cleo.token, due + 3 * day);
    expect(end?.entries.map(({ name, points }) => [name, points])).toEqual([
      ["Ben", 1700],
      ["Cleo", 1000],
    ]);
    await setBoardName(store, ben.token, id, false);
    expect((await look(lea.token, now))?.entries.map(({ name }) => name)).toEqual(["Lea"]);
  },
);

testOnEachDatabase(
  "two entries of one person keep both's work, and what was noted goes with a person who is erased",
  async (open) => {
    const store = await open();
    const { teacher, id, assign, join, hand } = await createSampleClass(store);
    const set = await assign(describeSampleSet(now));
    const [count, step] = set.exercises.map((exercise) => exercise.id);
    const [keep, drop] = [await join("Lea"), await join("Lea N.")];
    await hand(keep, "count-the-cell", 0.2, now);
    await hand(drop, "count-the-cell", 1, now + 1000);
    const at = (learner: string, exercise = "") => ({ learner, exercise });
    await setOverride(store, teacher, id, at(keep.id, count), { hundredths: 1, reason: "first" });
    await setOverride(store, teacher, id, at(drop.id, count), { hundredths: 2, reason: "second" });
    await setOverride(store, teacher, id, at(drop.id, step), { hundredths: 3, reason: "third" });
    await addComment(store, teacher, id, at(drop.id, step), "Hello.");
    const dueAt = new Date(due + day).toISOString();
    await setExtension(store, teacher, id, { set: set.id, learner: drop.id, dueAt, reason: "ill" });
    await setBoardName(store, keep.token, id, true);
    await mergeLearners(store, teacher, id, { keep: keep.id, drop: drop.id });
    const { rows } = await readGradebook(store, teacher, id, versions);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.cells).toMatchObject([
      { score: 1, attempts: 2 },
      { score: 3, comments: 1 },
    ]);
    await removeOverride(store, teacher, id, at(keep.id, count));
    expect((await readGradebook(store, teacher, id, versions)).rows[0]?.cells[0]?.score).toBe(900);

    await store.transaction().execute(async (transaction) => {
      const found = await collectPerson(transaction, "reader", keep.readerId);
      expect(found["set_extensions"]).toMatchObject([{ reason: "ill" }]);
      expect(found["score_overrides"]).toMatchObject([{ reason: "third" }]);
      expect(found["score_comments"]).toMatchObject([{ text: "Hello." }]);
      expect(found["board_names"]).toHaveLength(1);
      expect(JSON.stringify(found["score_comments"])).not.toContain("user_id");
      await erasePerson(transaction, "reader", keep.readerId);
    });
    for (const table of ["set_extensions", "score_overrides", "score_comments", "board_names"] as const)
      expect(await store.selectFrom(table).selectAll().execute(), table).toEqual([]);
    expect((await readClass(store, teacher, id)).learners).toEqual([]);
    expect(await loadSets(store, id)).toHaveLength(1);
  },
);
