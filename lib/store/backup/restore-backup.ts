import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AppError } from "@/lib/contract/app-error";
import type { Store } from "../database";
import { allMigrations, checkKnown, migrateStore } from "../migrate";
import type { DatabasePlace } from "../open-store";
import { workAlone } from "./alone";
import { listBackupTables, openBackup, openBackupFile, refuse, type Backup } from "./backup-file";
import { sumTable } from "./copy-rows";
import { findRows, loadBackup } from "./load-backup";
import { listTables } from "./table-shapes";
import { writeBackup, type BackupOptions, type BackupReport } from "./write-backup";

export interface RestoreOptions extends BackupOptions {
  /** Where the present state is kept before it is replaced; null refuses to replace any. */
  keepIn: string | null;
}

export interface RestoreReport {
  /** Of what the database held before; null where that was nothing. */
  kept: BackupReport | null;
  /** Migrations that the backup, made by an older program, lacked. */
  migrated: string[];
  tables: { name: string; rows: number }[];
}

/** A copy of an older backup with the tables of this program. The backup itself stays as it is. */
async function bringForward(
  backup: Backup,
  folder: string,
  { migrations = allMigrations }: BackupOptions,
): Promise<{ backup: Backup; migrated: string[] }> {
  const file = join(folder, "migrated.sqlite");
  copyFileSync(backup.file, file);
  const store = openBackupFile(file, "copying");
  const migrated = await migrateStore(store, migrations);
  const tables: Backup["tables"] = [];
  for (const shape of await listBackupTables(store)) {
    tables.push({ shape, sum: await sumTable(store, shape) });
  }
  return { backup: { ...backup, file, store, tables }, migrated };
}

/**
 * Opens a backup with the tables of this program, for as long as the work with it lasts.
 *
 * @throws AppError "backup-refused".
 */
async function withBackup<Result>(
  file: string,
  options: BackupOptions,
  work: (backup: Backup, migrated: string[]) => Promise<Result>,
): Promise<Result> {
  const { migrations = allMigrations } = options;
  const given = await openBackup(file);
  const folder = mkdtempSync(join(tmpdir(), "forward-pass-restore-"));
  const stores = [given.store];
  try {
    try {
      checkKnown(new Set(given.migrations), migrations);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      throw refuse(
        `The backup ${file} was made by a newer version of this program: update the program.`,
        error,
      );
    }
    if (given.migrations.length === migrations.length) return await work(given, []);
    const { backup, migrated } = await bringForward(given, folder, options);
    stores.push(backup.store);
    return await work(backup, migrated);
  } finally {
    for (const store of stores) await store.destroy();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes a backup of what a database holds, where it holds anything. */
async function keepPresent(
  store: Store,
  { keepIn, migrations }: RestoreOptions,
): Promise<BackupReport | null> {
  const tables = await listTables(store);
  const taken = await findRows(store, tables);
  if (taken === null) return null;
  if (keepIn === null) {
    throw refuse(
      `The database is not empty: ${taken} has rows. With --replace the backup takes their place; what is there now is kept in a backup first.`,
    );
  }
  return writeBackup(store, keepIn, { migrations });
}

/**
 * Makes a database what a backup says: checks the backup, keeps what is there, brings both to this program's tables, and
 * replaces all rows in one transaction. If it is interrupted, the database is as it was.
 *
 * @throws AppError "backup-refused" for a damaged or newer backup, a running server, or a database that is not empty.
 */
export async function restoreBackup(
  file: string,
  place: DatabasePlace,
  options: RestoreOptions,
): Promise<RestoreReport> {
  return withBackup(file, options, (backup, migrated) =>
    workAlone(place, async (store) => {
      const kept = await keepPresent(store, options);
      await migrateStore(store, options.migrations);
      await loadBackup(backup, store, { replace: kept !== null, onTable: options.onTable });
      return {
        kept,
        migrated,
        tables: backup.tables.map(({ shape, sum }) => ({ name: shape.name, rows: sum.rows })),
      };
    }),
  );
}
