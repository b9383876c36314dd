import type { SelectQueryBuilder, Transaction } from "kysely";
import type { Database } from "./database";
import { isPostgres } from "./is-postgres";

/**
 * Holds the rows that a query reads until the transaction ends: `share` lets others read them too and keeps them from
 * changing, `update` is for who will change them, and `take` for who wants some that nobody else holds. SQLite has one writer at a time and needs nothing.
 */
export function lockRows<DB, Table extends keyof DB, Row>(
  transaction: Transaction<Database>,
  query: SelectQueryBuilder<DB, Table, Row>,
  lock: "share" | "update" | "take",
): SelectQueryBuilder<DB, Table, Row> {
  if (!isPostgres(transaction)) return query;
  if (lock === "share") return query.forShare();
  return lock === "take" ? query.forUpdate().skipLocked() : query.forUpdate();
}
