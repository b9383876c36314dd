import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Store } from "./database";
import { migrateStore } from "./migrate";
import { readersAndVotes } from "./migrations/0001-readers-and-votes";
import type { Migration } from "./migrations/migration";
import { databaseFile, openStore } from "./open-store";

let directory: string;
const opened: Store[] = [];

async function open(): Promise<Store> {
  const store = await openStore(directory);
  opened.push(store);
  return store;
}

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "store-"));
});

afterEach(async () => {
  await Promise.all(opened.splice(0).map((store) => store.destroy()));
  rmSync(directory, { recursive: true, force: true });
});

async function addReader(store: Store, id: string): Promise<void> {
  await store
    .insertInto("readers")
    .values({ id, token_hash: `token ${id}`, attempt_hash: null, created_at: "2026-01-01T00:00:00.000Z" })
    .execute();
}

const vote = {
  reader_id: "r",
  lesson: "lstm",
  poll: "gates",
  version: "1",
  choice: "a",
  value: null,
  created_at: "2026-01-01T00:00:00.000Z",
};

test("a commit is flushed to the disk before it returns, in a write-ahead log", async () => {
  const store = await open();
  const journal = await sql<{ journal_mode: string }>`pragma journal_mode`.execute(store);
  const synchronous = await sql<{ synchronous: number }>`pragma synchronous`.execute(store);
  expect(journal.rows[0]?.journal_mode).toBe("wal");
  expect(synchronous.rows[0]?.synchronous).toBe(2); // FULL
});

test("a second opening applies nothing and finds the rows of the first", async () => {
  await addReader(await open(), "r");
  const second = await open();
  expect(await migrateStore(second)).toEqual([]);
  expect(await second.selectFrom("readers").select("id").execute()).toEqual([{ id: "r" }]);
});

test("ten openings of a new folder at the same time all succeed", async () => {
  const stores = await Promise.all(Array.from({ length: 10 }, () => open()));
  const rows = await stores[9]?.selectFrom("migrations").select("name").execute();
  expect(rows).toEqual([{ name: "0001-readers-and-votes" }]);
});

test("the database refuses a second vote of one reader for one option", async () => {
  const store = await open();
  await addReader(store, "r");
  await store.insertInto("votes").values(vote).execute();
  await expect(store.insertInto("votes").values(vote).execute()).rejects.toThrow(/UNIQUE/);
});

test("the database refuses a vote of nobody, and a vote with both an option and a number", async () => {
  const store = await open();
  await expect(store.insertInto("votes").values(vote).execute()).rejects.toThrow(/FOREIGN KEY/);
  await addReader(store, "r");
  await expect(
    store
      .insertInto("votes")
      .values({ ...vote, value: 3 })
      .execute(),
  ).rejects.toThrow(/CHECK/);
  await expect(
    store
      .insertInto("votes")
      .values({ ...vote, choice: "" })
      .execute(),
  ).rejects.toThrow(/CHECK/);
});

test("a commit goes through after a statement was refused", async () => {
  const store = await open();
  await addReader(store, "r");
  const refused = store.transaction().execute(async (transaction) => {
    await transaction.insertInto("votes").values(vote).execute();
    await transaction.insertInto("votes").values(vote).execute();
  });
  await expect(refused).rejects.toThrow(/UNIQUE/);
  await store.transaction().execute((transaction) => addReader(transaction, "s"));
  expect(await store.selectFrom("votes").selectAll().execute()).toEqual([]);
  expect(await store.selectFrom("readers").select("id").execute()).toHaveLength(2);
});

test("two connections that each read, then write, wait for one another", async () => {
  const [first, second] = [await open(), await open()];
  await addReader(first, "start");
  const increments = [first, second, first, second].map((store, index) =>
    store.transaction().execute(async (transaction) => {
      const before = await transaction.selectFrom("readers").select("id").execute();
      await addReader(transaction, `${before.length} by ${index}`);
      return before.length;
    }),
  );
  expect((await Promise.all(increments)).sort()).toEqual([1, 2, 3, 4]);
});

test("a migration that fails leaves nothing behind", async () => {
  const store = await open();
  const halfway: Migration = {
    name: "9999-halfway",
    async up(db) {
      await db.schema.createTable("half").addColumn("id", "text").execute();
      throw new Error("power cut");
    },
  };
  await expect(migrateStore(store, [readersAndVotes, halfway])).rejects.toThrow("power cut");
  const tables = await sql<{ name: string }>`select name from sqlite_master where name = 'half'`.execute(
    store,
  );
  expect(tables.rows).toEqual([]);
  expect(await store.selectFrom("migrations").select("name").execute()).toEqual([
    { name: "0001-readers-and-votes" },
  ]);
});

test("a database of a newer program is refused by name and left as it is", async () => {
  const store = await open();
  await store
    .insertInto("migrations")
    .values({ name: "0999-from-the-future", applied_at: "2030-01-01T00:00:00.000Z" })
    .execute();
  await expect(openStore(directory)).rejects.toMatchObject({
    code: "database-newer",
    message: expect.stringContaining("0999-from-the-future"),
  });
});

test("a data folder that cannot be made is named in one line", async () => {
  const file = join(directory, "a-file");
  writeFileSync(file, "");
  const attempt = openStore(join(file, "data"));
  await expect(attempt).rejects.toMatchObject({ code: "data-folder-not-writable" });
  await expect(attempt).rejects.toThrow(/^The data folder .*a-file\/data cannot be written to[^\n]*$/);
});

test("a file that is no database is not overwritten", async () => {
  writeFileSync(join(directory, databaseFile), "not a database, but somebody's notes ".repeat(200));
  await expect(openStore(directory)).rejects.toMatchObject({ code: "database-damaged" });
});
