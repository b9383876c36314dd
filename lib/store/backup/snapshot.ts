import { sql } from "kysely";
import type { Store } from "../database";
import { isPostgres } from "../is-postgres";

/**
 * Reads the database as it is at one moment, while others write to it and are not held up.
 *
 * @param read gets the store to read from; it must not write
 */
export async function readSnapshot<Result>(
  store: Store,
  read: (snapshot: Store) => Promise<Result>,
): Promise<Result> {
  return store.connection().execute(async (connection) => {
    // Not Kysely's own transaction: ours on SQLite takes the lock of who writes.
    const begin = isPostgres(store) ? sql`begin isolation level repeatable read, read only` : sql`begin`;
    await begin.execute(connection);
    try {
      return await read(connection);
    } finally {
      await sql`rollback`.execute(connection);
    }
  });
}
