import { remoteLifetime, type RemoteSession } from "@/lib/contract/remote";
import type { Store } from "@/lib/store/database";
import type { Caller } from "../accounts/caller";
import { hashSecret } from "../readers";
import { readRemoteCookie } from "../remote-cookie";

/** Remotes that were paired before this moment (ISO 8601) are none any more. */
export function findOldestPairing(now: number): string {
  return new Date(now - remoteLifetime).toISOString();
}

/**
 * The session whose remote the caller's device is, with who presents it; null where it is none, and once the session is
 * over.
 *
 * @param now - milliseconds since 1970
 */
export async function findRemote(
  store: Store,
  caller: Caller,
  now = Date.now(),
): Promise<(RemoteSession & { presenterId: string }) | null> {
  const token = readRemoteCookie(caller.headers);
  if (token === null) return null;
  const row = await store
    .selectFrom("live_remotes")
    .innerJoin("live_sessions", "live_sessions.id", "live_remotes.session_id")
    .select(["live_sessions.id", "lesson", "presenter_id as presenterId"])
    .where("token_hash", "=", hashSecret(token))
    .where("paired_at", ">", findOldestPairing(now))
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return row ?? null;
}
