import { accessSync, constants, mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Dialect } from "kysely";
import { AppError } from "@/lib/contract/app-error";
import { ImmediateSqliteDialect, isBusy } from "./sqlite-dialect";
import { openSqliteFile, type SqliteUse } from "./sqlite-file";

/** Name of the database's file within the data folder. */
export const databaseFile = "forward-pass.sqlite";

function notWritable(directory: string, cause: unknown): AppError {
  return new AppError(
    "data-folder-not-writable",
    503,
    `The data folder ${directory} cannot be written to: make it writable, or set DATA_DIR to another folder.`,
    { cause },
  );
}

/**
 * The database in one file of a data folder, which is made where it is missing.
 *
 * @throws AppError "data-folder-not-writable".
 */
export function createSqliteDialect(directory: string, use: "serving" | "alone"): Dialect {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    accessSync(directory, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw notWritable(directory, error);
  }
  return createFileDialect(join(directory, databaseFile), use);
}

/** A database in one file, whose folder is there. */
export function createFileDialect(file: string, use: SqliteUse): Dialect {
  return new ImmediateSqliteDialect({ database: async () => openSqliteFile(file, use) });
}

/** What SQLite's own error means to the person who runs the server; null for one that says nothing of the file. */
export function explainSqliteFault(directory: string, error: Error): AppError | null {
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
  return null;
}
