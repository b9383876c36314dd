import { randomBytes } from "node:crypto";
import { AppError } from "@/lib/contract/app-error";
import { remoteLinkLifetime, type RemoteSession } from "@/lib/contract/remote";
import type { Store } from "@/lib/store/database";
import type { Caller } from "../accounts/caller";
import { writeAudit } from "../audit";
import { hashSecret } from "../readers";
import { findRemote } from "./find-remote";
import { getDirectedSession, getOwnSession } from "./live-sessions";

const createSecret = () => randomBytes(32).toString("base64url");

/**
 * A link by which one phone becomes the session's remote, once and within minutes. An earlier link holds no more; a
 * phone that is connected stays so until the new one is used. The token is told here and never again.
 *
 * @param now - milliseconds since 1970
 * @throws AppError "not-signed-in", or "not-found" for a session that is not the caller's own: a remote makes no others.
 */
export async function createRemoteLink(
  store: Store,
  caller: Caller,
  sessionId: string,
  now = Date.now(),
): Promise<{ token: string; expiresAt: string }> {
  const { presenterId } = await getOwnSession(store, caller, sessionId);
  const token = createSecret();
  const expiresAt = new Date(now + remoteLinkLifetime).toISOString();
  const link = { link_hash: hashSecret(token), link_expires_at: expiresAt };
  await store.transaction().execute(async (transaction) => {
    await transaction
      .insertInto("live_remotes")
      .values({ session_id: sessionId, ...link, token_hash: null, paired_at: null })
      .onConflict((conflict) => conflict.column("session_id").doUpdateSet(link))
      .execute();
    await writeAudit(transaction, presenterId, "live-remote.create", sessionId);
  });
  return { token, expiresAt };
}

/** One answer for a link that never was, was used, is too old, or whose session is over. */
function refuseLink(): AppError {
  return new AppError(
    "code-void",
    410,
    "This link connects no phone: it was used, or is too old. Ask for a new one in the presenter view.",
  );
}

/**
 * Makes the device that has a link the session's remote, in place of an earlier one.
 *
 * @param now - milliseconds since 1970
 * @returns `token`: for its cookie.
 * @throws AppError "code-void".
 */
export async function pairRemote(
  store: Store,
  link: string,
  now = Date.now(),
): Promise<{ token: string; session: RemoteSession }> {
  const token = createSecret();
  const at = new Date(now).toISOString();
  return store.transaction().execute(async (transaction) => {
    // Of two devices with one link, the update lets one through.
    const used = await transaction
      .updateTable("live_remotes")
      .set({ link_hash: null, link_expires_at: null, token_hash: hashSecret(token), paired_at: at })
      .where("link_hash", "=", hashSecret(link))
      .where("link_expires_at", ">", at)
      .returning("session_id")
      .executeTakeFirst();
    if (used === undefined) throw refuseLink();
    const { presenter_id, ended_at, ...session } = await transaction
      .selectFrom("live_sessions")
      .select(["id", "lesson", "presenter_id", "ended_at"])
      .where("id", "=", used.session_id)
      .executeTakeFirstOrThrow();
    if (ended_at !== null) throw refuseLink();
    await writeAudit(transaction, presenter_id, "live-remote.pair", session.id);
    return { token, session };
  });
}

/**
 * The session whose remote this device is.
 *
 * @throws AppError "not-found".
 */
export async function getRemote(store: Store, caller: Caller): Promise<RemoteSession> {
  const remote = await findRemote(store, caller);
  if (remote === null) throw new AppError("not-found", 404, "This device is not connected to a session.");
  return { id: remote.id, lesson: remote.lesson };
}

/**
 * Takes the remote away, with a link that has not been used: for who presents the session, and for the remote itself.
 *
 * @throws AppError "not-signed-in" or "not-found".
 */
export async function disconnectRemote(store: Store, caller: Caller, sessionId: string): Promise<void> {
  const { presenterId } = await getDirectedSession(store, caller, sessionId);
  await store.transaction().execute(async (transaction) => {
    await transaction.deleteFrom("live_remotes").where("session_id", "=", sessionId).execute();
    await writeAudit(transaction, presenterId, "live-remote.delete", sessionId);
  });
}
