import { hashPassword } from "better-auth/crypto";
import { AppError } from "@/lib/contract/app-error";
import type { Store } from "@/lib/store/database";
import { writeAudit } from "../audit";
import { createAuth } from "./auth";
import { getAuthSecret } from "./auth-secret";
import { getAccount, type Caller } from "./caller";
import { checkPassword } from "./check-password";

/**
 * Changes the password and ends all other sessions of the account.
 *
 * @returns the Set-Cookie lines of this browser's new session.
 * @throws AppError "not-signed-in", "wrong-credentials" or "too-many-requests".
 */
export async function changePassword(
  store: Store,
  caller: Caller,
  { currentPassword, newPassword }: { currentPassword: string; newPassword: string },
): Promise<string[]> {
  const account = await getAccount(store, caller);
  if (currentPassword === newPassword) {
    throw new AppError("bad-request", 400, "The new password is the present one: choose another.");
  }
  const verify = await checkPassword(store, account.email, currentPassword);
  const hash = await hashPassword(newPassword);
  const secret = await getAuthSecret(store);
  return store.transaction().execute(async (transaction) => {
    const auth = createAuth(transaction, secret, caller.isSecure, { hash: async () => hash, verify });
    const { headers } = await auth.api.changePassword({
      body: { currentPassword, newPassword, revokeOtherSessions: true },
      headers: caller.headers,
      returnHeaders: true,
    });
    await writeAudit(transaction, account.id, "password.change");
    return headers.getSetCookie();
  });
}
