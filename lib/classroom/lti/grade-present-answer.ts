import type { Transaction } from "kysely";
import type { Database } from "@/lib/store/database";
import { isRight } from "../judge-answer";
import { findAnswer, isRevealed, type PollPlace } from "../votes";
import { queueGrade } from "./queue-grade";

/** Notes the score of an answer that was given before its reader came by a platform's link. */
export async function gradePresentAnswer(
  transaction: Transaction<Database>,
  place: PollPlace,
  readerId: string,
): Promise<void> {
  const saved = await findAnswer(transaction, place, readerId);
  if (saved === null) return;
  const target = { kind: "poll", lesson: place.lesson, item: place.poll.id } as const;
  await queueGrade(transaction, readerId, { ...target, points: "answer" }, 1);
  if (!(await isRevealed(transaction, place, readerId))) return;
  const score = isRight(place.poll, saved.answer) ? 1 : 0;
  await queueGrade(transaction, readerId, { ...target, points: "right" }, score);
}
