import LibsqlDatabase from "libsql";
import type { SqliteDatabase, SqliteStatement } from "kysely";

/** Milliseconds. Waiting inside SQLite stops the whole event loop, so only the opening waits long. */
const waits = { opening: 5000, open: 50 };

function connect(file: string): LibsqlDatabase.Database {
  const database = new LibsqlDatabase(file);
  try {
    database.pragma(`busy_timeout = ${waits.opening}`);
    database.pragma("journal_mode = WAL");
    database.pragma("synchronous = FULL");
    database.pragma("foreign_keys = ON");
    database.pragma(`busy_timeout = ${waits.open}`);
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
export function openSqliteFile(file: string): SqliteDatabase {
  let database = connect(file);
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
        database = connect(file);
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
