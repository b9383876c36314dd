import type { Store } from "@/lib/store/database";
import { writeAudit } from "../audit";
import { collectPerson, type PersonRows } from "../privacy/collect-person";
import { getAccount, type Caller } from "./caller";

/**
 * All that is kept of the caller's account, by table, without secrets.
 *
 * @throws AppError "not-signed-in".
 */
export async function exportAccount(store: Store, caller: Caller): Promise<PersonRows> {
  const account = await getAccount(store, caller);
  return store.transaction().execute(async (transaction) => {
    await writeAudit(transaction, account.id, "account.export");
    return collectPerson(transaction, "user", account.id);
  });
}
