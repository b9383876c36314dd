import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import type { Store } from "../database";
import { connectionNames, connectStore, explainFault, type DatabasePlace } from "../open-store";
import { isBusy } from "../sqlite-dialect";
import { databaseFile } from "../sqlite-store";
import { refuse } from "./backup-file";

/** How often PostgreSQL is asked for servers, and milliseconds in between. */
const attempts = 5;
const pause = 200;

async function countServers(store: Store): Promise<number> {
  const { rows } = await sql<{ servers: string }>`
    select count(*) as servers from pg_stat_activity
    where datname = current_database() and application_name like ${`${connectionNames.serving}%`}
    and application_name <> ${connectionNames.alone}`.execute(store);
  return Number(rows[0]?.servers ?? 0);
}

/** A server that has just ended is listed for a moment longer. */
async function waitForServers(store: Store): Promise<void> {
  for (let attempt = 0; (await countServers(store)) > 0; attempt++) {
    if (attempt === attempts) throw refuse("A server is running on this database: stop it first.");
    await sleep(pause);
  }
}

async function checkAlone(place: DatabasePlace, store: Store): Promise<void> {
  if ("url" in place) return waitForServers(store);
  try {
    await sql`begin immediate`.execute(store);
    await sql`rollback`.execute(store);
  } catch (error) {
    if (!isBusy(error)) throw error;
    throw refuse(
      `A server, or another program, has ${join(place.directory, databaseFile)} open: stop it first.`,
      error,
    );
  }
}

/** Whether there is a database at a place at all. A PostgreSQL server is asked when it is opened. */
export function isThere(place: DatabasePlace): boolean {
  return "url" in place || existsSync(join(place.directory, databaseFile));
}

/**
 * Works on a database that no server has open. A SQLite file is held until the work is done, so that none can start
 * meanwhile; the tables of PostgreSQL are held by the work's own transaction.
 *
 * @throws AppError "backup-refused" where a server is running; else as `openStore`.
 */
export async function workAlone<Result>(
  place: DatabasePlace,
  work: (store: Store) => Promise<Result>,
): Promise<Result> {
  const store = connectStore(place, "alone");
  try {
    await checkAlone(place, store);
    return await work(store);
  } catch (error) {
    throw explainFault(place, error);
  } finally {
    await store.destroy();
  }
}
