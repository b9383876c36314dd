import type { Selectable, Transaction } from "kysely";
import { AppError } from "@/lib/contract/app-error";
import type { TrialOutcome } from "@/lib/contract/pooled";
import type { Database, Store } from "@/lib/store/database";
import { lockRows } from "@/lib/store/lock-row";
import type { LivePoolTable } from "@/lib/store/pool-tables";
import { getParticipant } from "../live/live-sessions";
import { chooseTrial } from "./choose-trial";
import { readPlan } from "./pools";

/** Milliseconds without a word from a device, after which its configuration may be given to another. */
export const trialPatience = 60_000;

export interface PoolPlace {
  sessionId: string;
  poolId: string;
}

type Pool = Selectable<LivePoolTable> & { ended_at: string | null };

/** A search of a session, held until the transaction ends: `update` lets one participant after the other take. */
async function lockPool(
  transaction: Transaction<Database>,
  { sessionId, poolId }: PoolPlace,
  lock: "share" | "update",
): Promise<Pool> {
  const query = transaction
    .selectFrom("live_pools")
    .selectAll()
    .where("id", "=", poolId)
    .where("session_id", "=", sessionId);
  const pool = await lockRows(transaction, query, lock).executeTakeFirst();
  if (pool === undefined) throw new AppError("not-found", 404, "There is no such search in this session.");
  const { ended_at } = await transaction
    .selectFrom("live_sessions")
    .select("ended_at")
    .where("id", "=", sessionId)
    .executeTakeFirstOrThrow();
  return { ...pool, ended_at };
}

function checkOpen({ is_open, ended_at }: Pool): void {
  if (is_open === 1 && ended_at === null) return;
  throw new AppError("out-of-turn", 409, "This search is closed: no more results are taken.");
}

/**
 * Gives a participant a configuration to train, or the one held already once more, for a while that begins now.
 *
 * @param now - milliseconds since 1970
 * @returns its number; null where all are taken.
 * @throws AppError "not-found" for who takes no part in the session and for a search that is none of its, "out-of-turn"
 * where it is closed.
 */
export async function takeTrial(
  store: Store,
  readerId: string | null,
  place: PoolPlace,
  now = Date.now(),
): Promise<{ number: number | null; isNew: boolean }> {
  const reader = await getParticipant(store, readerId, place.sessionId);
  return store.transaction().execute(async (transaction) => {
    const pool = await lockPool(transaction, place, "update");
    checkOpen(pool);
    const given = await transaction
      .selectFrom("live_trials")
      .select(["number", "reader_id", "state", "expires_at"])
      .where("pool_id", "=", pool.id)
      .execute();
    const number = chooseTrial(given, reader, readPlan(pool).count, now);
    if (number === null) return { number, isNew: false };
    const taken = {
      reader_id: reader,
      state: "training",
      expires_at: new Date(now + trialPatience).toISOString(),
    } as const;
    await transaction
      .insertInto("live_trials")
      .values({ pool_id: pool.id, number, ...taken })
      .onConflict((conflict) => conflict.columns(["pool_id", "number"]).doUpdateSet(taken))
      .execute();
    const before = given.find((trial) => trial.number === number);
    const isHeld = before?.reader_id === reader && before.state === "training";
    return { number, isNew: !isHeld };
  });
}

/**
 * Keeps what came of a configuration. The first result stands: the same again, or another, changes nothing.
 *
 * @param now - milliseconds since 1970
 * @throws AppError "not-found" as `takeTrial`, and for a configuration that nobody was given; "out-of-turn" where the
 * search is closed, or the configuration was given to another since.
 */
export async function reportTrial(
  store: Store,
  readerId: string | null,
  place: PoolPlace & { number: number },
  outcome: TrialOutcome,
  now = Date.now(),
): Promise<void> {
  const reader = await getParticipant(store, readerId, place.sessionId);
  await store.transaction().execute(async (transaction) => {
    const pool = await lockPool(transaction, place, "share");
    const query = transaction
      .selectFrom("live_trials")
      .select(["reader_id", "state"])
      .where("pool_id", "=", pool.id)
      .where("number", "=", place.number);
    const trial = await lockRows(transaction, query, "update").executeTakeFirst();
    if (trial === undefined) throw new AppError("not-found", 404, "Nobody was given this configuration.");
    if (trial.reader_id !== reader) {
      throw new AppError("out-of-turn", 409, "This configuration was given to another device meanwhile.");
    }
    if (trial.state !== "training") return;
    checkOpen(pool);
    const { kind, ...figures } = outcome;
    await transaction
      .updateTable("live_trials")
      .set({
        state: kind,
        ...figures,
        reported_at: kind === "trained" ? new Date(now).toISOString() : null,
      })
      .where("pool_id", "=", pool.id)
      .where("number", "=", place.number)
      .execute();
  });
}

/**
 * What a participant has done for a search, and has to do.
 *
 * @throws AppError "not-found" as `takeTrial`.
 */
export async function listOwnTrials(
  store: Store,
  readerId: string | null,
  { sessionId, poolId }: PoolPlace,
): Promise<{ trained: number[]; held: number | null }> {
  const reader = await getParticipant(store, readerId, sessionId);
  const rows = await store
    .selectFrom("live_trials")
    .innerJoin("live_pools", "live_pools.id", "live_trials.pool_id")
    .select(["number", "state"])
    .where("pool_id", "=", poolId)
    .where("session_id", "=", sessionId)
    .where("reader_id", "=", reader)
    .orderBy("number")
    .execute();
  const numbers = (state: string) => rows.filter((row) => row.state === state).map(({ number }) => number);
  return { trained: numbers("trained"), held: numbers("training")[0] ?? null };
}
