import { AppError } from "@/lib/contract/app-error";
import type { Account } from "@/lib/contract/account";
import { staffRoleSchema, type StaffRole } from "@/lib/contract/class";
import type { Store } from "@/lib/store/database";
import type { ClassTable } from "@/lib/store/class-tables";
import { getAccount, type Caller } from "../accounts/caller";

export interface ClassAccess {
  account: Account;
  role: StaffRole;
  row: ClassTable;
}

/**
 * A class as its staff meets it: all that belongs to a class is reached through here. An owner of the site may do in
 * every class what an instructor may, so that no class is left alone when its staff has gone.
 *
 * @param need - an assistant looks on, an instructor changes things.
 * @throws AppError "not-signed-in", "not-found" alike for no such class and for somebody else's, or "forbidden".
 */
export async function getClass(
  store: Store,
  caller: Caller,
  id: string,
  need: StaffRole,
): Promise<ClassAccess> {
  const account = await getAccount(store, caller);
  const row = await store.selectFrom("classes").selectAll().where("id", "=", id).executeTakeFirst();
  const staff = await store
    .selectFrom("class_staff")
    .select("role")
    .where("class_id", "=", id)
    .where("user_id", "=", account.id)
    .executeTakeFirst();
  const role = account.role === "owner" ? "instructor" : staff && staffRoleSchema.parse(staff.role);
  if (row === undefined || role === undefined)
    throw new AppError("not-found", 404, "You have no such class.");
  if (need === "instructor" && role !== "instructor") {
    throw new AppError("forbidden", 403, "Only the class's instructors can change this.");
  }
  return { account, role, row };
}
