import { randomUUID } from "node:crypto";
import type { Transaction } from "kysely";
import { AppError } from "@/lib/contract/app-error";
import type { Database, Store } from "@/lib/store/database";
import { getAccount, type Caller } from "../accounts/caller";
import { writeAudit, type AuditedAct } from "../audit";
import { getClass } from "./class-access";
import { createJoinCode } from "../join-code";

export interface ClassTitle {
  name: string;
  term: string;
}

async function insertClass(transaction: Transaction<Database>, title: ClassTitle): Promise<string> {
  const id = randomUUID();
  await transaction
    .insertInto("classes")
    .values({
      ...title,
      id,
      join_code: createJoinCode(),
      created_at: new Date().toISOString(),
      archived_at: null,
    })
    .execute();
  return id;
}

/**
 * Makes a class, with the caller as its instructor.
 *
 * @returns its id.
 * @throws AppError "not-signed-in", or "forbidden" for an assistant.
 */
export async function createClass(store: Store, caller: Caller, title: ClassTitle): Promise<string> {
  const account = await getAccount(store, caller);
  if (account.role === "assistant") {
    throw new AppError("forbidden", 403, "Assistants are given classes; only instructors make them.");
  }
  return store.transaction().execute(async (transaction) => {
    const id = await insertClass(transaction, title);
    await transaction
      .insertInto("class_staff")
      .values({
        class_id: id,
        user_id: account.id,
        role: "instructor",
        created_at: new Date().toISOString(),
      })
      .execute();
    await writeAudit(transaction, account.id, "class.create", id);
    return id;
  });
}

/**
 * The same class for a new term: its staff and its lessons come along; learners, times and the code do not.
 *
 * @returns the new class's id.
 * @throws AppError as `getClass`.
 */
export async function copyClass(
  store: Store,
  caller: Caller,
  id: string,
  title: ClassTitle,
): Promise<string> {
  const { account } = await getClass(store, caller, id, "instructor");
  return store.transaction().execute(async (transaction) => {
    const copy = await insertClass(transaction, title);
    const staff = await transaction
      .selectFrom("class_staff")
      .selectAll()
      .where("class_id", "=", id)
      .execute();
    const openings = await transaction
      .selectFrom("openings")
      .selectAll()
      .where("class_id", "=", id)
      .execute();
    if (staff.length > 0) {
      const rows = staff.map((row) => ({ ...row, class_id: copy }));
      await transaction.insertInto("class_staff").values(rows).execute();
    }
    if (openings.length > 0) {
      const rows = openings.map(({ lesson }) => ({
        class_id: copy,
        lesson,
        opens_at: null,
        closes_at: null,
      }));
      await transaction.insertInto("openings").values(rows).execute();
    }
    await writeAudit(transaction, account.id, "class.copy", copy);
    return copy;
  });
}

/** A change of a class itself. An archived class lets nobody join; all else of it stays. */
export type ClassChange = ClassTitle | { archived: boolean } | { newCode: true };

function describeChange(change: ClassChange): [act: AuditedAct, set: Partial<Database["classes"]>] {
  if ("newCode" in change) return ["class.renew-code", { join_code: createJoinCode() }];
  if (!("archived" in change)) return ["class.rename", { name: change.name, term: change.term }];
  return change.archived
    ? ["class.archive", { archived_at: new Date().toISOString() }]
    : ["class.reopen", { archived_at: null }];
}

/** @throws AppError as `getClass`. */
export async function changeClass(
  store: Store,
  caller: Caller,
  id: string,
  change: ClassChange,
): Promise<void> {
  const { account } = await getClass(store, caller, id, "instructor");
  const [act, set] = describeChange(change);
  await store.transaction().execute(async (transaction) => {
    await transaction.updateTable("classes").set(set).where("id", "=", id).execute();
    await writeAudit(transaction, account.id, act, id);
  });
}
