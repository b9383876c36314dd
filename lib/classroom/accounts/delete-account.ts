import type { Transaction } from "kysely";
import { AppError } from "@/lib/contract/app-error";
import type { Database, Store } from "@/lib/store/database";
import { writeAudit } from "../audit";
import { erasePerson } from "../privacy/erase-person";
import { createAuth } from "./auth";
import { getAuthSecret, lockPeople } from "./auth-secret";
import { getAccount, type Caller } from "./caller";
import { checkPassword } from "./check-password";

async function checkAnotherOwner(transaction: Transaction<Database>, userId: string): Promise<void> {
  const other = await transaction
    .selectFrom("users")
    .select("id")
    .where("role", "=", "owner")
    .where("id", "<>", userId)
    .executeTakeFirst();
  if (other !== undefined) return;
  throw new AppError("last-owner", 409, "You are the last owner: invite another owner first, then delete.");
}

/**
 * Deletes the caller's account with all that is kept of it; the log of acts keeps the acts, without the person.
 *
 * @returns the Set-Cookie lines, which take the cookie away.
 * @throws AppError "not-signed-in", "wrong-credentials", "too-many-requests" or "last-owner".
 */
export async function deleteAccount(store: Store, caller: Caller, password: string): Promise<string[]> {
  const account = await getAccount(store, caller);
  await checkPassword(store, account.email, password);
  const secret = await getAuthSecret(store);
  return store.transaction().execute(async (transaction) => {
    await lockPeople(transaction);
    if (account.role === "owner") await checkAnotherOwner(transaction, account.id);
    const auth = createAuth(transaction, secret, caller.isSecure);
    const { headers } = await auth.api.signOut({ headers: caller.headers, returnHeaders: true });
    await erasePerson(transaction, "user", account.id);
    await writeAudit(transaction, null, "account.delete");
    return headers.getSetCookie();
  });
}
