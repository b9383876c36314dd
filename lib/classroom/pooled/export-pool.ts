import Papa from "papaparse";
import { AppError } from "@/lib/contract/app-error";
import { getPoolSettings } from "@/lib/experiment/search/pool";
import type { Store } from "@/lib/store/database";
import type { Caller } from "../accounts/caller";
import { getAnyOwnSession } from "../live/live-sessions";
import { readPlan } from "./pools";

const columns = [
  "search",
  "configuration",
  "learning rate",
  "hidden units",
  "state",
  "validation loss",
  "validation accuracy",
  "epochs",
  "seconds",
  "device",
  "participant",
  "reported at",
];

/**
 * All configurations that were given out in the searches of a name, as CSV, at any moment. Configurations are numbered
 * from 1, participants in the order in which they joined; figures are as their devices reported them.
 *
 * @throws AppError "not-signed-in", or "not-found" for a session that is not the caller's or has no such search.
 */
export async function exportPool(
  store: Store,
  caller: Caller,
  sessionId: string,
  name: string,
): Promise<string> {
  await getAnyOwnSession(store, caller, sessionId);
  const rows = await store
    .selectFrom("live_pools")
    .leftJoin("live_trials", "live_trials.pool_id", "live_pools.id")
    .selectAll()
    .where("session_id", "=", sessionId)
    .where("name", "=", name)
    .orderBy("run")
    .orderBy("number")
    .execute();
  if (rows.length === 0) throw new AppError("not-found", 404, "This session has no such search.");
  const participants = await store
    .selectFrom("live_participants")
    .select("reader_id")
    .where("session_id", "=", sessionId)
    .orderBy("joined_at")
    .orderBy("reader_id")
    .execute();
  const numbers = new Map(participants.map(({ reader_id }, index) => [reader_id, index + 1]));
  const data = rows.flatMap((row) => {
    if (row.number === null) return [];
    const { learningRate, units } = getPoolSettings(readPlan(row), row.number);
    return [
      [
        row.run,
        row.number + 1,
        learningRate,
        units,
        row.state,
        row.state === "trained" && row.loss === null ? "diverged" : row.loss,
        row.accuracy,
        row.epochs,
        row.seconds,
        row.device,
        numbers.get(row.reader_id ?? "") ?? "",
        row.reported_at,
      ],
    ];
  });
  return Papa.unparse({ fields: columns, data });
}
