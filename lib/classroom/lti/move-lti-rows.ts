import type { Transaction } from "kysely";
import type { Database } from "@/lib/store/database";

/** Two readers become one: a platform's user and scores that were the second's are the first's. */
export async function moveLtiRows(
  transaction: Transaction<Database>,
  keep: string,
  drop: string,
): Promise<void> {
  for (const table of ["lti_subjects", "lti_grades"] as const) {
    await transaction.updateTable(table).set({ reader_id: keep }).where("reader_id", "=", drop).execute();
  }
}
