import type { SelectQueryBuilder, Transaction } from "kysely";
import type { Database } from "./database";
import { isPostgres } from "./is-postgres";

/**
 * Holds the rows that a query reads until the transaction ends: `share` lets others read them too and keeps them from
 * changing, `update` is for who will change them. SQLite has one writer at a time and needs nothing.
 */
export function lockRows<DB, Table extends keyof DB, Row>(
  transaction: Transaction<Database>,
  query: SelectQueryBuilder<DB, Table, Row>,
  lock: "share" | "update",
): SelectQueryBuilder<DB, Table, Row> {
  if (!isPostgres(transaction)) return query;
  return lock === "share" ? query.forShare() : query.forUpdate();
}
