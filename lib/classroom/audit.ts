import { randomUUID } from "node:crypto";
import type { Transaction } from "kysely";
import type { Database } from "@/lib/store/database";

/** What is noted, as noun and verb. */
export type AuditedAct =
  | "account.create"
  | "account.delete"
  | "account.export"
  | "assignment.change"
  | "assignment.copy"
  | "assignment.create"
  | "assignment.delete"
  | "class.archive"
  | "class.copy"
  | "class.create"
  | "class.rename"
  | "class.renew-code"
  | "class.reopen"
  | "comment.create"
  | "comment.delete"
  | "extension.delete"
  | "extension.set"
  | "invitation.create"
  | "invitation.delete"
  | "learner.delete"
  | "learner.import"
  | "learner.join"
  | "learner.leave"
  | "learner.merge"
  | "learner.rename"
  | "lti-class.connect"
  | "lti-class.disconnect"
  | "lti-key.create"
  | "lti-link.create"
  | "lti-platform.change"
  | "lti-platform.create"
  | "lti-platform.delete"
  | "opening.delete"
  | "opening.set"
  | "live-remote.create"
  | "live-remote.delete"
  | "live-remote.pair"
  | "live-session.create"
  | "live-session.end"
  | "override.delete"
  | "override.set"
  | "password.change"
  | "regrade.commit"
  | "regrade.create"
  | "regrade.delete"
  | "session.create"
  | "session.delete"
  | "session.delete-all"
  | "staff.delete"
  | "staff.set";

/**
 * Notes who did what, in the transaction that does it.
 *
 * @param userId - null where no account is left to name.
 * @param subject - id of what it was done to, where that is not the account itself.
 */
export async function writeAudit(
  transaction: Transaction<Database>,
  userId: string | null,
  act: AuditedAct,
  subject: string | null = null,
): Promise<void> {
  await transaction
    .insertInto("audit_entries")
    .values({ id: randomUUID(), user_id: userId, act, subject, created_at: new Date().toISOString() })
    .execute();
}
