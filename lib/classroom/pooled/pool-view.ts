import type { Selectable } from "kysely";
import type { PoolResult, PoolView, TrialDevice } from "@/lib/contract/pooled";
import type { Store } from "@/lib/store/database";
import type { LivePoolTable, LiveTrialTable } from "@/lib/store/pool-tables";
import { readPlan } from "./pools";

/** Figures enough for any screen: the whole ones are in the export. */
const round = (value: number | null) => (value === null ? null : Number(value.toPrecision(4)));

function describeResult(row: Selectable<LiveTrialTable>): PoolResult {
  const { number, loss, accuracy, seconds, device } = row;
  return [number, round(loss), round(accuracy), round(seconds) ?? 0, (device ?? "computer") as TrialDevice];
}

/** The newest search of each name. */
function findNewest(pools: readonly Selectable<LivePoolTable>[]): Selectable<LivePoolTable>[] {
  return pools.filter(({ name, run }) => pools.every((other) => other.name !== name || other.run <= run));
}

/**
 * The searches of a session as everybody in it may see them; of each name the newest.
 *
 * @param now - milliseconds since 1970
 */
export async function describePools(store: Store, sessionId: string, now: number): Promise<PoolView[]> {
  const rows = await store
    .selectFrom("live_pools")
    .innerJoin("live_sessions", "live_sessions.id", "live_pools.session_id")
    .selectAll("live_pools")
    .select("live_sessions.ended_at")
    .where("session_id", "=", sessionId)
    .orderBy("live_pools.created_at")
    .orderBy("live_pools.id")
    .execute();
  const ended = rows[0]?.ended_at != null;
  const pools: PoolView[] = [];
  for (const pool of findNewest(rows)) {
    const trials = await store
      .selectFrom("live_trials")
      .selectAll()
      .where("pool_id", "=", pool.id)
      .orderBy("number")
      .execute();
    const isOpen = pool.is_open === 1 && !ended;
    const inTraining = trials.filter(
      ({ state, expires_at }) => state === "training" && Date.parse(expires_at) > now,
    );
    pools.push({
      id: pool.id,
      name: pool.name,
      run: pool.run,
      plan: readPlan(pool),
      isOpen,
      training: isOpen ? inTraining.length : 0,
      results: trials.filter(({ state }) => state === "trained").map(describeResult),
    });
  }
  return pools;
}

/**
 * When the view of a session's searches changes by itself: a device is given up on. Milliseconds since 1970; null if never.
 *
 * @param now - milliseconds since 1970
 */
export async function findNextExpiry(
  store: Store,
  sessionId: string,
  now = Date.now(),
): Promise<number | null> {
  const row = await store
    .selectFrom("live_trials")
    .innerJoin("live_pools", "live_pools.id", "live_trials.pool_id")
    .select("expires_at")
    .where("session_id", "=", sessionId)
    .where("is_open", "=", 1)
    .where("state", "=", "training")
    .where("expires_at", ">", new Date(now).toISOString())
    .orderBy("expires_at")
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : Date.parse(row.expires_at);
}
