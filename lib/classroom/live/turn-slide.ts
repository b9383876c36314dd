import type { LivePlace } from "@/lib/contract/remote";
import type { Store } from "@/lib/store/database";
import type { Caller } from "../accounts/caller";
import { getDirectedSession } from "./live-sessions";

/**
 * Turns a session to a slide: for who presents it, and for the phone remote. Whoever comes last is heeded.
 *
 * @param slide - from 0
 * @throws AppError "not-signed-in" or "not-found".
 */
export async function turnSlide(
  store: Store,
  caller: Caller,
  sessionId: string,
  slide: number,
): Promise<LivePlace> {
  await getDirectedSession(store, caller, sessionId);
  const { turn } = await store
    .updateTable("live_sessions")
    .set(({ eb }) => ({ slide, turn: eb("turn", "+", 1) }))
    .where("id", "=", sessionId)
    .returning("turn")
    .executeTakeFirstOrThrow();
  return { slide, turn };
}
