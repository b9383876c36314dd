import { sql, type Transaction } from "kysely";
import { AppError } from "@/lib/contract/app-error";
import type { Database, Store } from "./database";
import { isPostgres } from "./is-postgres";
import { readersAndVotes } from "./migrations/0001-readers-and-votes";
import { people } from "./migrations/0002-people";
import { classes } from "./migrations/0003-classes";
import { livePolls } from "./migrations/0004-live-polls";
import { remotes } from "./migrations/0005-remotes";
import { runsAndComputedPolls } from "./migrations/0006-runs-and-computed-polls";
import { pooledSearches } from "./migrations/0007-pooled-searches";
import { classReading } from "./migrations/0008-class-reading";
import { lti } from "./migrations/0010-lti";
import { submissions } from "./migrations/0011-submissions";
import { assignments } from "./migrations/0012-assignments";
import { offeredModels } from "./migrations/0013-offered-models";
import type { Migration } from "./migrations/migration";

/** In the order in which they are applied. */
export const allMigrations: Migration[] = [
  readersAndVotes,
  people,
  classes,
  livePolls,
  remotes,
  runsAndComputedPolls,
  pooledSearches,
  classReading,
  lti,
  submissions,
  assignments,
  offeredModels,
];

/** Of all locks that programs take on one PostgreSQL database by a number of their own, this is ours for migrations. */
const migrationLock = 7_043_211;

/**
 * Until the transaction ends no other process migrates. On SQLite the transaction itself holds them back; on PostgreSQL a
 * lock that ends with it does.
 */
export async function waitForOthers(transaction: Transaction<Database>): Promise<void> {
  if (!isPostgres(transaction)) return;
  await sql`select pg_advisory_xact_lock(${sql.lit(migrationLock)})`.execute(transaction);
}

/** @throws AppError "database-newer" when some migration was applied that this program does not know. */
export function checkKnown(applied: ReadonlySet<string>, migrations: Migration[]): void {
  const known = new Set(migrations.map((migration) => migration.name));
  const unknown = [...applied].filter((name) => !known.has(name)).sort();
  if (unknown.length === 0) return;
  throw new AppError(
    "database-newer",
    503,
    `The database was made by a newer version of this program (it has ${unknown[0]}): update the program, or set DATA_DIR to another folder.`,
  );
}

/**
 * Brings the database to this program's schema, all or nothing, and keeps a list of what was applied.
 * Two processes may start at once: the second waits for the first and finds nothing left to do.
 *
 * @returns the names of the migrations that were applied now, in order.
 * @throws AppError "database-newer" when the database has a migration that this program does not know.
 */
export async function migrateStore(store: Store, migrations: Migration[] = allMigrations): Promise<string[]> {
  return store.transaction().execute(async (transaction) => {
    await waitForOthers(transaction);
    await transaction.schema
      .createTable("migrations")
      .ifNotExists()
      .addColumn("name", "text", (column) => column.primaryKey().notNull())
      .addColumn("applied_at", "text", (column) => column.notNull())
      .execute();
    const rows = await transaction.selectFrom("migrations").select("name").execute();
    const applied = new Set(rows.map((row) => row.name));
    checkKnown(applied, migrations);
    const missing = migrations.filter((migration) => !applied.has(migration.name));
    for (const migration of missing) {
      await migration.up(transaction);
      await transaction
        .insertInto("migrations")
        .values({ name: migration.name, applied_at: new Date().toISOString() })
        .execute();
    }
    return missing.map((migration) => migration.name);
  });
}
