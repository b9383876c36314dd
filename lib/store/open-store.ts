import { resolve } from "node:path";
import { Kysely } from "kysely";
import { AppError } from "@/lib/contract/app-error";
import type { Database, Store } from "./database";
import { migrateStore } from "./migrate";
import { createPostgresDialect, explainPostgresFault } from "./postgres-store";
import { createSqliteDialect, explainSqliteFault } from "./sqlite-store";

/** Where the database is: one SQLite file in a data folder, or a PostgreSQL server. */
export type DatabasePlace = { directory: string } | { url: string };

/** DATABASE_URL where it is set; else the folder DATA_DIR, or `data` in the working folder. */
export function findDatabase(): DatabasePlace {
  const url = process.env.DATABASE_URL;
  if (url) return { url };
  return { directory: resolve(/* turbopackIgnore: true */ process.env.DATA_DIR || "data") };
}

/** What a fault of a database's driver means to the person who runs the server. */
export function explainFault(place: DatabasePlace, error: unknown): unknown {
  if (error instanceof AppError || !(error instanceof Error)) return error;
  const fault =
    "url" in place ? explainPostgresFault(place.url, error) : explainSqliteFault(place.directory, error);
  return fault ?? error;
}

/** A server's connections, those of who looks after the database beside it, and of who must have it to itself. */
export type StoreUse = "serving" | "visiting" | "alone";

/** The names under which PostgreSQL lists them. */
export const connectionNames: Record<StoreUse, string> = {
  serving: "forward-pass",
  visiting: "forward-pass-operations",
  alone: "forward-pass-operations",
};

/**
 * Connects to the database as it is, without a look at its tables.
 *
 * @param use `alone` lets no other process have a SQLite file meanwhile; the first query fails where one has it.
 * @throws AppError "data-folder-not-writable" or "database-unreachable".
 */
export function connectStore(place: DatabasePlace, use: StoreUse): Store {
  const dialect =
    "url" in place
      ? createPostgresDialect(place.url, connectionNames[use])
      : createSqliteDialect(place.directory, use === "alone" ? "alone" : "serving");
  return new Kysely<Database>({ dialect });
}

/**
 * Opens the database, making the tables, and for SQLite the folder and the file, where they are missing.
 *
 * @throws AppError "data-folder-not-writable", "database-newer", "database-damaged", "database-busy" or
 * "database-unreachable".
 */
export async function openStore(place: DatabasePlace): Promise<Store> {
  const store = connectStore(place, "serving");
  try {
    await migrateStore(store);
    return store;
  } catch (error) {
    await store.destroy().catch(() => undefined);
    throw explainFault(place, error);
  }
}

// Next evaluates a module once for each bundle that holds it, and again after an edit in development. The connection
// belongs to the process, so it is kept where all of them find it.
const processWide: { forwardPassStore?: Promise<Store> } & typeof globalThis = globalThis;

/** The process's one store, opened at first need. A failed opening is tried again at the next call. */
export function getStore(): Promise<Store> {
  processWide.forwardPassStore ??= openStore(findDatabase()).catch((error: unknown) => {
    delete processWide.forwardPassStore;
    throw error;
  });
  return processWide.forwardPassStore;
}

/** Closes the process's store; the next call of `getStore` would open it again. */
export async function closeStore(): Promise<void> {
  const opened = processWide.forwardPassStore;
  delete processWide.forwardPassStore;
  await (await opened?.catch(() => null))?.destroy();
}

/** How long the database may take to answer, in milliseconds. */
const patience = 3000;

/** Opens the store where it is not open yet, and reads from it; throws as `openStore`, also where no answer comes. */
export async function checkStore(): Promise<void> {
  const read = getStore().then((store) => store.selectFrom("migrations").select("name").limit(1).execute());
  const late = new Promise<never>((_, reject) => {
    const say = () => reject(new AppError("database-busy", 503, "The database takes too long to answer."));
    void read.catch(() => undefined).finally(() => clearTimeout(timer));
    const timer = setTimeout(say, patience);
  });
  try {
    await Promise.race([read, late]);
  } catch (error) {
    throw explainFault(findDatabase(), error);
  }
}
