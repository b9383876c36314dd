import { randomUUID } from "node:crypto";
import { AppError } from "@/lib/contract/app-error";
import { readJoinCode } from "@/lib/contract/join-code";
import type { OwnSession } from "@/lib/contract/live";
import type { Store } from "@/lib/store/database";
import { findAccount, getAccount, type Caller } from "../accounts/caller";
import { writeAudit } from "../audit";
import { getClass } from "../classes/class-access";
import { createJoinCode } from "../join-code";
import { lockOrCreateReader, type ReaderClaim } from "../readers";
import { findRemote } from "./find-remote";

/**
 * Begins a session of a lesson: the presenter's own, with a code of its own.
 *
 * @param classId - the class whose session it is, where it is one's: one that the presenter teaches
 * @throws AppError "not-signed-in", or as `getClass` for the class.
 */
export async function startLiveSession(
  store: Store,
  caller: Caller,
  lesson: string,
  classId: string | null = null,
): Promise<OwnSession> {
  const presenter =
    classId === null
      ? await getAccount(store, caller)
      : (await getClass(store, caller, classId, "assistant")).account;
  const session = { id: randomUUID(), lesson, joinCode: createJoinCode() };
  await store.transaction().execute(async (transaction) => {
    await transaction
      .insertInto("live_sessions")
      .values({
        id: session.id,
        presenter_id: presenter.id,
        class_id: classId,
        lesson,
        join_code: session.joinCode,
        created_at: new Date().toISOString(),
        ended_at: null,
      })
      .execute();
    await writeAudit(transaction, presenter.id, "live-session.create", session.id);
  });
  return session;
}

/** The same words for a session that never was, one that is over, and somebody else's. */
function noSession(): AppError {
  return new AppError("not-found", 404, "There is no such session, or it is over.");
}

/**
 * A session that the caller presents, also one that is over.
 *
 * @throws AppError "not-signed-in" or "not-found".
 */
export async function getAnyOwnSession(
  store: Store,
  caller: Caller,
  sessionId: string,
): Promise<OwnSession & { presenterId: string; isOver: boolean }> {
  const presenter = await getAccount(store, caller);
  const session = await store
    .selectFrom("live_sessions")
    .select(["id", "lesson", "join_code as joinCode", "presenter_id as presenterId", "ended_at"])
    .where("id", "=", sessionId)
    .where("presenter_id", "=", presenter.id)
    .executeTakeFirst();
  if (session === undefined) throw noSession();
  const { ended_at, ...rest } = session;
  return { ...rest, isOver: ended_at !== null };
}

/**
 * Lets those see a session's results who present it or teach its class.
 *
 * @throws AppError "not-signed-in" or "not-found".
 */
export async function checkReviewer(store: Store, caller: Caller, sessionId: string): Promise<void> {
  const account = await getAccount(store, caller);
  const session = await store
    .selectFrom("live_sessions")
    .select(["presenter_id", "class_id"])
    .where("id", "=", sessionId)
    .executeTakeFirst();
  if (session === undefined) throw noSession();
  if (session.presenter_id === account.id) return;
  if (session.class_id === null) throw noSession();
  await getClass(store, caller, session.class_id, "assistant").catch((error: unknown) => {
    throw error instanceof AppError ? noSession() : error;
  });
}

/**
 * A session that the caller presents and that is not over.
 *
 * @throws AppError "not-signed-in" or "not-found".
 */
export async function getOwnSession(store: Store, caller: Caller, sessionId: string) {
  const session = await getAnyOwnSession(store, caller, sessionId);
  if (session.isOver) throw noSession();
  return session;
}

/**
 * A session that is not over and that the caller directs: as who presents it, or as its phone remote.
 *
 * @throws AppError "not-signed-in" or "not-found".
 */
export async function getDirectedSession(
  store: Store,
  caller: Caller,
  sessionId: string,
): Promise<{ id: string; lesson: string; presenterId: string }> {
  const remote = await findRemote(store, caller);
  return remote?.id === sessionId ? remote : getOwnSession(store, caller, sessionId);
}

/**
 * The caller's newest session of a lesson that is not over: where a page that was reloaded goes on.
 *
 * @throws AppError "not-signed-in".
 */
export async function findOwnSession(
  store: Store,
  caller: Caller,
  lesson: string,
): Promise<OwnSession | null> {
  const presenter = await getAccount(store, caller);
  const session = await store
    .selectFrom("live_sessions")
    .select(["id", "lesson", "join_code as joinCode"])
    .where("presenter_id", "=", presenter.id)
    .where("lesson", "=", lesson)
    .where("ended_at", "is", null)
    .orderBy("created_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return session ?? null;
}

/**
 * Ends a session: its code opens nothing any more, its open rounds are closed, its remote is cut off. The votes stay.
 *
 * @throws AppError "not-signed-in", or "not-found" for a session that is not the caller's.
 */
export async function endLiveSession(store: Store, caller: Caller, sessionId: string): Promise<void> {
  const { presenterId } = await getOwnSession(store, caller, sessionId);
  await store.transaction().execute(async (transaction) => {
    await transaction
      .updateTable("live_polls")
      .set({ phase: "closed", closes_at: null })
      .where("session_id", "=", sessionId)
      .where("phase", "=", "open")
      .execute();
    await transaction
      .updateTable("live_sessions")
      .set({ ended_at: new Date().toISOString() })
      .where("id", "=", sessionId)
      .execute();
    await transaction.deleteFrom("live_remotes").where("session_id", "=", sessionId).execute();
    await writeAudit(transaction, presenterId, "live-session.end", sessionId);
  });
}

/**
 * Lets a reader, known or new, take part. Joining again changes nothing.
 *
 * @param typed - the code as the reader typed it
 * @returns `token`: the cookie for a new reader, else null.
 * @throws AppError "not-found", with the same words for a wrong code as for that of a session that is over.
 */
export async function joinLiveSession(
  store: Store,
  claim: ReaderClaim,
  typed: string,
): Promise<{ session: OwnSession; readerId: string; token: string | null }> {
  const code = readJoinCode(typed);
  if (code === null) throw noSession();
  return store.transaction().execute(async (transaction) => {
    const session = await transaction
      .selectFrom("live_sessions")
      .select(["id", "lesson", "join_code as joinCode"])
      .where("join_code", "=", code)
      .where("ended_at", "is", null)
      .executeTakeFirst();
    if (session === undefined) throw noSession();
    const now = new Date().toISOString();
    const reader = await lockOrCreateReader(transaction, claim, now);
    await transaction
      .insertInto("live_participants")
      .values({ session_id: session.id, reader_id: reader.id, joined_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return { session, readerId: reader.id, token: reader.token };
  });
}

async function isParticipant(store: Store, readerId: string, sessionId: string): Promise<boolean> {
  const row = await store
    .selectFrom("live_participants")
    .select("reader_id")
    .where("session_id", "=", sessionId)
    .where("reader_id", "=", readerId)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * The reader who takes part in a session.
 *
 * @param readerId - as `findReader` gives it
 * @throws AppError "not-found".
 */
export async function getParticipant(
  store: Store,
  readerId: string | null,
  sessionId: string,
): Promise<string> {
  if (readerId !== null && (await isParticipant(store, readerId, sessionId))) return readerId;
  throw new AppError("not-found", 404, "Join the session first.");
}

/**
 * Lets those who take part in a session follow it, who presents it, and its phone remote.
 *
 * @throws AppError "not-found".
 */
export async function checkFollower(
  store: Store,
  readerId: string | null,
  caller: Caller,
  sessionId: string,
): Promise<void> {
  if (readerId !== null && (await isParticipant(store, readerId, sessionId))) return;
  if ((await findRemote(store, caller))?.id === sessionId) return;
  if ((await findAccount(store, caller)) === null) throw noSession();
  await getOwnSession(store, caller, sessionId);
}
