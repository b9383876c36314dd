import { randomBytes } from "node:crypto";
import type { Store } from "@/lib/store/database";

async function readOrMake(store: Store, name: string): Promise<string> {
  const find = () => store.selectFrom("secrets").select("value").where("name", "=", name).executeTakeFirst();
  const known = await find();
  if (known !== undefined) return known.value;
  // Of two processes that start at once, both read what the first has written.
  await store
    .insertInto("secrets")
    .values({ name, value: randomBytes(32).toString("base64url") })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return (await find())?.value ?? readOrMake(store, name);
}

const known = new WeakMap<Store, Map<string, Promise<string>>>();

/** A secret of the site's own by its name: made once and kept in the database, so that all processes share it. */
export function getSiteSecret(store: Store, name: "auth" | "grading"): Promise<string> {
  const secrets = known.get(store) ?? new Map<string, Promise<string>>();
  known.set(store, secrets);
  const secret =
    secrets.get(name) ??
    readOrMake(store, name).catch((error: unknown) => {
      secrets.delete(name);
      throw error;
    });
  secrets.set(name, secret);
  return secret;
}
