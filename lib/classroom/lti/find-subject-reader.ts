import type { Transaction } from "kysely";
import type { Database } from "@/lib/store/database";
import { createToken, findReader, hashSecret, lockOrCreateReader } from "../readers";

interface Subject {
  platformId: string;
  subject: string;
}

async function findKnown(
  transaction: Transaction<Database>,
  { platformId, subject }: Subject,
): Promise<string | null> {
  const row = await transaction
    .selectFrom("lti_subjects")
    .select("reader_id")
    .where("platform_id", "=", platformId)
    .where("subject", "=", subject)
    .executeTakeFirst();
  return row?.reader_id ?? null;
}

/** Whether the reader is the user of some platform already: then nobody else of a platform takes it over. */
async function isTaken(transaction: Transaction<Database>, readerId: string): Promise<boolean> {
  const row = await transaction
    .selectFrom("lti_subjects")
    .select("subject")
    .where("reader_id", "=", readerId)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * The reader who is a platform's user. At the first launch that is the browser's own reader, with all that was answered
 * before, unless somebody else of a platform is that already, as on a computer that several people use; then, and in a
 * browser without one, a new reader.
 *
 * @param token - the browser's cookie.
 * @returns `token`: the cookie to give where the browser's is another reader's, else null.
 */
export async function findSubjectReader(
  transaction: Transaction<Database>,
  who: Subject,
  token: string | null,
  now: string,
): Promise<{ id: string; token: string | null }> {
  const present = await findReader(transaction, token);
  const known = await findKnown(transaction, who);
  if (known !== null) {
    if (known === present) return { id: known, token: null };
    const fresh = createToken();
    await transaction
      .insertInto("reader_aliases")
      .values({ token_hash: hashSecret(fresh), reader_id: known, created_at: now })
      .execute();
    return { id: known, token: fresh };
  }
  const isFree = present !== null && !(await isTaken(transaction, present));
  const reader = await lockOrCreateReader(transaction, { token: isFree ? token : null, attempt: null }, now);
  const { platformId, subject } = who;
  const added = await transaction
    .insertInto("lti_subjects")
    .values({ platform_id: platformId, subject, reader_id: reader.id, created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning("reader_id")
    .executeTakeFirst();
  // The same user, at the same moment, in another course: that launch was faster.
  return added === undefined ? findSubjectReader(transaction, who, token, now) : reader;
}
