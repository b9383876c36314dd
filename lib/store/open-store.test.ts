import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { expect, inject, test } from "vitest";
import type { Store } from "./database";
import { migrateStore } from "./migrate";
import { readersAndVotes } from "./migrations/0001-readers-and-votes";
import { people } from "./migrations/0002-people";
import { classes } from "./migrations/0003-classes";
import type { Migration } from "./migrations/migration";
import { openStore } from "./open-store";
import { databaseFile } from "./sqlite-store";
import { createSqlitePlace, openTestStore, testOnEachDatabase } from "./testing/test-database";

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

test("on SQLite a commit is flushed to the disk before it returns, in a write-ahead log", async () => {
  const store = await openTestStore(createSqlitePlace());
  const journal = await sql<{ journal_mode: string }>`pragma journal_mode`.execute(store);
  const synchronous = await sql<{ synchronous: number }>`pragma synchronous`.execute(store);
  expect(journal.rows[0]?.journal_mode).toBe("wal");
  expect(synchronous.rows[0]?.synchronous).toBe(2); // FULL
});

testOnEachDatabase("a second opening applies nothing and finds the rows of the first", async (open) => {
  await addReader(await open(), "r");
  const second = await open();
  expect(await migrateStore(second)).toEqual([]);
  expect(await second.selectFrom("readers").select("id").execute()).toEqual([{ id: "r" }]);
});

testOnEachDatabase("ten openings of a new database at the same time all succeed", async (open) => {
  const stores = await Promise.all(Array.from({ length: 10 }, () => open()));
  const rows = await stores[9]?.selectFrom("migrations").select("name").orderBy("name").execute();
  expect(rows).toEqual([
    { name: "0001-readers-and-votes" },
    { name: "0002-people" },
    { name: "0003-classes" },
  ]);
});

testOnEachDatabase("a second vote of one reader for one option is refused", async (open) => {
  const store = await open();
  await addReader(store, "r");
  await store.insertInto("votes").values(vote).execute();
  await expect(store.insertInto("votes").values(vote).execute()).rejects.toThrow(/unique/i);
});

testOnEachDatabase(
  "a vote of nobody, and one with both an option and a number, are refused",
  async (open) => {
    const store = await open();
    const add = (fields: Partial<typeof vote> | { value: number }) =>
      store
        .insertInto("votes")
        .values({ ...vote, ...fields })
        .execute();
    await expect(add({})).rejects.toThrow(/foreign key/i);
    await addReader(store, "r");
    await expect(add({ value: 3 })).rejects.toThrow(/check/i);
    await expect(add({ choice: "" })).rejects.toThrow(/check/i);
  },
);

testOnEachDatabase("a commit goes through after a statement was refused", async (open) => {
  const store = await open();
  await addReader(store, "r");
  const refused = store.transaction().execute(async (transaction) => {
    await transaction.insertInto("votes").values(vote).execute();
    await transaction.insertInto("votes").values(vote).execute();
  });
  await expect(refused).rejects.toThrow(/unique/i);
  await store.transaction().execute((transaction) => addReader(transaction, "s"));
  expect(await store.selectFrom("votes").selectAll().execute()).toEqual([]);
  expect(await store.selectFrom("readers").select("id").execute()).toHaveLength(2);
});

test("on SQLite two connections that each read, then write, wait for one another", async () => {
  const place = createSqlitePlace();
  const [first, second] = [await openTestStore(place), await openTestStore(place)];
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

testOnEachDatabase("a migration that fails leaves nothing behind", async (open) => {
  const store = await open();
  const halfway: Migration = {
    name: "9999-halfway",
    async up(db) {
      await db.schema.createTable("half").addColumn("id", "text").execute();
      throw new Error("power cut");
    },
  };
  const before = (await store.introspection.getTables()).map(({ name }) => name);
  await expect(migrateStore(store, [readersAndVotes, people, classes, halfway])).rejects.toThrow("power cut");
  const after = (await store.introspection.getTables()).map(({ name }) => name);
  expect(after).toEqual(before);
  const rows = await store.selectFrom("migrations").select("name").execute();
  expect(rows.map(({ name }) => name)).not.toContain("9999-halfway");
});

testOnEachDatabase(
  "a database of a newer program is refused by name and left as it is",
  async (open, place) => {
    const store = await open();
    await store
      .insertInto("migrations")
      .values({ name: "0999-from-the-future", applied_at: "2030-01-01T00:00:00.000Z" })
      .execute();
    await expect(openStore(place)).rejects.toMatchObject({
      code: "database-newer",
      message: expect.stringContaining("0999-from-the-future"),
    });
  },
);

test("a data folder that cannot be made is named in one line", async () => {
  const { directory } = createSqlitePlace();
  writeFileSync(directory, "");
  const attempt = openStore({ directory: join(directory, "data") });
  await expect(attempt).rejects.toMatchObject({ code: "data-folder-not-writable" });
  await expect(attempt).rejects.toThrow(/^The data folder .*data\/data cannot be written to[^\n]*$/);
});

test("a file that is no database is not overwritten", async () => {
  const place = createSqlitePlace();
  mkdirSync(place.directory);
  writeFileSync(join(place.directory, databaseFile), "not a database, but somebody's notes ".repeat(200));
  await expect(openStore(place)).rejects.toMatchObject({ code: "database-damaged" });
});

test("a PostgreSQL server that cannot be used is named in one line, without the password", async () => {
  const change = (part: Partial<Pick<URL, "port" | "pathname" | "password">>) =>
    Object.assign(new URL(inject("postgresUrl")), part).href;
  const faults: [url: string, words: RegExp][] = [
    [change({ port: "1", password: "s3cret" }), /127\.0\.0\.1:1\/postgres cannot be reached/],
    [change({ password: "s3cret" }), /refuses the user or password/],
    [change({ pathname: "no_such" }), /has no database 127\.0\.0\.1:\d+\/no_such: create it/],
    ["mysql://root:s3cret@localhost/course", /DATABASE_URL is no address/],
    ["s3cret", /DATABASE_URL is no address/],
  ];
  for (const [url, words] of faults) {
    const fault: unknown = await openStore({ url }).catch((error: unknown) => error);
    expect(fault).toMatchObject({
      code: "database-unreachable",
      status: 503,
      message: expect.stringMatching(words),
    });
    expect((fault as Error).message).not.toMatch(/s3cret|\n/);
  }
});
