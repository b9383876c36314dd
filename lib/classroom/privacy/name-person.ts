import { sql, type RawBuilder } from "kysely";
import type { PrivacyRule } from "./privacy-rules";

/** The condition that a column of a table names this person, itself or through another table's row. */
export function namePerson(
  { through }: Extract<PrivacyRule, { columns: unknown }>,
  column: string,
  id: string,
): RawBuilder<boolean> {
  if (through === undefined) return sql<boolean>`${sql.ref(column)} = ${id}`;
  return sql<boolean>`${sql.ref(column)} in (select id from ${sql.table(through)} where reader_id = ${id})`;
}
