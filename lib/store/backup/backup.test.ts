import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { findAccount, type Caller } from "@/lib/classroom/accounts/caller";
import { createOwner } from "@/lib/classroom/testing/people";
import type { Store } from "../database";
import { connectStore, openStore, type DatabasePlace } from "../open-store";
import { closeFiles } from "../testing/close-files";
import { addLiveVote, addVote, addVotes } from "../testing/sample-site";
import { places, testOnEachDatabase } from "../testing/test-database";
import { openBackup, type Backup } from "./backup-file";
import { restoreBackup } from "./restore-backup";
import { readSnapshot } from "./snapshot";
import { writeBackup } from "./write-backup";

function createFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "backup-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A teacher with a live session, and many readers who have voted. */
async function fillSite(store: Store): Promise<Caller> {
  const owner = await createOwner(store);
  await addLiveVote(store, (await findAccount(store, owner))?.id ?? "");
  await addVotes(store, 700);
  return owner;
}

async function stop(store: Store): Promise<void> {
  await store.destroy();
  await closeFiles();
}

async function readBackup(file: string): Promise<Backup> {
  const backup = await openBackup(file);
  onTestFinished(() => backup.store.destroy());
  return backup;
}

const listSums = (backup: Backup) => backup.tables.map(({ shape, sum }) => ({ name: shape.name, ...sum }));

testOnEachDatabase("a backup holds every row of every table, for its owner alone", async (open) => {
  const store = await open();
  await fillSite(store);
  const file = join(createFolder(), "new", "backup.sqlite");
  const report = await writeBackup(store, file);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(join(file, "..")), "nothing else is left").toEqual(["backup.sqlite"]);

  const backup = await readBackup(file);
  const names = (await store.introspection.getTables()).map(({ name }) => name).sort();
  expect(backup.tables.map(({ shape }) => shape.name)).toEqual(names);
  expect(report.tables).toEqual(
    backup.tables.map(({ shape, sum }) => ({ name: shape.name, rows: sum.rows })),
  );
  expect(report.tables).toContainEqual({ name: "votes", rows: 701 });
  const votes = async (from: Store) =>
    (await from.selectFrom("votes").selectAll().execute()).map((row) => JSON.stringify(row)).sort();
  expect(await votes(backup.store)).toEqual(await votes(store));
});

testOnEachDatabase(
  "two backups of the same rows have the same sums, and another row another sum",
  async (open) => {
    const store = await open();
    await fillSite(store);
    const folder = createFolder();
    const write = async (name: string) => {
      await writeBackup(store, join(folder, name));
      return listSums(await readBackup(join(folder, name)));
    };
    const first = await write("first");
    expect(await write("second")).toEqual(first);
    await store.updateTable("live_votes").set({ sure: 0 }).execute();
    const third = await write("third");
    expect(
      third.filter((sum, index) => sum.checksum !== first[index]?.checksum).map(({ name }) => name),
    ).toEqual(["live_votes"]);
  },
);

testOnEachDatabase("a file that is there is never overwritten", async (open) => {
  const file = join(createFolder(), "backup.sqlite");
  const store = await open();
  await writeBackup(store, file);
  const before = statSync(file);
  await addVote(store);
  await expect(writeBackup(store, file)).rejects.toMatchObject({ code: "backup-refused" });
  expect(statSync(file).mtimeMs).toBe(before.mtimeMs);
});

testOnEachDatabase(
  "votes that come during a backup are neither lost nor halved, and the backup has all that came before it",
  async (open) => {
    const store = await open();
    await addVotes(store, 1500);
    const others = await open();
    const acknowledged: string[] = [];
    let isOver = false;
    const voting = (async () => {
      while (!isOver) {
        acknowledged.push(await addVote(others));
        // So that the backup, which shares this thread, has its turn.
        await new Promise((resolve) => setImmediate(resolve));
      }
    })();
    while (acknowledged.length < 20) await new Promise((resolve) => setImmediate(resolve));

    const before = [...acknowledged];
    let during: string[] = [];
    const file = join(createFolder(), "backup.sqlite");
    const onTable = async (table: string) => {
      if (table === "learners") during = [await addVote(others), await addVote(others)];
    };
    await writeBackup(store, file, { onTable });
    isOver = true;
    await voting;

    const backup = await readBackup(file);
    const kept = new Set(
      (await backup.store.selectFrom("votes").select("reader_id").execute()).map((row) => row.reader_id),
    );
    expect(before.filter((id) => !kept.has(id))).toEqual([]);
    expect(
      during.map((id) => kept.has(id)),
      "the backup is of the moment when it began",
    ).toEqual([false, false]);
    const last = acknowledged.findLastIndex((id) => kept.has(id));
    expect(
      acknowledged.slice(0, last + 1).every((id) => kept.has(id)),
      "one moment, no gaps",
    ).toBe(true);
    const readers = await backup.store.selectFrom("readers").select("id").execute();
    expect(new Set(readers.map(({ id }) => id))).toEqual(kept);
    const present = await store.selectFrom("votes").select("reader_id").execute();
    expect(present).toHaveLength(1500 + acknowledged.length + during.length);
  },
);

testOnEachDatabase("a snapshot stays as it was while others write, and nobody waits for it", async (open) => {
  const [reader, writer] = [await open(), await open()];
  const count = async (store: Store) => (await store.selectFrom("votes").select("choice").execute()).length;
  await addVote(writer);
  await readSnapshot(reader, async (snapshot) => {
    expect(await count(snapshot)).toBe(1);
    await addVote(writer);
    expect(await count(snapshot)).toBe(1);
  });
  expect(await count(reader)).toBe(2);
});

test("an empty database is no backup", async () => {
  const store = connectStore(places.SQLite(), "serving");
  onTestFinished(() => store.destroy());
  const file = join(createFolder(), "backup.sqlite");
  await expect(writeBackup(store, file)).rejects.toThrow("nothing to back up");
  expect(readdirSync(join(file, ".."))).toEqual([]);
});

for (const from of ["SQLite", "PostgreSQL"] as const) {
  for (const to of ["SQLite", "PostgreSQL"] as const) {
    test(`a backup from ${from} restored on ${to} has the same rows, and who was signed in still is`, async () => {
      const [source, target]: DatabasePlace[] = [await places[from](), await places[to]()];
      const store = await openStore(source!);
      const owner = await fillSite(store);
      const folder = createFolder();
      await writeBackup(store, join(folder, "backup.sqlite"));
      await stop(store);

      const report = await restoreBackup(join(folder, "backup.sqlite"), target!, { keepIn: null });
      expect(report).toMatchObject({ kept: null, migrated: [] });
      await closeFiles();
      const restored = await openStore(target!);
      onTestFinished(() => restored.destroy());
      expect(await findAccount(restored, owner)).toMatchObject({ name: "olga", role: "owner" });
      await writeBackup(restored, join(folder, "again.sqlite"));
      expect(listSums(await readBackup(join(folder, "again.sqlite")))).toEqual(
        listSums(await readBackup(join(folder, "backup.sqlite"))),
      );
      // The rules of the tables hold as before.
      await expect(restored.deleteFrom("live_polls").returning("id").execute()).resolves.toHaveLength(1);
      expect(await restored.selectFrom("live_votes").selectAll().execute()).toEqual([]);
    });
  }
}
