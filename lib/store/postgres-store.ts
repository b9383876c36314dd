import { PostgresDialect, type Dialect } from "kysely";
import pg from "pg";
import { AppError } from "@/lib/contract/app-error";

/** How long a request waits for a connection, in milliseconds. */
const patience = 5000;

/** The server and database that a URL names, without the user and the password, which no message may hold. */
function describePlace(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host || "localhost"}${pathname}`;
}

/**
 * A pool of connections to a PostgreSQL server.
 *
 * @param url such as postgres://user:password@host:5432/database
 * @param name under which the server lists the connections
 * @throws AppError "database-unreachable" where it is no such URL.
 */
export function createPostgresDialect(url: string, name: string): Dialect {
  if (!URL.canParse(url) || !/^postgres(ql)?:$/.test(new URL(url).protocol)) {
    throw new AppError(
      "database-unreachable",
      503,
      "DATABASE_URL is no address of a PostgreSQL database: write it as postgres://user:password@host:5432/database.",
    );
  }
  const pool = new pg.Pool({
    connectionString: url,
    application_name: name,
    connectionTimeoutMillis: patience,
    // One stays open, so that a restore can see that a server is running.
    min: 1,
    max: 10,
  });
  // A connection that breaks while nobody uses it is replaced at the next request, which tells if that fails.
  pool.on("error", () => undefined);
  // One that breaks between two questions of a transaction says so on its own, and the next question fails.
  pool.on("connect", (client) => client.on("error", () => undefined));
  return new PostgresDialect({ pool });
}

/** What an error of PostgreSQL or of the way to it means to the person who runs the server; null for any other. */
export function explainPostgresFault(url: string, error: Error): AppError | null {
  const code = "code" in error ? String(error.code) : "";
  const place = describePlace(url);
  const say = (message: string) => new AppError("database-unreachable", 503, message, { cause: error });
  if (/^28/.test(code)) return say(`PostgreSQL at ${place} refuses the user or password of DATABASE_URL.`);
  if (code === "3D000")
    return say(`PostgreSQL has no database ${place}: create it, or correct DATABASE_URL.`);
  if (code === "42501")
    return say(`The user of DATABASE_URL may not make tables in ${place}: grant it that, or choose another.`);
  if (/^(53|57P|08)/.test(code)) return say(`PostgreSQL at ${place} takes no connection at the moment.`);
  if (/^E[A-Z]+$/.test(code) || /timeout|terminated/i.test(error.message))
    return say(`PostgreSQL at ${place} cannot be reached: start it, or correct DATABASE_URL.`);
  return null;
}
