import { accessSync, constants, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { Kysely } from "kysely";
import { AppError } from "@/lib/contract/app-error";
import type { Database, Store } from "./database";
import { migrateStore } from "./migrate";
import { ImmediateSqliteDialect, isBusy } from "./sqlite-dialect";
import { openSqliteFile } from "./sqlite-file";

/** Name of the database's file within the data folder. */
export const databaseFile = "forward-pass.sqlite";

/** The folder that holds all that must survive a restart: DATA_DIR, or `data` in the working folder. */
export function findDataDirectory(): string {
  return resolve(/* turbopackIgnore: true */ process.env.DATA_DIR || "data");
}

function prepareFolder(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true });
    accessSync(directory, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw notWritable(directory, error);
  }
}

function notWritable(directory: string, cause: unknown): AppError {
  return new AppError(
    "data-folder-not-writable",
    503,
    `The data folder ${directory} cannot be written to: make it writable, or set DATA_DIR to another folder.`,
    { cause },
  );
}

function explainFault(directory: string, error: unknown): unknown {
  if (error instanceof AppError || !(error instanceof Error)) return error;
  const code = "code" in error ? String(error.code) : "";
  if (/^SQLITE_(READONLY|CANTOPEN|PERM|IOERR)/.test(code)) return notWritable(directory, error);
  if (/^SQLITE_(NOTADB|CORRUPT)/.test(code)) {
    return new AppError(
      "database-damaged",
      503,
      `The file ${join(directory, databaseFile)} is not a database, or is damaged: restore it from a backup, or move it away to start anew.`,
      { cause: error },
    );
  }
  if (isBusy(error)) {
    return new AppError("database-busy", 503, "Another process holds the database: try again in a moment.", {
      cause: error,
    });
  }
  return error;
}

/**
 * Opens the database of a data folder, making the folder, the file and the tables where they are missing.
 *
 * @throws AppError "data-folder-not-writable", "database-newer", "database-damaged" or "database-busy".
 */
export async function openStore(directory: string): Promise<Store> {
  prepareFolder(directory);
  const store = new Kysely<Database>({
    dialect: new ImmediateSqliteDialect({
      database: async () => openSqliteFile(join(directory, databaseFile)),
    }),
  });
  try {
    await migrateStore(store);
    return store;
  } catch (error) {
    await store.destroy().catch(() => undefined);
    throw explainFault(directory, error);
  }
}

// Next evaluates a module once for each bundle that holds it, and again after an edit in development. The connection
// belongs to the process, so it is kept where all of them find it.
const processWide: { forwardPassStore?: Promise<Store> } & typeof globalThis = globalThis;

/** The process's one connection, opened at first need. A failed opening is tried again at the next call. */
export function getStore(): Promise<Store> {
  processWide.forwardPassStore ??= openStore(findDataDirectory()).catch((error: unknown) => {
    delete processWide.forwardPassStore;
    throw error;
  });
  return processWide.forwardPassStore;
}

/** Opens the store where it is not open yet, and reads from it; throws as `openStore`. */
export async function checkStore(): Promise<void> {
  const store = await getStore();
  await store.selectFrom("migrations").select("name").limit(1).execute();
}
