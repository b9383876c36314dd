import { randomUUID } from "node:crypto";
import type { Selectable, Transaction } from "kysely";
import { AppError } from "@/lib/contract/app-error";
import type { PoolCommand, PoolPlan } from "@/lib/contract/pooled";
import { makePoolExperiment, getPoolSettings } from "@/lib/experiment/search/pool";
import type { Database, Store } from "@/lib/store/database";
import { lockRows } from "@/lib/store/lock-row";
import type { LivePoolTable } from "@/lib/store/pool-tables";
import type { Caller } from "../accounts/caller";
import { getAnyOwnSession } from "../live/live-sessions";

/** A plan as its row holds it: it was checked when it was written. */
export function readPlan({ plan }: Pick<LivePoolTable, "plan">): PoolPlan {
  return JSON.parse(plan) as PoolPlan;
}

function checkPlan(plan: PoolPlan): void {
  try {
    makePoolExperiment(plan, getPoolSettings(plan, 0));
  } catch (error) {
    throw new AppError("bad-request", 400, "This search names data that there is not.", { cause: error });
  }
}

/** Takes no more results in any search of a session. */
async function closePools(transaction: Transaction<Database>, sessionId: string): Promise<void> {
  await transaction
    .updateTable("live_pools")
    .set({ is_open: 0 })
    .where("session_id", "=", sessionId)
    .execute();
}

/** The newest search of a name in a session, held until the transaction ends. */
async function lockNewestPool(
  transaction: Transaction<Database>,
  sessionId: string,
  name: string,
): Promise<Selectable<LivePoolTable> | undefined> {
  const query = transaction
    .selectFrom("live_pools")
    .selectAll()
    .where("session_id", "=", sessionId)
    .where("name", "=", name)
    .orderBy("run", "desc")
    .limit(1);
  return lockRows(transaction, query, "update").executeTakeFirst();
}

async function openPool(
  transaction: Transaction<Database>,
  sessionId: string,
  name: string,
  run: number,
  plan: PoolPlan,
): Promise<void> {
  await transaction
    .insertInto("live_pools")
    .values({
      id: randomUUID(),
      session_id: sessionId,
      name,
      run,
      plan: JSON.stringify(plan),
      is_open: 1,
      created_at: new Date().toISOString(),
    })
    // Begun in two windows at once: both mean the same search.
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/**
 * Does what the presenter asks of the search of a name. One search of a session takes results at a time.
 *
 * @throws AppError "not-signed-in", "not-found" for a session that is not the caller's or is over, "out-of-turn" for a
 * command to a search that was not begun, "bad-request" for a plan that cannot be trained.
 */
export async function commandPool(
  store: Store,
  caller: Caller,
  sessionId: string,
  name: string,
  command: PoolCommand,
): Promise<void> {
  const session = await getAnyOwnSession(store, caller, sessionId);
  if (session.isOver) throw new AppError("not-found", 404, "There is no such session, or it is over.");
  if (command.do === "start") checkPlan(command.plan);
  await store.transaction().execute(async (transaction) => {
    const newest = await lockNewestPool(transaction, sessionId, name);
    if (command.do === "start") {
      await closePools(transaction, sessionId);
      await openPool(transaction, sessionId, name, (newest?.run ?? 0) + 1, command.plan);
      return;
    }
    if (newest === undefined) throw new AppError("out-of-turn", 409, "This search was not begun.");
    await closePools(transaction, sessionId);
    if (command.do === "stop") return;
    await transaction.updateTable("live_pools").set({ is_open: 1 }).where("id", "=", newest.id).execute();
  });
}
