import { execFile } from "node:child_process";
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import LibsqlDatabase from "libsql";
import { expect, onTestFinished, test } from "vitest";
import { createOwner } from "@/lib/classroom/testing/people";
import type { Database, Store } from "../database";
import { isPostgres } from "../is-postgres";
import { allMigrations, migrateStore } from "../migrate";
import type { Migration } from "../migrations/migration";
import { connectStore, openStore, type DatabasePlace } from "../open-store";
import { databaseFile } from "../sqlite-store";
import { closeFiles } from "../testing/close-files";
import { addVote, addVotes } from "../testing/sample-site";
import { places, testOnEachDatabase } from "../testing/test-database";
import { openBackup } from "./backup-file";
import { moveStore } from "./move-store";
import { restoreBackup } from "./restore-backup";
import { writeBackup } from "./write-backup";

function createFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "restore-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Works on a database and lets go of it, as a server that has been stopped. */
async function visit<Result>(place: DatabasePlace, act: (store: Store) => Promise<Result>): Promise<Result> {
  const store = await openStore(place);
  try {
    return await act(store);
  } finally {
    await store.destroy();
    await closeFiles();
  }
}

const countVotes = (place: DatabasePlace) =>
  visit(place, async (store) => (await store.selectFrom("votes").select("choice").execute()).length);

/** A backup of a site with so many votes. */
async function makeBackup(votes: number): Promise<string> {
  const file = join(createFolder(), "backup.sqlite");
  await visit(places.SQLite(), async (store) => {
    await createOwner(store);
    await addVotes(store, votes);
    await writeBackup(store, file);
  });
  return file;
}

testOnEachDatabase(
  "what somebody has left is replaced only when told, and kept in a backup first",
  async (_, place) => {
    await visit(place, (store) => addVotes(store, 3));
    const file = await makeBackup(5);
    const refused = restoreBackup(file, place, { keepIn: null });
    await expect(refused).rejects.toThrow(/not empty: readers has rows.*--replace/);
    await closeFiles();
    expect(await countVotes(place)).toBe(3);

    const keepIn = join(createFolder(), "kept.sqlite");
    const { kept } = await restoreBackup(file, place, { keepIn });
    await closeFiles();
    expect(kept?.file).toBe(keepIn);
    expect(await countVotes(place)).toBe(5);

    await restoreBackup(keepIn, place, { keepIn: join(createFolder(), "other.sqlite") });
    await closeFiles();
    expect(await countVotes(place)).toBe(3);
  },
);

testOnEachDatabase("a site that was only started counts as empty", async (_, place) => {
  await visit(place, async (store) => {
    await store.insertInto("secrets").values({ name: "auth", value: "its own key" }).execute();
  });
  await restoreBackup(await makeBackup(2), place, { keepIn: null });
  await closeFiles();
  expect(await countVotes(place)).toBe(2);
});

testOnEachDatabase("nothing is restored under a running server", async (open, place) => {
  const server = await open();
  await addVote(server);
  const file = await makeBackup(2);
  const refused = restoreBackup(file, place, { keepIn: join(createFolder(), "kept.sqlite") });
  await expect(refused).rejects.toMatchObject({
    code: "backup-refused",
    message: expect.stringMatching(/open|running/),
  });
  await addVote(server);
  expect(await server.selectFrom("votes").selectAll().execute()).toHaveLength(2);
});

testOnEachDatabase("a restore that fails half way leaves all as it was", async (_, place) => {
  await visit(place, (store) => addVotes(store, 3));
  const file = await makeBackup(5);
  const restore = restoreBackup(file, place, {
    keepIn: join(createFolder(), "kept.sqlite"),
    onTable: (name) => {
      if (name === "users") throw new Error("power cut");
    },
  });
  await expect(restore).rejects.toThrow("power cut");
  await closeFiles();
  expect(await countVotes(place)).toBe(3);
});

testOnEachDatabase("a restore that is killed half way leaves all as it was", async (_, place) => {
  await visit(place, (store) => addVotes(store, 3));
  const [file, keepIn] = [await makeBackup(5), join(createFolder(), "kept.sqlite")];
  const script = join(import.meta.dirname, "../testing/killed-restore.ts");
  const args = ["--import=tsx", script, file, JSON.stringify(place), keepIn];
  const signal = await new Promise((resolve) => {
    execFile(process.execPath, args, (error) => resolve(error?.signal));
  });
  expect(signal).toBe("SIGKILL");
  expect(existsSync(keepIn), "it had come as far as to keep the present").toBe(true);
  expect(await countVotes(place)).toBe(3);
});

test("a file that is no whole backup is refused before anything is touched", async () => {
  const whole = await makeBackup(50);
  const folder = createFolder();
  const place = places.SQLite();
  let count = 0;
  const damage = (change: (file: string) => void) => {
    const file = join(folder, `damaged-${count++}`);
    copyFileSync(whole, file);
    change(file);
    return file;
  };
  const edit = (words: string) => (file: string) => {
    const database = new LibsqlDatabase(file);
    database.exec(words);
    database.close();
  };
  const files = [
    join(folder, "nowhere"),
    folder,
    damage((file) => writeFileSync(file, "")),
    damage((file) => writeFileSync(file, "somebody's notes ".repeat(500))),
    damage((file) => writeFileSync(file, readFileSync(file).subarray(0, 20_000))),
    damage((file) => {
      const bytes = readFileSync(file);
      writeFileSync(file, bytes.fill(7, bytes.length / 2, bytes.length / 2 + 3000));
    }),
    damage(edit("delete from votes where rowid = 7")),
    damage(edit("update votes set created_at = '2026-01-01T00:00:00.001Z' where rowid = 7")),
    damage(edit("pragma foreign_keys = off; delete from readers where rowid = 7")),
    damage(edit("drop table reveals")),
    damage(edit("drop table backup_manifest")),
    damage(edit("update backup_manifest set value = '2' where name = 'format'")),
  ];
  for (const file of files) {
    await expect(restoreBackup(file, place, { keepIn: null }), file).rejects.toMatchObject({
      code: "backup-refused",
    });
  }
  expect(existsSync(place.directory)).toBe(false);
  await restoreBackup(whole, place, { keepIn: null });
});

/** A later program's table, whose rows number themselves. */
const numbers: Migration = {
  name: "9000-numbers",
  async up(db) {
    const { schema } = db;
    await schema
      .createTable("numbers")
      .addColumn("id", "integer", (column) =>
        isPostgres(db)
          ? column.primaryKey().generatedByDefaultAsIdentity()
          : column.primaryKey().autoIncrement(),
      )
      // Of the same table, and of rows that may come later.
      .addColumn("next_id", "integer", (column) => column.references("numbers.id"))
      .addColumn("reader_id", "text", (column) => column.references("readers.id").onDelete("cascade"))
      .execute();
  },
};
const later = [...allMigrations, numbers];
type NumbersStore = import("kysely").Kysely<
  Database & { numbers: { id?: number; next_id: number | null; reader_id: string } }
>;

async function openLater(place: DatabasePlace): Promise<NumbersStore> {
  const store = connectStore(place, "serving");
  onTestFinished(() => store.destroy());
  await migrateStore(store, later);
  return store as unknown as NumbersStore;
}

testOnEachDatabase(
  "an older program's backup gets the tables of this one, and stays as it is",
  async (_, place) => {
    const file = await makeBackup(3);
    const before = readFileSync(file);
    const { migrated } = await restoreBackup(file, place, { keepIn: null, migrations: later });
    await closeFiles();
    expect(migrated).toEqual(["9000-numbers"]);
    expect(readFileSync(file).equals(before)).toBe(true);
    const store = await openLater(place);
    expect(await store.selectFrom("votes").select("choice").execute()).toHaveLength(3);
    expect(await store.selectFrom("numbers").selectAll().execute()).toEqual([]);
  },
);

test("a newer program's backup is refused, and a backup of an older database is made as it is", async () => {
  const place = places.SQLite();
  const store = await openLater(place);
  const file = join(createFolder(), "newer.sqlite");
  await writeBackup(store as unknown as Store, file, { migrations: later });
  await expect(restoreBackup(file, places.SQLite(), { keepIn: null })).rejects.toThrow(/newer version/);
  await expect(writeBackup(store as unknown as Store, `${file}-2`)).rejects.toMatchObject({
    code: "database-newer",
  });

  const older = join(createFolder(), "older.sqlite");
  await visit(places.SQLite(), (ours) => writeBackup(ours, older, { migrations: later }));
  const backup = await openBackup(older);
  await backup.store.destroy();
  expect(backup.migrations).toEqual(allMigrations.map(({ name }) => name).sort());
});

test("a move to PostgreSQL brings everything, goes on with the numbers, and leaves the file", async () => {
  const [from, to] = [places.SQLite(), await places.PostgreSQL()];
  const filled = await openLater(from);
  const reader = await addVote(filled as unknown as Store);
  await filled.transaction().execute(async (transaction) => {
    await transaction.insertInto("numbers").values({ id: 41, next_id: null, reader_id: reader }).execute();
    await transaction.insertInto("numbers").values({ id: 7, next_id: 41, reader_id: reader }).execute();
  });
  await filled.destroy();
  await closeFiles();

  const keepIn = join(createFolder(), "moved.sqlite");
  const { backup, restored } = await moveStore(from, to, { keepIn, migrations: later });
  await closeFiles();
  expect(restored.tables).toEqual(backup.tables);
  expect(restored.tables).toContainEqual({ name: "numbers", rows: 2 });
  const moved = await openLater(to);
  const next = { next_id: 7, reader_id: reader };
  expect(await moved.insertInto("numbers").values(next).returning("id").execute()).toEqual([{ id: 42 }]);
  await expect(
    moved
      .insertInto("numbers")
      .values({ ...next, next_id: 99 })
      .execute(),
  ).rejects.toThrow(/foreign key/);

  await moved.destroy();
  const again = { keepIn: join(createFolder(), "again.sqlite"), migrations: later };
  await expect(moveStore(from, to, again)).rejects.toThrow(/not empty/);
  await closeFiles();
  const left = await openLater(from);
  expect(await left.selectFrom("numbers").select("id").orderBy("id").execute()).toEqual([
    { id: 7 },
    { id: 41 },
  ]);
});

test("a move is refused while a server has the file, from nowhere, and from PostgreSQL", async () => {
  const [from, to] = [places.SQLite(), await places.PostgreSQL()];
  const options = () => ({ keepIn: join(createFolder(), "moved.sqlite") });
  await expect(moveStore(from, to, options())).rejects.toThrow(/no database in/);
  expect(existsSync(join(from.directory, databaseFile))).toBe(false);
  const server = await openStore(from);
  onTestFinished(() => server.destroy());
  await expect(moveStore(from, to, options())).rejects.toThrow(/stop it first/);
  await expect(moveStore(to, to, options())).rejects.toThrow(/on PostgreSQL already/);
});
