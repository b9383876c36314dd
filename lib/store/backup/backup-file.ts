import { existsSync, statSync } from "node:fs";
import { Kysely, sql } from "kysely";
import { AppError } from "@/lib/contract/app-error";
import type { Database, Store } from "../database";
import { createFileDialect } from "../sqlite-store";
import { sumTable } from "./copy-rows";
import { isSameSum, type TableSum } from "./row-checksum";
import { asAnyTables, listTables, type TableShape } from "./table-shapes";

/** In a backup alone: what it is, and what each table sums up to. */
export const manifestTable = "backup_manifest";
export const sumsTable = "backup_sums";

/** Of the file's own layout; the tables in it go by their migrations. */
export const backupFormat = "1";

export interface Backup {
  file: string;
  store: Store;
  /** ISO 8601. */
  madeAt: string;
  tables: { shape: TableShape; sum: TableSum }[];
  /** The migrations that had made its tables. */
  migrations: string[];
}

export function refuse(message: string, cause?: unknown): AppError {
  return new AppError("backup-refused", 409, message, { cause });
}

export function openBackupFile(file: string, use: "copying" | "reading"): Store {
  return new Kysely<Database>({ dialect: createFileDialect(file, use) });
}

/** The program's own tables in a backup. */
export async function listBackupTables(store: Store): Promise<TableShape[]> {
  const tables = await listTables(store);
  return tables.filter(({ name }) => name !== manifestTable && name !== sumsTable);
}

async function readManifest(store: Store): Promise<{ format: string; madeAt: string }> {
  const rows = await asAnyTables(store).selectFrom(manifestTable).selectAll().execute();
  const read = (name: string) => String(rows.find((row) => row["name"] === name)?.["value"] ?? "");
  return { format: read("format"), madeAt: read("made-at") };
}

async function readSums(store: Store): Promise<Map<string, TableSum>> {
  const rows = await asAnyTables(store).selectFrom(sumsTable).selectAll().execute();
  return new Map(
    rows.map((row) => [
      String(row["name"]),
      { rows: Number(row["rows"]), checksum: String(row["checksum"]) },
    ]),
  );
}

/** Every page and index of the file, every reference between rows, and every table against its sum. */
async function checkBackup(file: string, store: Store): Promise<Backup> {
  const { rows: faults } = await sql<{ integrity_check: string }>`pragma integrity_check(1)`.execute(store);
  if (faults[0]?.integrity_check !== "ok") {
    throw refuse(`The backup ${file} is damaged: ${faults[0]?.integrity_check}.`);
  }
  const { format, madeAt } = await readManifest(store);
  if (format !== backupFormat) {
    throw refuse(`The backup ${file} is of a kind that this program does not know: update the program.`);
  }
  const sums = await readSums(store);
  const shapes = await listBackupTables(store);
  const tables: Backup["tables"] = [];
  for (const shape of shapes) {
    const sum = await sumTable(store, shape);
    if (!isSameSum(sum, sums.get(shape.name))) {
      throw refuse(`The backup ${file} is damaged: the table ${shape.name} is not what was written.`);
    }
    tables.push({ shape, sum });
  }
  const missing = [...sums.keys()].find((name) => !shapes.some((shape) => shape.name === name));
  if (missing !== undefined) throw refuse(`The backup ${file} is damaged: it has no table ${missing}.`);
  const { rows: orphans } = await sql<{ table: string }>`pragma foreign_key_check`.execute(store);
  if (orphans[0] !== undefined) {
    throw refuse(`The backup ${file} is damaged: a row of ${orphans[0].table} belongs to nothing.`);
  }
  const migrations = await store.selectFrom("migrations").select("name").orderBy("name").execute();
  return { file, store, madeAt, tables, migrations: migrations.map(({ name }) => name) };
}

/**
 * Opens a backup after a check of all that is in it. Nothing in the file is changed.
 *
 * @throws AppError "backup-refused" in words for the person who has asked.
 */
export async function openBackup(file: string): Promise<Backup> {
  if (!existsSync(file) || !statSync(file).isFile()) throw refuse(`There is no file ${file}.`);
  const store = openBackupFile(file, "reading");
  try {
    return await checkBackup(file, store);
  } catch (error) {
    await store.destroy();
    if (error instanceof AppError) throw error;
    throw refuse(
      `The file ${file} is no whole backup: it was not made by npm run backup, or is damaged.`,
      error,
    );
  }
}
