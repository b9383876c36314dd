import { AppError } from "@/lib/contract/app-error";
import type { AskedQuestion, AskedRound, ClassSession, ClassSessionReply } from "@/lib/contract/class-live";
import { CONTENT_ROOT } from "@/lib/course/paths";
import { publicPoll, type CompiledPoll } from "@/lib/course/polls";
import type { Store } from "@/lib/store/database";
import type { Caller } from "../accounts/caller";
import { getClass } from "../classes/class-access";
import { findPoll } from "../find-poll";
import { readComputed } from "./computed-polls";
import { isRightAnswer, listRoundAnswers, type RoundAnswer } from "./live-results";
import { readLiveState } from "./live-state-columns";
import { settleLiveState } from "./live-state";

/** Sessions in a list. */
const mostSessions = 50;
/** A session that nobody has ended is taken for over after so many milliseconds. */
const longestSession = 12 * 60 * 60 * 1000;

/**
 * The live sessions of a class, the newest first.
 *
 * @throws AppError as `getClass`.
 */
export async function listClassSessions(
  store: Store,
  caller: Caller,
  classId: string,
): Promise<ClassSession[]> {
  await getClass(store, caller, classId, "assistant");
  const rows = await store
    .selectFrom("live_sessions")
    .innerJoin("users", "users.id", "presenter_id")
    .select(["live_sessions.id", "lesson", "users.name as presenter", "ended_at as endedAt"])
    .select("live_sessions.created_at as startedAt")
    .select((select) => [
      select
        .selectFrom("live_participants")
        .whereRef("session_id", "=", "live_sessions.id")
        .select(({ fn }) => fn.countAll<string | number>().as("count"))
        .as("participants"),
      select
        .selectFrom("live_participants")
        .innerJoin("learners", "learners.reader_id", "live_participants.reader_id")
        .whereRef("session_id", "=", "live_sessions.id")
        .whereRef("learners.class_id", "=", "live_sessions.class_id")
        .select(({ fn }) => fn.countAll<string | number>().as("count"))
        .as("members"),
    ])
    .where("class_id", "=", classId)
    .orderBy("live_sessions.created_at", "desc")
    .limit(mostSessions)
    .execute();
  return rows.map((row) => ({
    ...row,
    participants: Number(row.participants),
    members: Number(row.members),
  }));
}

function countRound(
  round: number,
  poll: CompiledPoll,
  answers: readonly RoundAnswer[],
  members: ReadonlySet<string>,
): AskedRound {
  const right = answers.filter((answer) => isRightAnswer(poll, answer));
  const count = (given: readonly RoundAnswer[]) =>
    given.filter(({ readerId }) => members.has(readerId)).length;
  return {
    round,
    voters: answers.length,
    right: right.length,
    memberVoters: count(answers),
    memberRight: count(right),
  };
}

/**
 * The questions of a class's session, with the share of right answers in each round that is over. Whose answer is
 * which is not told: a session's answers carry no name.
 *
 * @param now - milliseconds since 1970
 * @throws AppError as `getClass`, also where the session is none of the class.
 */
export async function readClassSession(
  store: Store,
  caller: Caller,
  classId: string,
  sessionId: string,
  { root = CONTENT_ROOT, now = Date.now() } = {},
): Promise<Omit<ClassSessionReply, "ok">> {
  await getClass(store, caller, classId, "assistant");
  const session = await store
    .selectFrom("live_sessions")
    .select("id")
    .where("id", "=", sessionId)
    .where("class_id", "=", classId)
    .executeTakeFirst();
  if (session === undefined) throw new AppError("not-found", 404, "This class has had no such session.");
  const learners = await store
    .selectFrom("learners")
    .select("reader_id")
    .where("class_id", "=", classId)
    .execute();
  const members = new Set(learners.flatMap(({ reader_id }) => reader_id ?? []));
  const asked = await store
    .selectFrom("live_polls")
    .selectAll()
    .where("session_id", "=", sessionId)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  const questions: AskedQuestion[] = [];
  let edited = 0;
  for (const row of asked) {
    const poll = readComputed(row)?.poll ?? (await findPoll(row.lesson, row.poll, row.version, root));
    if (poll === null) {
      edited += 1;
      continue;
    }
    const state = settleLiveState(readLiveState(row), now);
    const answers = (await listRoundAnswers(store, row.id)).filter(
      ({ round }) => state.phase !== "open" || round !== state.round,
    );
    const rounds = [...new Set(answers.map(({ round }) => round))].map((round) =>
      countRound(
        round,
        poll,
        answers.filter((answer) => answer.round === round),
        members,
      ),
    );
    questions.push({ id: row.id, poll: publicPoll(poll), rounds });
  }
  return { questions, edited };
}

/**
 * The session that each of some classes has just now: where there are several, the one that was begun last.
 *
 * @param now - milliseconds since 1970
 */
export async function findLiveSessions(
  store: Store,
  classIds: readonly string[],
  now = Date.now(),
): Promise<Map<string, { lesson: string; joinCode: string }>> {
  if (classIds.length === 0) return new Map();
  const rows = await store
    .selectFrom("live_sessions")
    .select(["class_id", "lesson", "join_code as joinCode"])
    .where("class_id", "in", classIds)
    .where("ended_at", "is", null)
    .where("created_at", ">", new Date(now - longestSession).toISOString())
    .orderBy("created_at")
    .execute();
  return new Map(rows.flatMap(({ class_id, ...live }) => (class_id === null ? [] : [[class_id, live]])));
}
