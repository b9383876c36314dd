import { sql, type Transaction } from "kysely";
import type { Database } from "@/lib/store/database";
import { namePerson } from "./name-person";
import { privacyRules, type PersonKind } from "./privacy-rules";

/** Takes one person out of every table, as the rules say. */
export async function erasePerson(
  transaction: Transaction<Database>,
  kind: PersonKind,
  id: string,
): Promise<void> {
  // The list begins with the rows on which others hang.
  for (const [table, rule] of Object.entries(privacyRules).reverse()) {
    if (rule.about !== kind) continue;
    for (const column of rule.columns) {
      const isOfPerson = namePerson(rule, column, id);
      const act =
        rule.erased === "deleted"
          ? sql`delete from ${sql.table(table)} where ${isOfPerson}`
          : sql`update ${sql.table(table)} set ${sql.ref(column)} = null where ${isOfPerson}`;
      await act.execute(transaction);
    }
  }
}
