import LibsqlDatabase from "libsql";
import type { SqliteDatabase, SqliteStatement } from "kysely";

/** Milliseconds. Waiting inside SQLite stops the whole event loop, so only the opening waits long. */
const waits = { opening: 5000, open: 50 };

/**
 * What a file is opened for. `serving` and `alone` keep every commit; `alone` also lets no other process in, and fails at
 * once where one is; `copying` writes a file that counts only when it is whole; `reading` changes nothing.
 */
export type SqliteUse = "serving" | "alone" | "copying" | "reading";

const durable = ["journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"];

const pragmas: Record<SqliteUse, string[]> = {
  serving: [`busy_timeout = ${waits.opening}`, ...durable, `busy_timeout = ${waits.open}`],
  // Set before the file is first touched, so that the lock is taken with the log and held until the end.
  alone: ["busy_timeout = 0", "locking_mode = EXCLUSIVE", ...durable],
  // Tables come one after the other, so references are checked at the end, by who copies.
  copying: ["journal_mode = OFF", "synchronous = OFF", "foreign_keys = OFF"],
  reading: ["query_only = ON"],
};

function connect(file: string, use: SqliteUse): LibsqlDatabase.Database {
  const database = new LibsqlDatabase(file);
  try {
    for (const pragma of pragmas[use]) database.pragma(pragma);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * Opens the file with what a vote needs: a write-ahead log that is flushed at every commit, and foreign keys.
 * A commit that has returned survives kill -9 and loss of power.
 *
 * libsql 0.5 leaves a statement that has failed (a lock, a broken constraint) in progress until it is garbage
 * collected, and SQLite then refuses every commit on that connection ("SQL statements in progress"). So after a
 * failure the connection is replaced as soon as it is outside a transaction.
 */
export function openSqliteFile(file: string, use: SqliteUse): SqliteDatabase {
  let database = connect(file, use);
  let failed = false;

  function guard<Result>(action: () => Result): Result {
    try {
      return action();
    } catch (error) {
      failed = true;
      throw error;
    }
  }

  return {
    close: () => void database.close(),
    prepare(query): SqliteStatement {
      if (failed && !database.inTransaction) {
        database.close();
        database = connect(file, use);
        failed = false;
      }
      const statement = guard(() => database.prepare(query));
      return {
        reader: statement.reader,
        all: (parameters) => guard(() => statement.all(...parameters)),
        run: (parameters) => guard(() => statement.run(...parameters)),
        iterate: (parameters) => statement.iterate(...parameters),
      };
    },
  };
}
