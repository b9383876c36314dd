import { PostgresAdapter } from "kysely";
import type { Store } from "./database";

/** Whether the store is a PostgreSQL server; else it is one SQLite file. */
export function isPostgres(store: Store): boolean {
  return store.getExecutor().adapter instanceof PostgresAdapter;
}
