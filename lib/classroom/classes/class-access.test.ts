import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import type { Store } from "@/lib/store/database";
import { testOnEachDatabase } from "@/lib/store/testing/test-database";
import type { Caller } from "../accounts/caller";
import { addComment, removeComment, removeOverride, setOverride } from "../assignments/change-scores";
import { changeSet, copySet, createSet, deleteSet } from "../assignments/change-sets";
import { exportGrades } from "../assignments/export-grades";
import { removeExtension, setExtension } from "../assignments/extensions";
import { readGradebook } from "../assignments/gradebook";
import { loadSets } from "../assignments/load-sets";
import { readEvidence } from "../assignments/read-evidence";
import { readRegrades } from "../assignments/read-regrades";
import { readSets } from "../assignments/read-sets";
import { startRegrade } from "../assignments/regrades";
import { readStatistics } from "../assignments/statistics";
import { listClassSessions } from "../live/class-sessions";
import { startLiveSession } from "../live/live-sessions";
import { createCaller, createOwner, createPerson } from "../testing/people";
import { createSampleClass, describeSampleSet, sampleAssignable } from "../testing/sample-class";
import { changeClass, copyClass, createClass } from "./change-class";
import { exportAnswers, exportReading } from "./export-class";
import { joinClass } from "./join-class";
import { mergeLearners } from "./merge-learners";
import { removeOpening, setOpening } from "./openings";
import { listClasses, readClass } from "./read-class";
import { readLearner } from "./read-learner";
import { readQuestions } from "./read-questions";
import { gatherReading, readReading } from "./read-reading";
import { importLearners, removeLearner, renameLearner } from "./roster";
import { removeStaff, setStaff } from "./staff";

const title = { name: "Deep learning", term: "Autumn" };

interface Act {
  name: string;
  assistant: "allowed" | "forbidden";
  run: (store: Store, caller: Caller, id: string, learners: string[]) => Promise<unknown>;
}

const change = (name: string, run: Act["run"]): Act => ({ name, assistant: "forbidden", run });

const look = (name: string, run: Act["run"]): Act => ({ name, assistant: "allowed", run });

const fields = describeSampleSet(Date.now());

/** The class's first set, its first exercise, and the due time of an extension. */
async function findAssigned(store: Store, id: string) {
  const [set] = await loadSets(store, id);
  const dueAt = new Date(Date.now() + 9e8).toISOString();
  return { set: set?.id ?? randomUUID(), exercise: set?.exercises[0]?.id ?? randomUUID(), dueAt };
}

const assignmentActs: Act[] = [
  look("read the assignments", (store, who, id) => readSets(store, who, id, sampleAssignable)),
  look("read the gradebook", (store, who, id) => readGradebook(store, who, id, new Map())),
  look("export the grades", (store, who, id) => exportGrades(store, who, id, { shape: "canvas" })),
  look("read the statistics", (store, who, id) => readStatistics(store, who, id)),
  look("read the regrades", (store, who, id) => readRegrades(store, who, id)),
  look("read the evidence", async (store, who, id, [learner = ""]) => {
    const { exercise } = await findAssigned(store, id);
    return readEvidence(store, who, id, { learner, exercise }, () => null);
  }),
  look("comment", async (store, who, id, [learner = ""]) => {
    const { exercise } = await findAssigned(store, id);
    return addComment(store, who, id, { learner, exercise }, "Well seen.");
  }),
  look("take one's own comment back", async (store, who, id, [learner = ""]) => {
    const { exercise } = await findAssigned(store, id);
    await addComment(store, who, id, { learner, exercise }, `Seen by ${randomUUID()}.`);
    const rows = await store
      .selectFrom("score_comments")
      .select("id")
      .orderBy("created_at", "desc")
      .execute();
    return removeComment(store, who, id, rows[0]?.id ?? "");
  }),
  change("assign", (store, who, id) => createSet(store, who, id, fields, sampleAssignable)),
  change("change an assignment", async (store, who, id) => {
    const { set } = await findAssigned(store, id);
    return changeSet(store, who, id, { set, fields }, sampleAssignable);
  }),
  change("copy an assignment", async (store, who, id) =>
    copySet(store, who, id, (await findAssigned(store, id)).set),
  ),
  change("delete an assignment", async (store, who, id) => {
    const sets = await loadSets(store, id);
    return deleteSet(store, who, id, { set: sets.at(-1)?.id ?? randomUUID(), withWork: false });
  }),
  change("extend", async (store, who, id, [learner = ""]) => {
    const { set, dueAt } = await findAssigned(store, id);
    return setExtension(store, who, id, { set, learner, dueAt, reason: "" });
  }),
  change("take an extension back", async (store, who, id, [learner = ""]) =>
    removeExtension(store, who, id, { set: (await findAssigned(store, id)).set, learner }),
  ),
  change("override", async (store, who, id, [learner = ""]) => {
    const { exercise } = await findAssigned(store, id);
    return setOverride(store, who, id, { learner, exercise }, { hundredths: 1, reason: "agreed" });
  }),
  change("take an override back", async (store, who, id, [learner = ""]) => {
    const { exercise } = await findAssigned(store, id);
    return removeOverride(store, who, id, { learner, exercise });
  }),
];

const acts: Act[] = [
  ...assignmentActs,
  look("read", (store, who, id) => readClass(store, who, id)),
  look("read what was read", (store, who, id) => readReading(store, who, id)),
  look("read the answers", (store, who, id) => readQuestions(store, who, id, "lstm")),
  look("read a learner", async (store, who, id) => {
    const { learners } = await gatherReading(store, id);
    return readLearner(store, who, id, learners[0]?.id ?? "");
  }),
  look("export what was read", (store, who, id) => exportReading(store, who, id)),
  look("export the answers", (store, who, id) => exportAnswers(store, who, id)),
  look("list the live sessions", (store, who, id) => listClassSessions(store, who, id)),
  look("begin a live session", (store, who, id) => startLiveSession(store, who, "lstm", id)),
  change("rename", (store, who, id) => changeClass(store, who, id, title)),
  change("archive", (store, who, id) => changeClass(store, who, id, { archived: true })),
  change("renew the code", (store, who, id) => changeClass(store, who, id, { newCode: true })),
  change("copy", (store, who, id) => copyClass(store, who, id, title)),
  change("import", (store, who, id) => importLearners(store, who, id, `Zoe ${randomUUID()}`)),
  change("rename a learner", (store, who, id, [first = ""]) => renameLearner(store, who, id, first, "Ada")),
  change("merge", (store, who, id, [, keep = "", drop = ""]) =>
    mergeLearners(store, who, id, { keep, drop }),
  ),
  change("remove a learner", (store, who, id, [first = ""]) => removeLearner(store, who, id, first)),
  change("open a lesson", (store, who, id) =>
    setOpening(store, who, id, { lesson: "lstm", opensAt: null, closesAt: null }),
  ),
  change("take a lesson off", (store, who, id) => removeOpening(store, who, id, "lstm")),
  change("set staff", (store, who, id) =>
    setStaff(store, who, id, { email: "owner@school.test", role: "assistant" }),
  ),
  change("remove staff", (store, who, id) => removeStaff(store, who, id, randomUUID())),
];

testOnEachDatabase("each act on a class is done for its staff alone, by role", async (open) => {
  const store = await open();
  const owner = await createOwner(store, "owner");
  const instructor = await createPerson(store, owner, "instructor", "ivan");
  const assistant = await createPerson(store, owner, "assistant", "ana");
  const other = await createPerson(store, owner, "instructor", "omar");
  await createClass(store, other, title);
  const id = await createClass(store, instructor, title);
  await setStaff(store, instructor, id, { email: "ana@school.test", role: "assistant" });
  const { joinCode } = await readClass(store, instructor, id);
  for (const title of ["Week 1", "Week 2"])
    await createSet(store, instructor, id, { ...fields, title }, sampleAssignable);
  const { token } = await joinClass(store, null, { code: joinCode, name: "Lea" });
  const learner = createCaller([`reader=${token}`]);

  const outcome = async (act: Act, who: Caller, at = id) => {
    await importLearners(store, instructor, id, "Ben\nCleo\nDora");
    const learners = (await readClass(store, instructor, id)).learners.map((row) => row.id);
    return act.run(store, who, at, learners).then(
      () => "allowed",
      (error: { code?: string }) => error.code ?? String(error),
    );
  };
  for (const act of acts) {
    expect(await outcome(act, createCaller()), `${act.name}, a stranger`).toBe("not-signed-in");
    expect(await outcome(act, learner), `${act.name}, a learner of the class`).toBe("not-signed-in");
    expect(await outcome(act, other), `${act.name}, another class's instructor`).toBe("not-found");
    expect(await outcome(act, assistant), `${act.name}, an assistant`).toBe(act.assistant);
    expect(await outcome(act, instructor), `${act.name}, an instructor`).toBe("allowed");
    expect(await outcome(act, owner), `${act.name}, the owner`).toBe("allowed");
    expect(await outcome(act, owner, randomUUID()), `${act.name}, no such class`).toBe("not-found");
  }
});

testOnEachDatabase("one reaches the people of one's own class only, whatever id is sent", async (open) => {
  const store = await open();
  const owner = await createOwner(store, "owner");
  const ivan = await createPerson(store, owner, "instructor", "ivan");
  const omar = await createPerson(store, owner, "instructor", "omar");
  const mine = await createClass(store, ivan, title);
  const theirs = await createClass(store, omar, title);
  await importLearners(store, ivan, mine, "Ben");
  await importLearners(store, omar, theirs, "Cleo\nDora");
  const [cleo, dora] = (await readClass(store, omar, theirs)).learners.map((row) => row.id);
  const [ben] = (await readClass(store, ivan, mine)).learners.map((row) => row.id);
  const merge = (keep = "", drop = "") => mergeLearners(store, ivan, mine, { keep, drop });
  const attempts = [
    () => readLearner(store, ivan, mine, cleo ?? ""),
    () => renameLearner(store, ivan, mine, cleo ?? "", "Eve"),
    () => removeLearner(store, ivan, mine, cleo ?? ""),
    () => merge(cleo, dora),
    () => merge(ben, dora),
  ];
  for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: "not-found" });
  expect((await readClass(store, omar, theirs)).learners.map((row) => row.name)).toEqual(["Cleo", "Dora"]);
});

testOnEachDatabase("what belongs to another class's assignments is not reached either", async (open) => {
  const store = await open();
  const theirs = await createSampleClass(store);
  const ivan = await createPerson(store, theirs.teacher, "instructor", "ivan");
  const mine = await createSampleClass(store, ivan);
  const [ours, other] = [await mine.assign(fields), await theirs.assign(fields)];
  const [lea, ben] = [await mine.join("Lea"), await theirs.join("Ben")];
  const at = (learner: string, set: typeof ours) => ({ learner, exercise: set.exercises[0]?.id ?? "" });
  await addComment(store, theirs.teacher, theirs.id, at(ben.id, other), "Well seen.");
  const [comment] = await store.selectFrom("score_comments").select("id").execute();
  const dueAt = new Date(Date.now() + 9e8).toISOString();
  const score = { hundredths: 1, reason: "agreed" };
  const attempts = [
    () => changeSet(store, ivan, mine.id, { set: other.id, fields }, sampleAssignable),
    () => copySet(store, ivan, mine.id, other.id),
    () => deleteSet(store, ivan, mine.id, { set: other.id, withWork: true }),
    () => setExtension(store, ivan, mine.id, { set: ours.id, learner: ben.id, dueAt, reason: "" }),
    () => setExtension(store, ivan, mine.id, { set: other.id, learner: lea.id, dueAt, reason: "" }),
    () => removeExtension(store, ivan, mine.id, { set: other.id, learner: ben.id }),
    () => setOverride(store, ivan, mine.id, at(ben.id, ours), score),
    () => setOverride(store, ivan, mine.id, at(lea.id, other), score),
    () => removeOverride(store, ivan, mine.id, at(ben.id, other)),
    () => addComment(store, ivan, mine.id, at(ben.id, ours), "Hello."),
    () => removeComment(store, ivan, mine.id, comment?.id ?? ""),
    () => readEvidence(store, ivan, mine.id, at(ben.id, other), () => null),
    () => readEvidence(store, ivan, mine.id, at(lea.id, other), () => null),
    () => exportGrades(store, ivan, mine.id, { shape: "plain", set: other.id }),
  ];
  for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: "not-found" });
  await expect(
    startRegrade(store, ivan, mine.id, { lesson: "lstm", exercise: "count-the-cell" }),
  ).rejects.toMatchObject({ code: "bad-request" });
});

testOnEachDatabase(
  "an assistant is given classes and makes none; each sees their own, an owner all",
  async (open) => {
    const store = await open();
    const owner = await createOwner(store, "owner");
    const ivan = await createPerson(store, owner, "instructor", "ivan");
    const ana = await createPerson(store, owner, "assistant", "ana");
    const omar = await createPerson(store, owner, "instructor", "omar");
    await expect(createClass(store, ana, title)).rejects.toMatchObject({ code: "forbidden" });
    const id = await createClass(store, ivan, title);
    await setStaff(store, ivan, id, { email: "Ana@School.test", role: "assistant" });
    await importLearners(store, ivan, id, "Ben\nCleo");
    expect(await listClasses(store, ana)).toMatchObject({
      classes: [{ id, role: "assistant", learners: 2, isArchived: false }],
      mayCreate: false,
    });
    expect((await listClasses(store, omar)).classes).toEqual([]);
    expect((await listClasses(store, owner)).classes).toMatchObject([{ id, role: "instructor" }]);
  },
);

testOnEachDatabase("a class keeps an instructor", async (open) => {
  const store = await open();
  const owner = await createOwner(store, "owner");
  const id = await createClass(store, owner, title);
  const [self] = (await readClass(store, owner, id)).staff;
  await expect(removeStaff(store, owner, id, self?.user ?? "")).rejects.toMatchObject({ status: 400 });
  const demote = setStaff(store, owner, id, { email: "owner@school.test", role: "assistant" });
  await expect(demote).rejects.toMatchObject({ status: 400 });
  expect((await readClass(store, owner, id)).staff).toMatchObject([{ role: "instructor", isSelf: true }]);
});

testOnEachDatabase(
  "a class in a new term has the staff and the lessons, a code of its own, and nobody in it",
  async (open) => {
    const store = await open();
    const owner = await createOwner(store, "owner");
    const id = await createClass(store, owner, title);
    await importLearners(store, owner, id, "Ben");
    await setOpening(store, owner, id, { lesson: "lstm", opensAt: "2026-10-01T08:00:00Z", closesAt: null });
    const copy = await readClass(
      store,
      owner,
      await copyClass(store, owner, id, { ...title, term: "Spring" }),
    );
    expect(copy).toMatchObject({ term: "Spring", learners: [], staff: [{ name: "owner" }] });
    expect(copy.openings).toEqual([{ lesson: "lstm", opensAt: null, closesAt: null }]);
    expect(copy.joinCode).not.toBe((await readClass(store, owner, id)).joinCode);
  },
);

testOnEachDatabase(
  "a lesson's times are kept in UTC, and it does not close before it opens",
  async (open) => {
    const store = await open();
    const owner = await createOwner(store, "owner");
    const id = await createClass(store, owner, title);
    const set = (opensAt: string | null, closesAt: string | null) =>
      setOpening(store, owner, id, { lesson: "lstm", opensAt, closesAt });
    await set("2026-10-01T08:00:00Z", null);
    await set(null, "2026-10-02T08:00:00Z");
    await expect(set("2026-10-02T08:00:00Z", "2026-10-02T08:00:00Z")).rejects.toMatchObject({ status: 400 });
    expect((await readClass(store, owner, id)).openings).toEqual([
      { lesson: "lstm", opensAt: null, closesAt: "2026-10-02T08:00:00.000Z" },
    ]);
  },
);
