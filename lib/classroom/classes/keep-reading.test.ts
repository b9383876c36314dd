import { expect } from "vitest";
import type { ReadingReport } from "@/lib/contract/class-reading";
import { listSlugs } from "@/lib/course/lessons";
import type { Store } from "@/lib/store/database";
import { testOnEachDatabase } from "@/lib/store/testing/test-database";
import type { Caller } from "../accounts/caller";
import { createOwner } from "../testing/people";
import { changeClass, createClass } from "./change-class";
import { joinClass, leaveClass } from "./join-class";
import { keepReading } from "./keep-reading";
import { mergeLearners } from "./merge-learners";
import { readClass } from "./read-class";
import { removeLearner } from "./roster";

const [lesson = "", other = ""] = await listSlugs();
const at = "2026-11-01T10:00:00.000Z";

const place = (read: number, more: Partial<ReadingReport["lessons"][number]> = {}): ReadingReport => ({
  lessons: [{ lesson, read, reached: Math.floor(read * 4), sections: 4, at, ...more }],
});

async function createCourse(store: Store): Promise<{ owner: Caller; id: string; code: string }> {
  const owner = await createOwner(store);
  const id = await createClass(store, owner, { name: "Deep learning", term: "" });
  return { owner, id, code: (await readClass(store, owner, id)).joinCode };
}

async function join(store: Store, code: string, name: string, token: string | null = null): Promise<string> {
  return (await joinClass(store, token, { code, name })).token ?? token ?? "";
}

const readAll = (store: Store) =>
  store
    .selectFrom("reading")
    .select(["lesson", "read", "reached", "advanced_at"])
    .orderBy("lesson")
    .orderBy("read")
    .execute();

testOnEachDatabase(
  "the furthest place stays, however often and in whatever order it is reported",
  async (open) => {
    const store = await open();
    const token = await join(store, (await createCourse(store)).code, "Lea");
    const later = "2026-11-02T10:00:00.000Z";
    for (const report of [place(0.25), place(0.75, { at: later }), place(0.75), place(0.5), place(0.25)])
      expect(await keepReading(store, token, report)).toEqual({ isLearner: true });
    expect(await readAll(store)).toEqual([{ lesson, read: 0.75, reached: 3, advanced_at: later }]);
    const twice = { lessons: [...place(0.8).lessons, ...place(0.9).lessons, ...place(0.85).lessons] };
    await keepReading(store, token, twice);
    expect((await readAll(store)).map((row) => row.read)).toEqual([0.9]);
  },
);

testOnEachDatabase(
  "nothing is kept of a stranger, of a reader in no class, of one in an archived class, or of no lesson",
  async (open) => {
    const store = await open();
    const { owner, id, code } = await createCourse(store);
    const token = await join(store, code, "Lea");
    await keepReading(store, token, place(1, { lesson: "no-such-lesson" }));
    expect(await keepReading(store, null, place(1))).toEqual({ isLearner: false });
    expect(await keepReading(store, "0".repeat(22), place(1))).toEqual({ isLearner: false });
    await changeClass(store, owner, id, { archived: true });
    expect(await keepReading(store, token, place(1))).toEqual({ isLearner: false });
    await changeClass(store, owner, id, { archived: false });
    await leaveClass(store, token, id);
    expect(await keepReading(store, token, place(1))).toEqual({ isLearner: false });
    expect(await readAll(store)).toEqual([]);
  },
);

testOnEachDatabase("a device whose clock is ahead has read now", async (open) => {
  const store = await open();
  const token = await join(store, (await createCourse(store)).code, "Lea");
  await keepReading(store, token, place(1, { at: "2099-01-01T00:00:00Z" }), { now: Date.parse(at) });
  expect(await readAll(store)).toMatchObject([{ advanced_at: at }]);
});

testOnEachDatabase("with the last class what was read is forgotten, whoever ends it", async (open) => {
  const store = await open();
  const { owner, id, code } = await createCourse(store);
  const elsewhere = await createClass(store, owner, { name: "Another", term: "" });
  const [lea, ben] = [await join(store, code, "Lea"), await join(store, code, "Ben")];
  await join(store, (await readClass(store, owner, elsewhere)).joinCode, "Lea", lea);
  await keepReading(store, lea, place(0.6));
  await keepReading(store, ben, place(0.4));
  await leaveClass(store, lea, id);
  expect((await readAll(store)).map((row) => row.read)).toEqual([0.4, 0.6]);
  await leaveClass(store, lea, elsewhere);
  expect((await readAll(store)).map((row) => row.read)).toEqual([0.4]);
  const { learners } = await readClass(store, owner, id);
  await removeLearner(store, owner, id, learners[0]?.id ?? "");
  expect(await readAll(store)).toEqual([]);
});

testOnEachDatabase("of two entries of one person each lesson keeps the furthest place", async (open) => {
  const store = await open();
  const { owner, id, code } = await createCourse(store);
  const [phone, laptop] = [await join(store, code, "Lea"), await join(store, code, "L. Novak")];
  await keepReading(store, phone, place(0.3));
  await keepReading(store, laptop, place(0.7));
  await keepReading(store, phone, place(0.9, { lesson: other }));
  await keepReading(store, laptop, place(0.2, { lesson: other }));
  const { learners } = await readClass(store, owner, id);
  const [drop = "", keep = ""] = ["L. Novak", "Lea"].map(
    (name) => learners.find((row) => row.name === name)?.id,
  );
  await mergeLearners(store, owner, id, { keep, drop });
  expect((await readAll(store)).map((row) => [row.lesson, row.read])).toEqual([
    [lesson, 0.7],
    [other, 0.9],
  ]);
  await keepReading(store, laptop, place(1));
  expect((await readAll(store)).map((row) => row.read)).toEqual([1, 0.9]);
});
