import { setImmediate } from "node:timers/promises";
import { sql } from "kysely";
import type { Store } from "../database";
import { isPostgres } from "../is-postgres";
import { createTableSum, type TableSum } from "./row-checksum";
import { toBackupValue, toPostgresValue } from "./row-values";
import { asAnyTables, type AnyRow, type TableShape } from "./table-shapes";

/** Rows that are in memory at once. */
const batchRows = 500;

/** SQLite takes at most 32,766 values in a statement, PostgreSQL 65,535. */
const batchValues = 30_000;

type BackupRow = (string | number | null)[];

/**
 * The rows of a table, some hundreds at a time, as a backup holds them.
 *
 * @param store inside a transaction, which on PostgreSQL holds the cursor
 */
async function* readRows(store: Store, { name, columns }: TableShape): AsyncGenerator<BackupRow[]> {
  const toBackupRow = (row: AnyRow) => columns.map((column) => toBackupValue(column.kind, row[column.name]));
  if (!isPostgres(store)) {
    const query = asAnyTables(store)
      .selectFrom(name)
      .select(columns.map((column) => column.name));
    let batch: BackupRow[] = [];
    for await (const row of query.stream()) {
      if (batch.push(toBackupRow(row)) < batchRows) continue;
      yield batch;
      batch = [];
      // SQLite works in this thread: others of it have their turn here.
      await setImmediate();
    }
    if (batch.length > 0) yield batch;
    return;
  }
  const names = sql.join(columns.map((column) => sql.ref(column.name)));
  await sql`declare backup_rows no scroll cursor for select ${names} from ${sql.table(name)}`.execute(store);
  for (;;) {
    const { rows } = await sql<AnyRow>`fetch ${sql.lit(batchRows)} from backup_rows`.execute(store);
    if (rows.length === 0) break;
    yield rows.map(toBackupRow);
  }
  await sql`close backup_rows`.execute(store);
}

async function insertRows(store: Store, { name, columns }: TableShape, rows: BackupRow[]): Promise<void> {
  const toOwn = isPostgres(store) ? toPostgresValue : (_: unknown, value: BackupRow[number]) => value;
  const values = rows.map((row) =>
    Object.fromEntries(columns.map(({ name, kind }, index) => [name, toOwn(kind, row[index] ?? null)])),
  );
  const most = Math.floor(batchValues / columns.length);
  for (let start = 0; start < values.length; start += most) {
    await asAnyTables(store)
      .insertInto(name)
      .values(values.slice(start, start + most))
      .execute();
  }
}

/** Copies all rows of one table into an empty one, and sums them up on the way. Both shapes have the same columns. */
export async function copyTable(
  source: { store: Store; table: TableShape },
  target: { store: Store; table: TableShape },
): Promise<TableSum> {
  const sum = createTableSum();
  for await (const rows of readRows(source.store, source.table)) {
    for (const row of rows) sum.add(row);
    await insertRows(target.store, target.table, rows);
  }
  return sum.read();
}

/** Reads a whole table for what it sums up to. */
export async function sumTable(store: Store, table: TableShape): Promise<TableSum> {
  const sum = createTableSum();
  for await (const rows of readRows(store, table)) for (const row of rows) sum.add(row);
  return sum.read();
}
