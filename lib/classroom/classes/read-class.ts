import {
  staffRoleSchema,
  type ClassDetails,
  type ClassSummary,
  type Learner,
  type Opening,
  type StaffMember,
} from "@/lib/contract/class";
import type { Store } from "@/lib/store/database";
import { getAccount, type Caller } from "../accounts/caller";
import { getClass } from "./class-access";

/**
 * The caller's classes, the newest first; an owner's are all of the site.
 *
 * @throws AppError "not-signed-in".
 */
export async function listClasses(
  store: Store,
  caller: Caller,
): Promise<{ classes: ClassSummary[]; mayCreate: boolean }> {
  const account = await getAccount(store, caller);
  const isOwner = account.role === "owner";
  const rows = await store
    .selectFrom("classes")
    .leftJoin("class_staff", (join) =>
      join.onRef("class_staff.class_id", "=", "classes.id").on("class_staff.user_id", "=", account.id),
    )
    .select(["classes.id", "name", "term", "archived_at", "class_staff.role"])
    .select((select) =>
      select
        .selectFrom("learners")
        .whereRef("learners.class_id", "=", "classes.id")
        .select(({ fn }) => fn.countAll<string | number>().as("count"))
        .as("learners"),
    )
    .$if(!isOwner, (query) => query.where("class_staff.user_id", "is not", null))
    .orderBy("classes.created_at", "desc")
    .execute();
  const classes = rows.map((row) => ({
    id: row.id,
    name: row.name,
    term: row.term,
    isArchived: row.archived_at !== null,
    role: isOwner ? ("instructor" as const) : staffRoleSchema.parse(row.role),
    learners: Number(row.learners),
  }));
  return { classes, mayCreate: account.role !== "assistant" };
}

/** The order of a class's list. */
export function compareNames(a: { id: string; name: string }, b: { id: string; name: string }): number {
  return a.name.localeCompare(b.name, "en") || (a.id < b.id ? -1 : 1);
}

async function listLearners(store: Store, classId: string): Promise<Learner[]> {
  const rows = await store
    .selectFrom("learners")
    .select(["id", "name", "joined_at as joinedAt"])
    .where("class_id", "=", classId)
    .execute();
  return rows.sort(compareNames);
}

export async function listOpenings(store: Store, classId: string): Promise<Opening[]> {
  return store
    .selectFrom("openings")
    .select(["lesson", "opens_at as opensAt", "closes_at as closesAt"])
    .where("class_id", "=", classId)
    .orderBy("lesson")
    .execute();
}

async function listStaff(store: Store, classId: string, self: string): Promise<StaffMember[]> {
  const rows = await store
    .selectFrom("class_staff")
    .innerJoin("users", "users.id", "class_staff.user_id")
    .select(["users.id as user", "users.name", "class_staff.role"])
    .where("class_id", "=", classId)
    .orderBy("users.name")
    .execute();
  return rows.map((row) => ({ ...row, role: staffRoleSchema.parse(row.role), isSelf: row.user === self }));
}

/**
 * All that its staff sees of a class.
 *
 * @throws AppError as `getClass`.
 */
export async function readClass(store: Store, caller: Caller, id: string): Promise<ClassDetails> {
  const { account, role, row } = await getClass(store, caller, id, "assistant");
  return {
    id,
    name: row.name,
    term: row.term,
    isArchived: row.archived_at !== null,
    role,
    joinCode: row.join_code,
    learners: await listLearners(store, id),
    openings: await listOpenings(store, id),
    staff: await listStaff(store, id, account.id),
  };
}
