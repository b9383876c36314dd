import { createHash } from "node:crypto";
import { z } from "zod";
import { decodeArtefact } from "@/lib/experiment/run/artefact";
import type { Weights } from "@/lib/experiment/initialize";
import type { Store } from "@/lib/store/database";

const artefactEvidence = z.object({ artefact: z.string() });

function fingerprintWeights(weights: Weights): string {
  const hash = createHash("sha256");
  for (const { values } of weights)
    hash.update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  return hash.digest("base64url");
}

/** The same for the same trained weights, whatever else was handed in with them; null for evidence without any. */
export function fingerprintEvidence(evidence: unknown): string | null {
  const parsed = artefactEvidence.safeParse(evidence);
  const decoded = parsed.success ? decodeArtefact(parsed.data.artefact) : null;
  return decoded?.ok ? fingerprintWeights(decoded.log.states.at(-1)?.weights ?? []) : null;
}

/**
 * Whether another learner was the first to hand in the same weights, graded or not: of two that come at once the one is the
 * copy that any process, at any time, would name.
 */
export async function isCopy(store: Store, submissionId: string): Promise<boolean> {
  const own = await store
    .selectFrom("submissions")
    .select(["reader_id", "lesson", "exercise", "fingerprint"])
    .where("id", "=", submissionId)
    .executeTakeFirst();
  if (own === undefined || own.fingerprint === null) return false;
  const first = await store
    .selectFrom("submissions")
    .select("reader_id")
    .where("fingerprint", "=", own.fingerprint)
    .where("lesson", "=", own.lesson)
    .where("exercise", "=", own.exercise)
    .orderBy("received_at")
    .orderBy("id")
    .limit(1)
    .executeTakeFirstOrThrow();
  return first.reader_id !== own.reader_id;
}
