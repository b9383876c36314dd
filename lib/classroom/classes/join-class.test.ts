import { expect } from "vitest";
import type { Store } from "@/lib/store/database";
import { testOnEachDatabase } from "@/lib/store/testing/test-database";
import type { Caller } from "../accounts/caller";
import { createOwner } from "../testing/people";
import { changeClass, createClass } from "./change-class";
import { printJoinCode } from "@/lib/contract/join-code";
import { createJoinCode } from "../join-code";
import { joinClass, leaveClass, listJoined } from "./join-class";
import { mergeLearners } from "./merge-learners";
import { readClass } from "./read-class";
import { importLearners } from "./roster";

async function createCourse(
  store: Store,
  name = "olga",
): Promise<{ owner: Caller; id: string; code: string }> {
  const owner = await createOwner(store, name);
  const id = await createClass(store, owner, { name: "Deep learning", term: "Autumn" });
  return { owner, id, code: (await readClass(store, owner, id)).joinCode };
}

async function join(store: Store, code: string, name: string, token: string | null = null): Promise<string> {
  const joined = await joinClass(store, token, { code, name });
  return joined.token ?? token ?? "";
}

const listNames = async (store: Store, owner: Caller, id: string) =>
  (await readClass(store, owner, id)).learners.map((learner) => learner.name);

async function addVote(store: Store, token: string, poll: string, choice: string): Promise<void> {
  const reader = await store
    .selectFrom("learners")
    .select("reader_id")
    .where("name", "=", token)
    .executeTakeFirstOrThrow();
  await store
    .insertInto("votes")
    .values({
      reader_id: reader.reader_id ?? "",
      lesson: "lstm",
      poll,
      version: "1",
      choice,
      value: null,
      created_at: "2026-01-01T00:00:00.000Z",
    })
    .execute();
}

testOnEachDatabase("who joins again is the same learner under the new name", async (open) => {
  const store = await open();
  const { owner, id, code } = await createCourse(store);
  const token = await join(store, code, "Lea");
  expect(await join(store, code.toLowerCase(), "Lea Novak", token)).toBe(token);
  expect(await listNames(store, owner, id)).toEqual(["Lea Novak"]);
  expect(await listJoined(store, token)).toMatchObject([{ id, name: "Deep learning", learner: "Lea Novak" }]);
  expect(await listJoined(store, null)).toEqual([]);
});

testOnEachDatabase("who is on the list already takes that entry, once", async (open) => {
  const store = await open();
  const { owner, id, code } = await createCourse(store);
  await importLearners(store, owner, id, "name\nLea  Novak\nBen Abo");
  await join(store, code, "lea novak");
  await join(store, code, "Lea Novak");
  const { learners } = await readClass(store, owner, id);
  expect(learners.map(({ name, joinedAt }) => [name.toLowerCase(), joinedAt !== null])).toEqual([
    ["ben abo", false],
    ["lea novak", true],
    ["lea novak", true],
  ]);
});

testOnEachDatabase(
  "a wrong code and a closed one get the same answer, and leave nothing behind",
  async (open) => {
    const store = await open();
    const { owner, id, code } = await createCourse(store);
    await changeClass(store, owner, id, { archived: true });
    const answer = (text: string) =>
      join(store, text, "Lea").catch((error: unknown) => JSON.stringify(error));
    const answers = await Promise.all([code, printJoinCode(createJoinCode()), "no code"].map(answer));
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain("code-void");
    expect(await store.selectFrom("readers").select("id").execute()).toEqual([]);
    await changeClass(store, owner, id, { archived: false });
    await join(store, code, "Lea");
  },
);

testOnEachDatabase("after a new code the old one opens nothing", async (open) => {
  const store = await open();
  const { owner, id, code } = await createCourse(store);
  await changeClass(store, owner, id, { newCode: true });
  await expect(join(store, code, "Lea")).rejects.toMatchObject({ code: "code-void" });
});

testOnEachDatabase("thirty who join at once are thirty, and a click sent twice is one", async (open) => {
  const [first, second] = [await open(), await open()];
  const { owner, id, code } = await createCourse(first);
  const names = Array.from({ length: 30 }, (_, index) => `Learner ${String(index).padStart(2, "0")}`);
  const tokens = await Promise.all(
    names.map((name, index) => join(index % 2 === 0 ? first : second, code, name)),
  );
  await Promise.all([first, second].map((store) => join(store, code, "Learner 00", tokens[0] ?? null)));
  expect(await listNames(first, owner, id)).toEqual(names);
});

testOnEachDatabase("who leaves is on the list no more, and keeps the answers", async (open) => {
  const store = await open();
  const { owner, id, code } = await createCourse(store);
  const token = await join(store, code, "Lea");
  await addVote(store, "Lea", "gates", "a");
  await leaveClass(store, token, id);
  expect(await listNames(store, owner, id)).toEqual([]);
  expect(await store.selectFrom("votes").select("choice").execute()).toEqual([{ choice: "a" }]);
});

testOnEachDatabase(
  "of two entries of one person each poll keeps one answer, and both browsers are one",
  async (open) => {
    const store = await open();
    const { owner, id, code } = await createCourse(store);
    const phone = await join(store, code, "Lea");
    const laptop = await join(store, code, "L. Novak");
    await addVote(store, "Lea", "gates", "a");
    await addVote(store, "L. Novak", "gates", "b");
    await addVote(store, "L. Novak", "cell", "c");
    const { learners } = await readClass(store, owner, id);
    const [drop, keep] = ["L. Novak", "Lea"].map(
      (name) => learners.find((row) => row.name === name)?.id ?? "",
    );
    await mergeLearners(store, owner, id, { keep: keep ?? "", drop: drop ?? "" });
    expect(await listNames(store, owner, id)).toEqual(["Lea"]);
    const votes = await store.selectFrom("votes").select(["poll", "choice"]).orderBy("poll").execute();
    expect(votes).toEqual([
      { poll: "cell", choice: "c" },
      { poll: "gates", choice: "a" },
    ]);
    expect(await listJoined(store, laptop)).toEqual(await listJoined(store, phone));
    // The laptop's cookie holds on: no new one, and no second entry.
    await join(store, code, "Lea Novak", laptop);
    expect(await listNames(store, owner, id)).toEqual(["Lea Novak"]);
  },
);

testOnEachDatabase(
  "an entry that nobody has taken gets the browser of the one it is merged with",
  async (open) => {
    const store = await open();
    const { owner, id, code } = await createCourse(store);
    await importLearners(store, owner, id, "Lea Novak");
    const token = await join(store, code, "Lea");
    const { learners } = await readClass(store, owner, id);
    const [lea, listed] = learners.map((row) => row.id);
    await mergeLearners(store, owner, id, { keep: listed ?? "", drop: lea ?? "" });
    expect(await listJoined(store, token)).toMatchObject([{ learner: "Lea Novak" }]);
    expect((await readClass(store, owner, id)).learners).toMatchObject([{ joinedAt: expect.any(String) }]);
  },
);

testOnEachDatabase("a merge takes no answers from another class", async (open) => {
  const store = await open();
  const { owner, id, code } = await createCourse(store);
  const elsewhere = await createClass(store, owner, { name: "Another", term: "" });
  const token = await join(store, code, "Lea");
  await join(store, (await readClass(store, owner, elsewhere)).joinCode, "Lea", token);
  await join(store, code, "L. Novak");
  const { learners } = await readClass(store, owner, id);
  const [other, lea] = learners.map((row) => row.id);
  const merge = (keep = "", drop = "") => mergeLearners(store, owner, id, { keep, drop });
  await expect(merge(other, lea)).rejects.toMatchObject({ code: "in-other-class" });
  expect(await listNames(store, owner, id)).toEqual(["L. Novak", "Lea"]);
  await merge(lea, other);
  expect(await listNames(store, owner, elsewhere)).toEqual(["Lea"]);
});
