import { sql, type Transaction } from "kysely";
import type { Database } from "@/lib/store/database";
import { namePerson } from "./name-person";
import { privacyRules, type PersonKind } from "./privacy-rules";

/** Rows by table. */
export type PersonRows = Record<string, Record<string, unknown>[]>;

/** All rows about one person, by table, without the columns that the rules hide. */
export async function collectPerson(
  transaction: Transaction<Database>,
  kind: PersonKind,
  id: string,
): Promise<PersonRows> {
  const found: PersonRows = {};
  for (const [table, rule] of Object.entries(privacyRules)) {
    if (rule.about !== kind) continue;
    const isOfPerson = sql.join(
      rule.columns.map((column) => namePerson(rule, column, id)),
      sql` or `,
    );
    const { rows } = await sql<Record<string, unknown>>`
      select * from ${sql.table(table)} where ${isOfPerson}`.execute(transaction);
    found[table] = rows.map((row) =>
      Object.fromEntries(Object.entries(row).filter(([column]) => !rule.hidden.includes(column))),
    );
  }
  return found;
}
