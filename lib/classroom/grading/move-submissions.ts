import type { Transaction } from "kysely";
import type { Database } from "@/lib/store/database";

/**
 * Gives one reader what another has handed in, with its grades. What both have under one key, which browsers draw at random,
 * is one submission that was sent by both: it stays with the first and goes with the second.
 */
export async function moveSubmissions(
  transaction: Transaction<Database>,
  keep: string,
  drop: string,
): Promise<void> {
  await transaction
    .updateTable("submissions")
    .set({ reader_id: keep })
    .where("reader_id", "=", drop)
    .where("key", "not in", (query) =>
      query.selectFrom("submissions").select("key").where("reader_id", "=", keep),
    )
    .execute();
  await transaction
    .updateTable("grades")
    .set({ reader_id: keep })
    .where("submission_id", "in", (query) =>
      query.selectFrom("submissions").select("id").where("reader_id", "=", keep),
    )
    .execute();
}
