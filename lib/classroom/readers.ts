import { createHash, randomBytes, randomUUID } from "node:crypto";
import type { Transaction } from "kysely";
import type { Database, Store } from "@/lib/store/database";

/** Who a request says it comes from. Both are secrets of the browser: they are stored hashed and never logged. */
export interface ReaderClaim {
  /** The cookie's token. */
  token: string | null;
  /** The attempt id that came with a vote; see `voteRequestSchema`. */
  attempt: string | null;
}

/** 128 random bits, as 22 characters that a cookie may hold. */
export function createToken(): string {
  return randomBytes(16).toString("base64url");
}

/** SHA-256 is enough here: the tokens are random, so there is nothing to guess that a slow hash would protect. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("base64url");
}

/** The reader with this cookie, or null for a stranger. */
export async function findReader(store: Store, token: string | null): Promise<string | null> {
  return token === null ? null : ((await findReaders(store, [token])).get(token) ?? null);
}

/** The readers with these cookies, by token; strangers are left out. */
export async function findReaders(store: Store, tokens: readonly string[]): Promise<Map<string, string>> {
  const byHash = new Map(tokens.map((token) => [hashSecret(token), token]));
  if (byHash.size === 0) return new Map();
  const known = await store
    .selectFrom("readers")
    .select(["token_hash", "id"])
    .where("token_hash", "in", [...byHash.keys()])
    .execute();
  const readers = new Map<string, string>();
  const add = (hash: string, id: string) => {
    const token = byHash.get(hash);
    if (token !== undefined) readers.set(token, id);
    byHash.delete(hash);
  };
  for (const { token_hash, id } of known) add(token_hash, id);
  for (const hash of [...byHash.keys()]) {
    const id = await findByAlias(store, hash);
    if (id !== null) add(hash, id);
  }
  return readers;
}

/** The reader with whom the one of this cookie was merged; see `mergeReaders`. */
async function findByAlias(store: Store, hash: string): Promise<string | null> {
  const row = await store
    .selectFrom("reader_aliases")
    .select("reader_id")
    .where("token_hash", "=", hash)
    .executeTakeFirst();
  return row?.reader_id ?? null;
}

/**
 * The reader with this cookie, held until the transaction ends: the update takes the row's lock, so that two requests
 * of one reader come one after the other on every database. A cookie that comes back also shows that the reply which
 * carried it arrived, so the attempt id has done its work.
 */
export async function lockReader(
  transaction: Transaction<Database>,
  token: string | null,
): Promise<string | null> {
  if (token === null) return null;
  const hash = hashSecret(token);
  const row = await transaction
    .updateTable("readers")
    .set({ attempt_hash: null })
    .where("token_hash", "=", hash)
    .returning("id")
    .executeTakeFirst();
  if (row !== undefined) return row.id;
  const id = await findByAlias(transaction, hash);
  if (id !== null) await lockReaderById(transaction, id);
  return id;
}

/** Holds a reader until the transaction ends. */
export async function lockReaderById(transaction: Transaction<Database>, id: string): Promise<void> {
  await transaction.updateTable("readers").set({ attempt_hash: null }).where("id", "=", id).execute();
}

/**
 * The reader of a vote, known or new.
 *
 * @returns `token` is the new cookie to give, null when the browser has one that holds.
 */
export async function lockOrCreateReader(
  transaction: Transaction<Database>,
  claim: ReaderClaim,
  now: string,
): Promise<{ id: string; token: string | null }> {
  const known = await lockReader(transaction, claim.token);
  if (known !== null) return { id: known, token: null };
  const token = createToken();
  const attemptHash = claim.attempt === null ? null : hashSecret(claim.attempt);
  const { id } = await transaction
    .insertInto("readers")
    .values({ id: randomUUID(), token_hash: hashSecret(token), attempt_hash: attemptHash, created_at: now })
    // The same vote again, whose reply was lost: its reader is there already, and gets another cookie.
    .onConflict((conflict) => conflict.column("attempt_hash").doUpdateSet({ token_hash: hashSecret(token) }))
    .returning("id")
    .executeTakeFirstOrThrow();
  return { id, token };
}
