import type { Selectable } from "kysely";
import { AppError } from "@/lib/contract/app-error";
import type { LiveAnswer, LivePollView, LiveView } from "@/lib/contract/live";
import type { CompiledPoll, NumberPoll } from "@/lib/course/polls";
import type { LivePollTable, Store } from "@/lib/store/database";
import { findReach } from "../judge-answer";
import { describePools } from "../pooled/pool-view";
import { printTolerance } from "../poll-results";
import { findOldestPairing } from "./find-remote";
import { analyseRounds, countRounds } from "./live-results";
import { readLiveState } from "./live-state-columns";
import { readComputed } from "./computed-polls";
import { settleLiveState } from "./live-state";

function describeNumber(poll: NumberPoll): LiveAnswer["number"] {
  const withReach = (value: number) => ({ value, reach: findReach(value, poll.tolerance) });
  return {
    ...withReach(poll.value),
    tolerance: printTolerance(poll),
    replies: poll.replies.map(({ value, replyHtml }) => ({ ...withReach(value), html: replyHtml })),
  };
}

function describeAnswer(poll: CompiledPoll): LiveAnswer {
  return {
    explanationHtml: poll.explanationHtml,
    options:
      poll.kind === "number"
        ? []
        : poll.options.map(({ id, correct, replyHtml }) => ({ id, correct, replyHtml })),
    number: poll.kind === "number" ? describeNumber(poll) : null,
  };
}

async function describeLivePoll(
  store: Store,
  row: Selectable<LivePollTable>,
  poll: CompiledPoll,
  now: number,
): Promise<LivePollView> {
  const state = settleLiveState(readLiveState(row), now);
  const counts = await countRounds(store, poll, row.id);
  const analysis = state.barsShown ? await analyseRounds(store, poll, row.id) : null;
  return {
    id: row.id,
    poll: poll.id,
    version: poll.version,
    state,
    voters: counts.find(({ round }) => round === state.round)?.voters ?? 0,
    rounds: state.barsShown ? counts : null,
    flows: analysis?.at(-1)?.flows ?? null,
    answer: state.answerShown ? describeAnswer(poll) : null,
  };
}

/**
 * A session as everybody in it may see it at a moment: neither bars nor the right answer before their reveal.
 *
 * @param findPoll - the session's poll of an id and version; null where the lesson has it no more
 * @param now - milliseconds since 1970
 * @throws AppError "not-found".
 */
export async function describeLiveSession(
  store: Store,
  sessionId: string,
  findPoll: (lesson: string, id: string, version: string) => Promise<CompiledPoll | null>,
  now = Date.now(),
): Promise<LiveView> {
  const session = await store
    .selectFrom("live_sessions")
    .leftJoin("live_remotes", "live_remotes.session_id", "live_sessions.id")
    .select(["lesson", "created_at", "ended_at", "slide", "turn", "paired_at"])
    .where("id", "=", sessionId)
    .executeTakeFirst();
  if (session === undefined) throw new AppError("not-found", 404, "There is no such session.");
  const { participants } = await store
    .selectFrom("live_participants")
    .select(({ fn }) => fn.countAll<number | string>().as("participants"))
    .where("session_id", "=", sessionId)
    .executeTakeFirstOrThrow();
  const rows = await store
    .selectFrom("live_polls")
    .selectAll()
    .where("session_id", "=", sessionId)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  const polls: LivePollView[] = [];
  for (const row of rows) {
    const poll = readComputed(row)?.poll ?? (await findPoll(row.lesson, row.poll, row.version));
    if (poll !== null) polls.push(await describeLivePoll(store, row, poll, now));
  }
  const isRemote = session.paired_at !== null && session.paired_at > findOldestPairing(now);
  return {
    lesson: session.lesson,
    participants: Number(participants),
    ended: session.ended_at !== null,
    startedAt: session.created_at,
    place: session.slide === null ? null : { slide: session.slide, turn: session.turn },
    remoteSince: isRemote ? session.paired_at : null,
    polls,
    pools: await describePools(store, sessionId, now),
  };
}
