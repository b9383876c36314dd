import type { Transaction } from "kysely";
import { AppError } from "@/lib/contract/app-error";
import type { StaffRole } from "@/lib/contract/class";
import type { Database, Store } from "@/lib/store/database";
import type { Caller } from "../accounts/caller";
import { writeAudit } from "../audit";
import { getClass } from "./class-access";

/** Asked under the lock of the class's row, so that of two instructors who leave at once one stays. */
async function checkInstructorLeft(transaction: Transaction<Database>, classId: string): Promise<void> {
  const row = await transaction
    .selectFrom("class_staff")
    .select("user_id")
    .where("class_id", "=", classId)
    .where("role", "=", "instructor")
    .limit(1)
    .executeTakeFirst();
  if (row !== undefined) return;
  throw new AppError("bad-request", 400, "A class needs an instructor: add another one first.");
}

/**
 * Gives a colleague, who has an account, a role in the class, or another one.
 *
 * @throws AppError as `getClass`; "not-found" for an e-mail without account; "bad-request" where no instructor would
 * be left.
 */
export async function setStaff(
  store: Store,
  caller: Caller,
  id: string,
  { email, role }: { email: string; role: StaffRole },
): Promise<void> {
  const { account } = await getClass(store, caller, id, "instructor");
  await store.transaction().execute(async (transaction) => {
    await transaction.updateTable("classes").set({ id }).where("id", "=", id).execute();
    const user = await transaction
      .selectFrom("users")
      .select("id")
      .where("email", "=", email.toLowerCase())
      .executeTakeFirst();
    if (user === undefined) {
      throw new AppError(
        "not-found",
        404,
        "Nobody here has an account with this e-mail: send an invitation.",
      );
    }
    await transaction
      .insertInto("class_staff")
      .values({ class_id: id, user_id: user.id, role, created_at: new Date().toISOString() })
      .onConflict((conflict) => conflict.columns(["class_id", "user_id"]).doUpdateSet({ role }))
      .execute();
    await checkInstructorLeft(transaction, id);
    await writeAudit(transaction, account.id, "staff.set", id);
  });
}

/** @throws AppError as `getClass`, or "bad-request" where no instructor would be left. */
export async function removeStaff(store: Store, caller: Caller, id: string, user: string): Promise<void> {
  const { account } = await getClass(store, caller, id, "instructor");
  await store.transaction().execute(async (transaction) => {
    await transaction.updateTable("classes").set({ id }).where("id", "=", id).execute();
    await transaction
      .deleteFrom("class_staff")
      .where("class_id", "=", id)
      .where("user_id", "=", user)
      .execute();
    await checkInstructorLeft(transaction, id);
    await writeAudit(transaction, account.id, "staff.delete", id);
  });
}
