import type { Store } from "@/lib/store/database";
import { writeAudit } from "../audit";
import { createAuth } from "./auth";
import { getAuthSecret } from "./auth-secret";
import { findAccount, getAccount, type Caller } from "./caller";
import { checkPassword } from "./check-password";

/**
 * Opens a session.
 *
 * @returns the Set-Cookie lines.
 * @throws AppError "wrong-credentials" or "too-many-requests".
 */
export async function signIn(
  store: Store,
  caller: Caller,
  { email, password }: { email: string; password: string },
): Promise<string[]> {
  const verify = await checkPassword(store, email, password);
  const secret = await getAuthSecret(store);
  return store.transaction().execute(async (transaction) => {
    const steps = { hash: async () => "", verify };
    const auth = createAuth(transaction, secret, caller.isSecure, steps);
    const { headers, response } = await auth.api.signInEmail({
      body: { email, password },
      headers: caller.headers,
      returnHeaders: true,
    });
    await writeAudit(transaction, response.user.id, "session.create");
    return headers.getSetCookie();
  });
}

/**
 * Ends the session of this browser, or all sessions of its account. A browser that is not signed in is left as it is.
 *
 * @returns the Set-Cookie lines, which take the cookie away.
 * @throws AppError "not-signed-in" where all sessions are to be ended and there is none here.
 */
export async function signOut(store: Store, caller: Caller, everywhere: boolean): Promise<string[]> {
  const account = everywhere ? await getAccount(store, caller) : await findAccount(store, caller);
  const secret = await getAuthSecret(store);
  return store.transaction().execute(async (transaction) => {
    const auth = createAuth(transaction, secret, caller.isSecure);
    if (account !== null) {
      await writeAudit(transaction, account.id, everywhere ? "session.delete-all" : "session.delete");
      if (everywhere) await transaction.deleteFrom("sessions").where("user_id", "=", account.id).execute();
    }
    const { headers } = await auth.api.signOut({ headers: caller.headers, returnHeaders: true });
    return headers.getSetCookie();
  });
}
