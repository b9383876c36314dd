import { AppError } from "@/lib/contract/app-error";
import type { Opening } from "@/lib/contract/class";
import type { Store } from "@/lib/store/database";
import type { Caller } from "../accounts/caller";
import { writeAudit } from "../audit";
import { getClass } from "./class-access";

/** Lessons of one class. */
const mostOpenings = 200;

/**
 * Puts a lesson on the class's plan, or changes when it is open.
 *
 * @throws AppError as `getClass`, or "bad-request" for one that closes before it opens.
 */
export async function setOpening(
  store: Store,
  caller: Caller,
  id: string,
  { lesson, opensAt, closesAt }: Opening,
): Promise<void> {
  const { account } = await getClass(store, caller, id, "instructor");
  if (opensAt !== null && closesAt !== null && Date.parse(closesAt) <= Date.parse(opensAt)) {
    throw new AppError("bad-request", 400, "The lesson would close before it opens.");
  }
  // However it was written, it is kept as UTC, so that times sort as text.
  const toUtc = (time: string | null) => (time === null ? null : new Date(time).toISOString());
  const times = { opens_at: toUtc(opensAt), closes_at: toUtc(closesAt) };
  await store.transaction().execute(async (transaction) => {
    await transaction
      .insertInto("openings")
      .values({ class_id: id, lesson, ...times })
      .onConflict((conflict) => conflict.columns(["class_id", "lesson"]).doUpdateSet(times))
      .execute();
    const rows = await transaction
      .selectFrom("openings")
      .select("lesson")
      .where("class_id", "=", id)
      .execute();
    if (rows.length > mostOpenings) {
      throw new AppError("bad-request", 400, `A class has at most ${mostOpenings} lessons.`);
    }
    await writeAudit(transaction, account.id, "opening.set", id);
  });
}

/** @throws AppError as `getClass`. A lesson that is not on the plan is left as it is. */
export async function removeOpening(store: Store, caller: Caller, id: string, lesson: string): Promise<void> {
  const { account } = await getClass(store, caller, id, "instructor");
  await store.transaction().execute(async (transaction) => {
    await transaction
      .deleteFrom("openings")
      .where("class_id", "=", id)
      .where("lesson", "=", lesson)
      .execute();
    await writeAudit(transaction, account.id, "opening.delete", id);
  });
}
