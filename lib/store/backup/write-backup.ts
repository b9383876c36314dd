import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
} from "node:fs";
import { dirname } from "node:path";
import { allMigrations, checkKnown, migrateStore } from "../migrate";
import type { Migration } from "../migrations/migration";
import type { Store } from "../database";
import {
  backupFormat,
  listBackupTables,
  manifestTable,
  openBackup,
  openBackupFile,
  refuse,
  sumsTable,
  type Backup,
} from "./backup-file";
import { copyTable } from "./copy-rows";
import { isSameSum, type TableSum } from "./row-checksum";
import { readSnapshot } from "./snapshot";
import { asAnyTables, listTables, matchTables } from "./table-shapes";

export interface BackupOptions {
  /** Those that this program knows. */
  migrations?: Migration[];
  /** Called after each table, and waited for. */
  onTable?: (name: string) => Promise<void> | void;
}

/** What a backup holds, for who is told of it. */
export type BackupReport = Pick<Backup, "file" | "madeAt" | "migrations"> & {
  tables: { name: string; rows: number }[];
};

async function writeManifest(copy: Store, madeAt: string, sums: Map<string, TableSum>): Promise<void> {
  const { schema } = copy;
  await schema.createTable(manifestTable).addColumn("name", "text").addColumn("value", "text").execute();
  await schema
    .createTable(sumsTable)
    .addColumn("name", "text")
    .addColumn("rows", "integer")
    .addColumn("checksum", "text")
    .execute();
  const tables = asAnyTables(copy);
  await tables
    .insertInto(manifestTable)
    .values([
      { name: "format", value: backupFormat },
      { name: "made-at", value: madeAt },
    ])
    .execute();
  const rows = [...sums].map(([name, { rows, checksum }]) => ({ name, rows, checksum }));
  await tables.insertInto(sumsTable).values(rows).execute();
}

/** Copies one moment of the source into a new SQLite file; returns what each table summed up to as it was read. */
async function copyInto(
  copy: Store,
  source: Store,
  { migrations = allMigrations, onTable }: BackupOptions,
): Promise<Map<string, TableSum>> {
  const sums = new Map<string, TableSum>();
  await readSnapshot(source, async (snapshot) => {
    const madeAt = new Date().toISOString();
    const found = await listTables(snapshot);
    if (!found.some(({ name }) => name === "migrations")) {
      throw refuse("There is nothing to back up: the database has no tables yet.");
    }
    const applied = await snapshot.selectFrom("migrations").select("name").execute();
    const names = new Set(applied.map(({ name }) => name));
    checkKnown(names, migrations);
    // The source may be older than this program: the copy has the same tables as the source.
    await migrateStore(
      copy,
      migrations.filter(({ name }) => names.has(name)),
    );
    const tables = await listBackupTables(copy);
    const matched = matchTables(tables, found);
    await copy.transaction().execute(async (transaction) => {
      for (const { name } of tables) await asAnyTables(transaction).deleteFrom(name).execute();
      for (const [index, table] of tables.entries()) {
        const from = { store: snapshot, table: matched[index] ?? table };
        sums.set(table.name, await copyTable(from, { store: transaction, table }));
        await onTable?.(table.name);
      }
      await writeManifest(transaction, madeAt, sums);
    });
  });
  return sums;
}

function flush(place: string): void {
  const descriptor = openSync(place, "r");
  fsyncSync(descriptor);
  closeSync(descriptor);
}

/** Gives a finished file its name, unless there is one of that name: a link does not replace, as renaming would. */
function publish(part: string, file: string): void {
  try {
    linkSync(part, file);
    rmSync(part);
  } catch (error) {
    if (existsSync(file)) throw refuse(`The file ${file} is there already: choose another name.`, error);
    // A file system without links.
    renameSync(part, file);
  }
  if (process.platform !== "win32") flush(dirname(file));
}

/**
 * Writes all that the database holds at one moment into one new SQLite file that only its owner may read, while others
 * vote on. The file gets its name when it is complete, on the disk, and has been read back and found equal.
 *
 * @throws AppError "backup-refused" where there is such a file already, or nothing to copy; "database-newer".
 */
export async function writeBackup(
  source: Store,
  file: string,
  options: BackupOptions = {},
): Promise<BackupReport> {
  if (existsSync(file)) throw refuse(`The file ${file} is there already: choose another name.`);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const part = `${file}.part-${process.pid}`;
  closeSync(openSync(part, "wx", 0o600));
  chmodSync(part, 0o600);
  try {
    const copy = openBackupFile(part, "copying");
    const sums = await copyInto(copy, source, options).finally(() => copy.destroy());
    flush(part);
    const { madeAt, migrations, tables, store } = await openBackup(part);
    await store.destroy();
    const differing = tables.find(({ shape, sum }) => !isSameSum(sum, sums.get(shape.name)));
    if (differing !== undefined || tables.length !== sums.size) {
      throw refuse(
        `The backup could not be read back as it was written: ${differing?.shape.name ?? "a table"} differs.`,
      );
    }
    publish(part, file);
    return {
      file,
      madeAt,
      migrations,
      tables: tables.map(({ shape, sum }) => ({ name: shape.name, rows: sum.rows })),
    };
  } finally {
    for (const left of [part, `${part}-journal`]) rmSync(left, { force: true });
  }
}
