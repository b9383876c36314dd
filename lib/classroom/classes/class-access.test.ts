import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import type { Store } from "@/lib/store/database";
import { testOnEachDatabase } from "@/lib/store/testing/test-database";
import type { Caller } from "../accounts/caller";
import { listClassSessions } from "../live/class-sessions";
import { startLiveSession } from "../live/live-sessions";
import { createCaller, createOwner, createPerson } from "../testing/people";
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

const acts: Act[] = [
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
