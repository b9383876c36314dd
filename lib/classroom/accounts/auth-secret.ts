import type { Transaction } from "kysely";
import { AppError } from "@/lib/contract/app-error";
import type { Database, Store } from "@/lib/store/database";
import { getSiteSecret } from "../site-secret";

const shortest = 32;

/**
 * The key with which session cookies are signed: AUTH_SECRET where it is set, else one that is made once and kept in
 * the database, so that all processes share it.
 *
 * @throws AppError "internal" where AUTH_SECRET is too short to be a secret.
 */
export function getAuthSecret(store: Store): Promise<string> {
  const given = process.env.AUTH_SECRET;
  if (given) {
    if (given.length >= shortest) return Promise.resolve(given);
    throw new AppError("internal", 500, `AUTH_SECRET is too short: it needs ${shortest} characters or more.`);
  }
  return getSiteSecret(store, "auth");
}

/**
 * Until the transaction ends, no other one that asks for this runs: for what must be counted before it is written,
 * such as owners. The update takes the row's lock on every database.
 */
export async function lockPeople(transaction: Transaction<Database>): Promise<void> {
  const lock = "people-lock";
  await transaction
    .insertInto("secrets")
    .values({ name: lock, value: "" })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ value: "" }))
    .execute();
}
