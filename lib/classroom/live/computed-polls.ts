import { randomInt, randomUUID } from "node:crypto";
import { AppError } from "@/lib/contract/app-error";
import type { WidgetPollView } from "@/lib/contract/live";
import type { WidgetQuestion } from "@/lib/contract/widget-question";
import { publicPoll } from "@/lib/course/polls";
import { compileWidgetQuestion, type WidgetPoll } from "@/lib/course/widget-poll";
import type { LivePollTable, Store } from "@/lib/store/database";
import { lockRows } from "@/lib/store/lock-row";
import type { Caller } from "../accounts/caller";
import { newLiveState } from "./live-state";
import { printLiveState } from "./live-state-columns";
import { getOwnSession } from "./live-sessions";

/** Of one session: a lecture asks some ten. */
const mostComputed = 200;

/** About which widget of the lesson a question is. */
export interface WidgetPlace {
  widget: string;
  place: string | null;
}

interface ComputedPoll extends WidgetPlace {
  poll: WidgetPoll;
}

/** The question that was computed for a row; null for one of the lesson's own. */
export function readComputed({ computed }: Pick<LivePollTable, "computed">): ComputedPoll | null {
  // Written below, and by nobody else.
  return computed === null ? null : (JSON.parse(computed) as ComputedPoll);
}

function describeComputed({ poll, widget, place }: ComputedPoll): WidgetPollView {
  return { ...publicPoll(poll), widget, place };
}

/**
 * Puts a question that was computed from a widget's state into a session, as a draft. Its options are shuffled by a seed
 * of the server's own.
 *
 * @throws AppError "not-signed-in", "not-found" for a session that is not the caller's, "out-of-turn" where it has too many.
 */
export async function addComputedPoll(
  store: Store,
  caller: Caller,
  sessionId: string,
  { widget, place }: WidgetPlace,
  question: WidgetQuestion,
): Promise<WidgetPollView> {
  const { lesson } = await getOwnSession(store, caller, sessionId);
  const id = randomUUID();
  const poll = await compileWidgetQuestion(question, `asked-${id.slice(0, 8)}`, randomInt(2 ** 32));
  const computed: ComputedPoll = { poll, widget, place };
  await store.transaction().execute(async (transaction) => {
    const session = transaction.selectFrom("live_sessions").select("id").where("id", "=", sessionId);
    await lockRows(transaction, session, "update").executeTakeFirstOrThrow();
    const { count } = await transaction
      .selectFrom("live_polls")
      .select(({ fn }) => fn.countAll<number | string>().as("count"))
      .where("session_id", "=", sessionId)
      .where("computed", "is not", null)
      .executeTakeFirstOrThrow();
    if (Number(count) >= mostComputed)
      throw new AppError("out-of-turn", 409, "This session has asked enough: begin another.");
    await transaction
      .insertInto("live_polls")
      .values({
        id,
        session_id: sessionId,
        lesson,
        poll: poll.id,
        version: poll.version,
        ...printLiveState(newLiveState),
        computed: JSON.stringify(computed),
        created_at: new Date().toISOString(),
      })
      .execute();
  });
  return describeComputed(computed);
}

/** The questions that were computed in a session, without their answers, the oldest first. */
export async function listComputed(store: Store, sessionId: string): Promise<WidgetPollView[]> {
  const rows = await store
    .selectFrom("live_polls")
    .select("computed")
    .where("session_id", "=", sessionId)
    .where("computed", "is not", null)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  return rows.flatMap((row) => {
    const computed = readComputed(row);
    return computed === null ? [] : [describeComputed(computed)];
  });
}

/** A question that was computed in a session; null where it has none of this id and version. */
export async function findComputedPoll(
  store: Store,
  sessionId: string,
  id: string,
  version: string,
): Promise<WidgetPoll | null> {
  const row = await store
    .selectFrom("live_polls")
    .select("computed")
    .where("session_id", "=", sessionId)
    .where("poll", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return row === undefined ? null : (readComputed(row)?.poll ?? null);
}
