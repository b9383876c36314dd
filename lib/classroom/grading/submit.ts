import { randomUUID } from "node:crypto";
import type { Store } from "@/lib/store/database";
import { fingerprintEvidence } from "./copies";

export interface NewSubmission {
  readerId: string;
  lesson: string;
  exercise: string;
  /** The whole evidence, as JSON holds it. */
  evidence: unknown;
  /** By which the same handing in, sent again because its reply was lost, is known. */
  key: string;
}

/**
 * Keeps what a learner hands in and has it graded, in one transaction. The same again changes nothing.
 *
 * @returns the submission's id
 */
export async function submit(
  store: Store,
  { readerId, lesson, exercise, evidence, key }: NewSubmission,
  now = new Date(),
): Promise<string> {
  return store.transaction().execute(async (transaction) => {
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
        fingerprint: fingerprintEvidence(evidence),
        received_at: receivedAt,
      })
      .onConflict((conflict) => conflict.columns(["reader_id", "key"]).doNothing())
      .returning("id")
      .executeTakeFirst();
    if (kept === undefined) {
      const before = await transaction
        .selectFrom("submissions")
        .select("id")
        .where("reader_id", "=", readerId)
        .where("key", "=", key)
        .executeTakeFirstOrThrow();
      return before.id;
    }
    await transaction
      .insertInto("grading_jobs")
      .values({ submission_id: id, due_at: receivedAt, lease: null, attempts: 0 })
      .execute();
    return id;
  });
}
