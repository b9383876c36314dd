import { randomBytes } from "node:crypto";
import type { Transaction } from "kysely";
import { AppError } from "@/lib/contract/app-error";
import type { Database, Store } from "@/lib/store/database";

const name = "auth";
const shortest = 32;

async function readOrMake(store: Store): Promise<string> {
  const find = () => store.selectFrom("secrets").select("value").where("name", "=", name).executeTakeFirst();
  const known = await find();
  if (known !== undefined) return known.value;
  // Of two processes that start at once, both read what the first has written.
  await store
    .insertInto("secrets")
    .values({ name, value: randomBytes(32).toString("base64url") })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return (await find())?.value ?? readOrMake(store);
}

const known = new WeakMap<Store, Promise<string>>();

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
  const secret =
    known.get(store) ??
    readOrMake(store).catch((error: unknown) => {
      known.delete(store);
      throw error;
    });
  known.set(store, secret);
  return secret;
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
