import { sql, type Kysely } from "kysely";
import { AppError } from "@/lib/contract/app-error";
import type { Store } from "../database";
import { isPostgres } from "../is-postgres";

/** How a column's values are written in a backup: as SQLite keeps them, so truth is 0 or 1 and a time is text in ISO 8601. */
export type ColumnKind = "text" | "number" | "truth" | "time";

export interface TableShape {
  name: string;
  /** In the order of their names, which is the same in every database. */
  columns: { name: string; kind: ColumnKind }[];
}

/** A row of any table, for who copies them all and needs to know none. */
export type AnyRow = Record<string, unknown>;

/** The same database, with tables that are named only when the program runs. */
export function asAnyTables(store: Store): Kysely<Record<string, AnyRow>> {
  return store as unknown as Kysely<Record<string, AnyRow>>;
}

const kinds: Record<string, ColumnKind> = {
  text: "text",
  integer: "number",
  "double precision": "number",
  date: "time",
  int4: "number",
  int8: "number",
  float8: "number",
  bool: "truth",
  timestamptz: "time",
};

/**
 * All tables of the program, `migrations` among them, in the order of their names.
 *
 * @throws Error for a column of a type that no backup has had yet: give it a kind here.
 */
export async function listTables(store: Store): Promise<TableShape[]> {
  const schema = isPostgres(store)
    ? (await sql<{ name: string }>`select current_schema() as name`.execute(store)).rows[0]?.name
    : undefined;
  const tables = await store.introspection.getTables();
  return tables
    .filter((table) => !table.isView && table.schema === schema)
    .map((table) => ({
      name: table.name,
      columns: table.columns
        .map((column) => ({ name: column.name, kind: findKind(table.name, column) }))
        .sort((first, second) => compare(first.name, second.name)),
    }))
    .sort((first, second) => compare(first.name, second.name));
}

function findKind(table: string, column: { name: string; dataType: string }): ColumnKind {
  const kind = kinds[column.dataType.toLowerCase()];
  if (kind === undefined) {
    throw new Error(`No backup can hold ${table}.${column.name}: its type ${column.dataType} has no kind.`);
  }
  return kind;
}

/** Not `localeCompare`: the order must not hang on the machine's language. */
function compare(first: string, second: string): number {
  return first < second ? -1 : Number(first > second);
}

/**
 * Checks that two databases have the same tables and columns, and returns the second's.
 *
 * @throws AppError "backup-refused" with the first difference.
 */
export function matchTables(wanted: TableShape[], found: TableShape[]): TableShape[] {
  return wanted.map((table) => {
    const match = found.find(({ name }) => name === table.name);
    const names = (shape: TableShape) => shape.columns.map(({ name }) => name).join(", ");
    if (match !== undefined && names(match) === names(table)) return match;
    throw new AppError(
      "backup-refused",
      409,
      match === undefined
        ? `The table ${table.name} is missing in the database.`
        : `The table ${table.name} has other columns than this program knows: ${names(match)}.`,
    );
  });
}
