import { AppError } from "@/lib/contract/app-error";
import type { Store } from "@/lib/store/database";
import type { LtiPlatformTable } from "@/lib/store/lti-tables";
import { forgetAccessToken, getAccessToken } from "./access-token";
import { askPlatform } from "./ask-platform";
import { isOfPlatform } from "./platforms";

const minute = 60 * 1000;

/** While one process sends a score, the others leave it alone: longer than all requests of a try may take. */
const lease = 2 * minute;

/** Tries of one score; with the pauses between them they take a day. */
const mostAttempts = 12;

/** Milliseconds after a try that failed: half a minute, doubled each time, at most six hours. */
export function findPause(attempts: number): number {
  return Math.min(0.5 * minute * 2 ** (attempts - 1), 360 * minute);
}

/** A score that is due, taken by this process. */
interface DueGrade {
  placement_id: string;
  subject: string;
  score: number;
  scored_at: string;
  attempts: number;
  lineitem: string;
  platform: LtiPlatformTable;
}

/** Takes the score that has been due the longest, and puts off its next try; null where none is due. */
async function takeDue(store: Store, now: Date): Promise<DueGrade | null> {
  const due = await store
    .selectFrom("lti_grades")
    .innerJoin("lti_placements", "lti_placements.id", "lti_grades.placement_id")
    .innerJoin("lti_contexts", "lti_contexts.id", "lti_placements.context_id")
    .select([
      "placement_id",
      "subject",
      "score",
      "scored_at",
      "next_at",
      "attempts",
      "lineitem",
      "platform_id",
    ])
    .where("next_at", "<=", now.toISOString())
    .where("score", "is not", null)
    .where("lineitem", "is not", null)
    .where("class_id", "is not", null)
    .orderBy("next_at")
    .limit(1)
    .executeTakeFirst();
  if (due === undefined || due.score === null || due.scored_at === null || due.lineitem === null) return null;
  const { placement_id, subject, score, scored_at, lineitem } = due;
  const taken = await store
    .updateTable("lti_grades")
    .set({ attempts: due.attempts + 1, next_at: new Date(now.getTime() + lease).toISOString() })
    .where("placement_id", "=", placement_id)
    .where("subject", "=", subject)
    .where("next_at", "=", due.next_at)
    .where("scored_at", "=", scored_at)
    .returning("attempts")
    .executeTakeFirst();
  // Another process was faster, or a newer score came: there may be others.
  if (taken === undefined) return takeDue(store, now);
  const platform = await store
    .selectFrom("lti_platforms")
    .selectAll()
    .where("id", "=", due.platform_id)
    .executeTakeFirstOrThrow();
  return { placement_id, subject, score, scored_at, lineitem, platform, attempts: taken.attempts };
}

/** The scores of a column of the gradebook: its address with `/scores` behind the path, whatever its query. */
export function findScoresAddress(lineitem: string): string {
  const address = new URL(lineitem);
  address.pathname = `${address.pathname.replace(/\/$/, "")}/scores`;
  return address.href;
}

async function sendGrade(store: Store, grade: DueGrade): Promise<void> {
  const { platform, lineitem } = grade;
  if (!isOfPlatform(platform, lineitem)) throw new Error("The column is not on the platform's own hosts");
  const token = await getAccessToken(store, platform);
  const reply = await askPlatform(findScoresAddress(lineitem), {
    method: "POST",
    headers: { "content-type": "application/vnd.ims.lis.v1.score+json", authorization: `Bearer ${token}` },
    body: JSON.stringify({
      userId: grade.subject,
      scoreGiven: grade.score,
      scoreMaximum: 1,
      activityProgress: "Completed",
      gradingProgress: "FullyGraded",
      // Of two scores the platform keeps the later, and the same one twice is one.
      timestamp: grade.scored_at,
    }),
  });
  if (reply.status === 401) forgetAccessToken(platform);
  if (!reply.ok) throw new Error(`The gradebook answered with status ${reply.status}`);
}

function explainFault(error: unknown): string {
  const cause = error instanceof AppError ? error.cause : error;
  return (cause instanceof Error ? cause.message : "unknown").slice(0, 200);
}

/** Notes how a try ended, unless a newer score has taken the place of the one that was sent. */
async function noteOutcome(store: Store, grade: DueGrade, fault: string | null, now: Date): Promise<void> {
  const isLast = fault !== null && grade.attempts >= mostAttempts;
  const next = fault === null || isLast ? null : new Date(now.getTime() + findPause(grade.attempts));
  await store
    .updateTable("lti_grades")
    .set({
      sent_at: fault === null ? now.toISOString() : null,
      next_at: next?.toISOString() ?? null,
      fault,
    })
    .where("placement_id", "=", grade.placement_id)
    .where("subject", "=", grade.subject)
    .where("scored_at", "=", grade.scored_at)
    .where("score", "=", grade.score)
    .execute();
}

/**
 * Sends the scores that are due to their platforms, one after the other. One that fails is tried again later, with
 * longer and longer pauses; several processes may do this at once.
 *
 * @returns how many tries there were.
 */
export async function sendDueGrades(store: Store, now = new Date()): Promise<number> {
  let tries = 0;
  for (;;) {
    const grade = await takeDue(store, now);
    if (grade === null) return tries;
    tries += 1;
    const fault = await sendGrade(store, grade).then(() => null, explainFault);
    await noteOutcome(store, grade, fault, now);
  }
}
