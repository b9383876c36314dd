import {
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  SignJWT,
  type JWTPayload,
} from "jose";
import { z } from "zod";
import { AppError } from "@/lib/contract/app-error";
import type { Store } from "@/lib/store/database";
import { lockRows } from "@/lib/store/lock-row";
import { getAccount, type Caller } from "../accounts/caller";
import { writeAudit } from "../audit";

/** Beside the key that signs cookies. The value is a list of private keys as JSON, the one that signs first. */
const name = "lti-keys";

/** Published keys: the one that signs, and the one before it, whose signatures may still be on their way. */
const published = 2;

const keySchema = z.object({
  kid: z.string(),
  kty: z.literal("RSA"),
  n: z.string(),
  e: z.string(),
  d: z.string(),
  p: z.string(),
  q: z.string(),
  dp: z.string(),
  dq: z.string(),
  qi: z.string(),
});
const keysSchema = z.array(keySchema).min(1);

type PrivateKey = z.infer<typeof keySchema>;

/** Some 100 ms of work, so it is done before a transaction begins. */
async function createKey(): Promise<PrivateKey> {
  const { privateKey } = await generateKeyPair("RS256", { modulusLength: 2048, extractable: true });
  const key = await exportJWK(privateKey);
  return keySchema.parse({ ...key, kid: await calculateJwkThumbprint(key) });
}

async function findKeys(store: Store): Promise<PrivateKey[] | null> {
  const row = await store.selectFrom("secrets").select("value").where("name", "=", name).executeTakeFirst();
  return row === undefined ? null : keysSchema.parse(JSON.parse(row.value));
}

/** Our keys, made where there is none yet. */
async function getKeys(store: Store): Promise<PrivateKey[]> {
  const known = await findKeys(store);
  if (known !== null) return known;
  const value = JSON.stringify([await createKey()]);
  // Of two processes that start at once, both read what the first has written.
  await store
    .insertInto("secrets")
    .values({ name, value })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return getKeys(store);
}

/** What platforms check our signatures with: the public halves, as a JSON Web Key Set (RFC 7517). */
export async function listPublicKeys(store: Store): Promise<{ keys: object[] }> {
  const keys = await getKeys(store);
  return { keys: keys.map(({ kid, kty, n, e }) => ({ kid, kty, n, e, alg: "RS256", use: "sig" })) };
}

/** The ids of the published keys, the one that signs first. */
export async function listKeyIds(store: Store): Promise<string[]> {
  return (await getKeys(store)).map(({ kid }) => kid);
}

/** Signs a token of ours with the newest key (RS256). */
export async function signToken(store: Store, payload: JWTPayload, lifetime: string): Promise<string> {
  const [key] = await getKeys(store);
  if (key === undefined) throw new Error("There is no key");
  return new SignJWT(payload)
    .setProtectedHeader({ alg: "RS256", typ: "JWT", kid: key.kid })
    .setIssuedAt()
    .setExpirationTime(lifetime)
    .sign(await importJWK(key, "RS256"));
}

/**
 * Makes a new key that signs from now on; the one before it stays published until the next time.
 *
 * @throws AppError "not-signed-in", or "forbidden" for all but owners.
 */
export async function renewToolKey(store: Store, caller: Caller): Promise<void> {
  const account = await getAccount(store, caller);
  if (account.role !== "owner") {
    throw new AppError("forbidden", 403, "Only an owner of the site looks after learning platforms.");
  }
  await getKeys(store);
  const fresh = await createKey();
  await store.transaction().execute(async (transaction) => {
    const query = transaction.selectFrom("secrets").select("value").where("name", "=", name);
    const { value } = await lockRows(transaction, query, "update").executeTakeFirstOrThrow();
    const keys = [fresh, ...keysSchema.parse(JSON.parse(value))].slice(0, published);
    await transaction
      .updateTable("secrets")
      .set({ value: JSON.stringify(keys) })
      .where("name", "=", name)
      .execute();
    await writeAudit(transaction, account.id, "lti-key.create", fresh.kid);
  });
}
