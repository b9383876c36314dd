import { randomUUID } from "node:crypto";
import type { Transaction } from "kysely";
import type { Database, Store } from "@/lib/store/database";
import { fingerprintEvidence } from "./copies";

export interface Evidence {
  lesson: string;
  exercise: string;
  /** The whole of it, as JSON holds it. */
  evidence: unknown;
  /** By which the same handing in, sent again because its reply was lost, is known. */
  key: string;
}

export interface NewSubmission extends Evidence {
  readerId: string;
  /** See `fingerprintEvidence`. */
  fingerprint: string | null;
}

/** What is kept of a handing in: `receivedAt` is the server's own time of its first coming. */
export interface KeptSubmission {
  id: string;
  receivedAt: string;
}

/** Keeps what a learner hands in, with a job to grade it. The same key again changes nothing. */
export async function keepSubmission(
  transaction: Transaction<Database>,
  { readerId, lesson, exercise, evidence, key, fingerprint }: NewSubmission,
  now: Date,
): Promise<KeptSubmission> {
  const id = randomUUID();
  const receivedAt = now.toISOString();
  const kept = await transaction
    .insertInto("submissions")
    .values({
      id,
      reader_id: readerId,
      lesson,
      exercise,
      evidence: JSON.stringify(evidence),
      key,
      fingerprint,
      received_at: receivedAt,
    })
    .onConflict((conflict) => conflict.columns(["reader_id", "key"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  if (kept === undefined) {
    const before = await transaction
      .selectFrom("submissions")
      .select(["id", "received_at"])
      .where("reader_id", "=", readerId)
      .where("key", "=", key)
      .executeTakeFirstOrThrow();
    return { id: before.id, receivedAt: before.received_at };
  }
  await transaction
    .insertInto("grading_jobs")
    .values({ submission_id: id, due_at: receivedAt, lease: null, attempts: 0 })
    .execute();
  return { id, receivedAt };
}

/**
 * Keeps what a known reader hands in, in a transaction of its own.
 *
 * @returns the submission's id
 */
export async function submit(
  store: Store,
  submission: Evidence & { readerId: string },
  now = new Date(),
): Promise<string> {
  const fingerprint = fingerprintEvidence(submission.evidence);
  const kept = await store
    .transaction()
    .execute((transaction) => keepSubmission(transaction, { ...submission, fingerprint }, now));
  return kept.id;
}
