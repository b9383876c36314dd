import { randomUUID } from "node:crypto";
import type { Selectable, Transaction } from "kysely";
import { AppError } from "@/lib/contract/app-error";
import type { LiveCommand, LiveState } from "@/lib/contract/live";
import type { CompiledPoll } from "@/lib/course/polls";
import type { Database, LivePollTable, Store } from "@/lib/store/database";
import { lockRows } from "@/lib/store/lock-row";
import type { Caller } from "../accounts/caller";
import { getDirectedSession } from "./live-sessions";
import { advanceLiveState, newLiveState } from "./live-state";
import { printLiveState, readLiveState } from "./live-state-columns";

/** A poll's row in a session, made as a draft where the session has not had it yet; held until the transaction ends. */
async function lockOrCreateLivePoll(
  transaction: Transaction<Database>,
  sessionId: string,
  lesson: string,
  poll: CompiledPoll,
): Promise<Selectable<LivePollTable>> {
  await transaction
    .insertInto("live_polls")
    .values({
      id: randomUUID(),
      session_id: sessionId,
      lesson,
      poll: poll.id,
      version: poll.version,
      ...printLiveState(newLiveState),
      created_at: new Date().toISOString(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const query = transaction
    .selectFrom("live_polls")
    .selectAll()
    .where("session_id", "=", sessionId)
    .where("lesson", "=", lesson)
    .where("poll", "=", poll.id)
    .where("version", "=", poll.version);
  return lockRows(transaction, query, "update").executeTakeFirstOrThrow();
}

/** A live poll's id and how it stands. */
export interface LivePoll {
  id: string;
  state: LiveState;
}

/**
 * Does what the presenter asks of a poll of the session's lesson, at the desk or by the phone remote.
 *
 * @param now - milliseconds since 1970
 * @throws AppError "not-signed-in", "not-found" for a session that the caller does not direct, "out-of-turn" for a
 * command that does not fit.
 */
export async function commandLivePoll(
  store: Store,
  caller: Caller,
  sessionId: string,
  poll: CompiledPoll,
  command: LiveCommand,
  now = Date.now(),
): Promise<LivePoll> {
  const session = await getDirectedSession(store, caller, sessionId);
  if (command.do === "run" && (poll.kind === "number" || poll.predict === null))
    throw new AppError("out-of-turn", 409, "No widget answers this question by a run.");
  return store.transaction().execute(async (transaction) => {
    const row = await lockOrCreateLivePoll(transaction, sessionId, session.lesson, poll);
    const state = advanceLiveState(readLiveState(row), command, now);
    await transaction.updateTable("live_polls").set(printLiveState(state)).where("id", "=", row.id).execute();
    return { id: row.id, state };
  });
}
