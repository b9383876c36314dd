import type { LearnerReading, ReadingPlace, StuckReason } from "@/lib/contract/class-reading";
import { CONTENT_ROOT } from "@/lib/course/paths";
import type { Store } from "@/lib/store/database";
import type { Caller } from "../accounts/caller";
import { gatherByPoll, judgeHistory, listHistories, type AnswerHistory } from "./answer-histories";
import { getClass } from "./class-access";
import { listQuestionsOf } from "./course-questions";
import { countWrong, findLeftLesson, gatherShares } from "./find-stuck";
import { compareNames } from "./read-class";

export interface ClassReading {
  /** Those who have joined, by name. */
  learners: (LearnerReading & { joinedAt: string })[];
  notJoined: number;
}

interface ReadingOptions {
  root?: string;
  /** Milliseconds since 1970. */
  now?: number;
}

async function listPlaces(store: Store, classId: string): Promise<Map<string, ReadingPlace[]>> {
  const rows = await store
    .selectFrom("learners")
    .innerJoin("reading", "reading.reader_id", "learners.reader_id")
    .select(["learners.id", "lesson", "read", "reached", "sections", "advanced_at as at"])
    .where("class_id", "=", classId)
    .execute();
  const places = new Map<string, ReadingPlace[]>();
  for (const { id, ...place } of rows) {
    const own = places.get(id) ?? [];
    own.push(place);
    places.set(id, own);
  }
  return places;
}

/** The questions that each learner has answered wrong again and again. */
async function findStuckQuestions(
  histories: readonly AnswerHistory[],
  root: string,
): Promise<Map<string, StuckReason[]>> {
  const questions = await listQuestionsOf(new Set(histories.map(({ lesson }) => lesson)), root);
  const reasons = new Map<string, StuckReason[]>();
  const byPoll = gatherByPoll(histories);
  for (const { lesson, number, poll } of questions) {
    for (const history of byPoll.list(lesson, poll)) {
      const wrong = countWrong(judgeHistory(poll, history));
      if (wrong === 0) continue;
      const { learner, hasSeenAnswer } = history;
      const reason = { kind: "question" as const, lesson, poll: poll.id, number, wrong, hasSeenAnswer };
      reasons.set(learner, [...(reasons.get(learner) ?? []), reason]);
    }
  }
  return reasons;
}

/** What a class has read, and who may need help; asked for by who has been let in. */
export async function gatherReading(
  store: Store,
  classId: string,
  { root = CONTENT_ROOT, now = Date.now() }: ReadingOptions = {},
): Promise<ClassReading> {
  const list = await store
    .selectFrom("learners")
    .select(["id", "name", "joined_at as joinedAt"])
    .where("class_id", "=", classId)
    .execute();
  const places = await listPlaces(store, classId);
  const shares = gatherShares([...places.values()]);
  const questions = await findStuckQuestions(
    await listHistories(store, classId, { onlyReplaced: true }),
    root,
  );
  const learners = list
    .flatMap(({ joinedAt, ...learner }) => (joinedAt === null ? [] : [{ ...learner, joinedAt }]))
    .sort(compareNames)
    .map((learner) => {
      const own = places.get(learner.id) ?? [];
      const left = findLeftLesson(own, shares, now);
      const stuck = [...(left === null ? [] : [left]), ...(questions.get(learner.id) ?? [])];
      return { ...learner, places: own, stuck };
    });
  return { learners, notJoined: list.length - learners.length };
}

/**
 * What each learner of a class has read, and who may need help, by name.
 *
 * @throws AppError as `getClass`.
 */
export async function readReading(
  store: Store,
  caller: Caller,
  id: string,
  options: ReadingOptions = {},
): Promise<ClassReading> {
  await getClass(store, caller, id, "assistant");
  return gatherReading(store, id, options);
}
