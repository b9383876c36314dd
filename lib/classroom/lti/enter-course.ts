import type { Transaction } from "kysely";
import type { LtiTarget } from "@/lib/contract/lti";
import type { Database, Store } from "@/lib/store/database";
import type { LtiContextTable } from "@/lib/store/lti-tables";
import { findAccount, type Caller } from "../accounts/caller";
import { writeAudit } from "../audit";
import { enrolReader } from "../classes/join-class";
import { getPoll } from "../find-poll";
import { findPlacement } from "./find-placement";
import { findSubjectReader } from "./find-subject-reader";
import { gradePresentAnswer } from "./grade-present-answer";
import type { ResourceLaunch } from "./launch-claims";
import { printPlace } from "./check-target";
import { createTicket } from "./tickets";
import type { VerifiedLaunch } from "./verify-launch";

/** Where a launch ends: on a page, as a reader (a new cookie, or null for the one that is there), or before a closed door. */
export type Entry =
  | { kind: "go"; path: string; token: string | null }
  | { kind: "closed"; reason: "no-class" | "archived"; path: string };

/** Who comes, as the browser tells it. */
export interface Comer {
  caller: Caller;
  /** The anonymous reader's cookie. */
  reader: string | null;
  /** The cookie of the launch. */
  browser: string;
}

async function findContext(store: Store, { platform, launch }: VerifiedLaunch) {
  if (launch.context === null) return undefined;
  return store
    .selectFrom("lti_contexts")
    .selectAll()
    .where("platform_id", "=", platform.id)
    .where("deployment", "=", launch.deployment)
    .where("context", "=", launch.context.id)
    .executeTakeFirst();
}

/** Who teaches the course there and is signed in here becomes an assistant of the class, where its instructor said so. */
async function letAssist(store: Store, context: LtiContextTable, classId: string, caller: Caller) {
  const account = context.teachers_assist === 1 ? await findAccount(store, caller) : null;
  if (account === null) return;
  await store.transaction().execute(async (transaction) => {
    const added = await transaction
      .insertInto("class_staff")
      .values({
        class_id: classId,
        user_id: account.id,
        role: "assistant",
        created_at: new Date().toISOString(),
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning("user_id")
      .executeTakeFirst();
    if (added !== undefined) await writeAudit(transaction, account.id, "staff.set", classId);
  });
}

async function enrol(
  transaction: Transaction<Database>,
  { platform, launch }: { platform: VerifiedLaunch["platform"]; launch: ResourceLaunch },
  { context, classId, target }: { context: LtiContextTable; classId: string; target: LtiTarget | null },
  readerToken: string | null,
): Promise<string | null | "archived"> {
  const now = new Date().toISOString();
  // The row's lock holds back another launch into the same class, so that one user is one reader.
  const row = await transaction
    .updateTable("classes")
    .set({ id: classId })
    .where("id", "=", classId)
    .where("archived_at", "is", null)
    .returning("id")
    .executeTakeFirst();
  if (row === undefined) return "archived";
  const reader = await findSubjectReader(
    transaction,
    { platformId: platform.id, subject: launch.subject },
    readerToken,
    now,
  );
  const name = launch.name || `Learner ${reader.id.slice(0, 6)}`;
  await enrolReader(transaction, classId, reader.id, { name, renames: false, now });
  if (target === null) return reader.token;
  const placement = await findPlacement(transaction, context.id, launch, target, now);
  await transaction
    .insertInto("lti_grades")
    .values({
      placement_id: placement,
      subject: launch.subject,
      reader_id: reader.id,
      score: null,
      scored_at: null,
      next_at: null,
      attempts: 0,
      sent_at: null,
      fault: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  // Found here, before the launch, the answer counts as well.
  if (target.kind === "poll") {
    const poll = await getPoll(target.lesson, target.item);
    await gradePresentAnswer(transaction, { lesson: target.lesson, poll }, reader.id);
  }
  return reader.token;
}

/**
 * Lets in whom a platform has sent to a lesson, a poll or an exercise. A learner joins the class with which the course
 * is connected. Who teaches the course there is offered to connect it, if nobody has: the platform's word alone gives
 * nobody a right over a class here.
 */
export async function enterCourse(
  store: Store,
  { platform, launch }: { platform: VerifiedLaunch["platform"]; launch: ResourceLaunch },
  target: LtiTarget | null,
  { caller, reader, browser }: Comer,
): Promise<Entry> {
  const path = printPlace(target);
  const { context: course, isTeacher, isLearner } = launch;
  if (course === null || !(isTeacher || isLearner)) return { kind: "go", path, token: null };
  const context = await findContext(store, { platform, launch });
  const classId = context?.class_id ?? null;
  if (context === undefined || classId === null) {
    if (!isTeacher) return { kind: "closed", reason: "no-class", path };
    const { deployment } = launch;
    const payload = { deployment, context: course.id, title: course.title, next: path };
    const ticket = await createTicket(store, "connect", { platformId: platform.id, browser, payload });
    return { kind: "go", path: `/lti#${ticket}`, token: null };
  }
  if (isTeacher) {
    await letAssist(store, context, classId, caller);
    return { kind: "go", path, token: null };
  }
  const token = await store
    .transaction()
    .execute((transaction) => enrol(transaction, { platform, launch }, { context, classId, target }, reader));
  return token === "archived" ? { kind: "closed", reason: token, path } : { kind: "go", path, token };
}
