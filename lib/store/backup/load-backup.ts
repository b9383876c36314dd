import { sql, type Transaction } from "kysely";
import type { Database, Store } from "../database";
import { isPostgres } from "../is-postgres";
import { waitForOthers } from "../migrate";
import { refuse, type Backup } from "./backup-file";
import { copyTable, sumTable } from "./copy-rows";
import { isSameSum } from "./row-checksum";
import { asAnyTables, listTables, matchTables, type TableShape } from "./table-shapes";

/** What a site that was only started has written of itself: its key, the link for the first account, its tables' history. */
const ownTables = new Set(["migrations", "secrets", "invitations"]);

/** The name of a table in which somebody has left something; null where a site is as new. */
export async function findRows(store: Store, tables: TableShape[]): Promise<string | null> {
  for (const { name } of tables) {
    if (ownTables.has(name)) continue;
    const row = await asAnyTables(store)
      .selectFrom(name)
      .select(sql`1`.as("one"))
      .limit(1)
      .executeTakeFirst();
    if (row !== undefined) return name;
  }
  return null;
}

/** Rows come table by table, so what they refer to may come later: references are checked once all are there. */
async function deferReferences(transaction: Transaction<Database>): Promise<() => Promise<void>> {
  if (!isPostgres(transaction)) {
    await sql`pragma defer_foreign_keys = on`.execute(transaction);
    return async () => undefined;
  }
  const { rows } = await sql<{ table: string; name: string }>`
    select c.conrelid::regclass::text as table, quote_ident(c.conname) as name
    from pg_constraint c join pg_namespace n on n.oid = c.connamespace
    where c.contype = 'f' and not c.condeferrable and n.nspname = current_schema()`.execute(transaction);
  const alter = async (words: string) => {
    for (const { table, name } of rows) {
      await sql.raw(`alter table ${table} alter constraint ${name} ${words}`).execute(transaction);
    }
  };
  await alter("deferrable initially deferred");
  return async () => {
    await sql`set constraints all immediate`.execute(transaction);
    await alter("not deferrable");
  };
}

async function emptyTables(transaction: Transaction<Database>, tables: TableShape[]): Promise<void> {
  if (isPostgres(transaction)) {
    const names = sql.join(tables.map(({ name }) => sql.table(name)));
    await sql`truncate ${names}`.execute(transaction);
    return;
  }
  for (const { name } of tables) await asAnyTables(transaction).deleteFrom(name).execute();
}

/** Columns that number their rows by themselves go on after the highest number that was copied. SQLite does so unasked. */
async function continueNumbers(transaction: Transaction<Database>): Promise<void> {
  if (!isPostgres(transaction)) return;
  const { rows } = await sql<{ table: string; column: string; sequence: string }>`
    select * from (
      select table_name as table, column_name as column,
        pg_get_serial_sequence(quote_ident(table_name), column_name) as sequence
      from information_schema.columns where table_schema = current_schema()
    ) numbered where sequence is not null`.execute(transaction);
  for (const { table, column, sequence } of rows) {
    const highest = sql`max(${sql.ref(column)})`;
    await sql`
      select setval(${sequence}, coalesce(${highest}, 1), ${highest} is not null)
      from ${sql.table(table)}`.execute(transaction);
  }
}

/**
 * Puts a backup's rows in the place of all that a database holds, in one transaction: either everything is there
 * afterwards, compared table by table, or all is as before.
 *
 * @param target has the same migrations applied as the backup
 * @param options `replace` allows it where somebody has left something; `onTable` is called after each table
 * @throws AppError "backup-refused".
 */
export async function loadBackup(
  backup: Backup,
  target: Store,
  { replace, onTable }: { replace: boolean; onTable?: (name: string) => Promise<void> | void },
): Promise<void> {
  await target.transaction().execute(async (transaction) => {
    // A server that starts now waits here.
    await waitForOthers(transaction);
    const shapes = backup.tables.map(({ shape }) => shape);
    const tables = matchTables(shapes, await listTables(transaction));
    const taken = replace ? null : await findRows(transaction, tables);
    if (taken !== null) throw refuse(`The database is not empty: ${taken} has rows.`);
    const checkReferences = await deferReferences(transaction);
    await emptyTables(transaction, tables);
    for (const [index, { shape, sum }] of backup.tables.entries()) {
      const table = tables[index] ?? shape;
      await copyTable({ store: backup.store, table: shape }, { store: transaction, table });
      if (!isSameSum(sum, await sumTable(transaction, table))) {
        throw refuse(`The table ${shape.name} did not arrive as it was sent: nothing was changed.`);
      }
      await onTable?.(shape.name);
    }
    await checkReferences();
    await continueNumbers(transaction);
  });
}
