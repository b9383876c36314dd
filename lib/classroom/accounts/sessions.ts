import type { Account, OpenSession } from "@/lib/contract/account";
import type { Store } from "@/lib/store/database";
import { createAuth } from "./auth";
import { getAuthSecret } from "./auth-secret";
import { getAccount, type Caller } from "./caller";

/**
 * The account that is signed in, and the browsers in which it is, this one first.
 *
 * @throws AppError "not-signed-in".
 */
export async function describeAccount(
  store: Store,
  caller: Caller,
): Promise<{ account: Account; sessions: OpenSession[] }> {
  const account = await getAccount(store, caller);
  const auth = createAuth(store, await getAuthSecret(store), caller.isSecure);
  const present = await auth.api.getSession({ headers: caller.headers });
  const all = await auth.api.listSessions({ headers: caller.headers });
  const sessions = all.map((session) => ({
    since: session.createdAt.toISOString(),
    browser: session.userAgent ?? "",
    isThis: session.id === present?.session.id,
  }));
  const rank = (session: OpenSession) => (session.isThis ? "~" : session.since);
  return { account, sessions: sessions.sort((a, b) => (rank(a) < rank(b) ? 1 : -1)) };
}
