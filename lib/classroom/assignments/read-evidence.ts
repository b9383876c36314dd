import { AppError } from "@/lib/contract/app-error";
import type { CommentView, EvidenceReply, SubmissionView } from "@/lib/contract/gradebook";
import type { SetExercise } from "@/lib/contract/assignment";
import type { Store } from "@/lib/store/database";
import type { Caller } from "../accounts/caller";
import { getClass } from "../classes/class-access";
import type { Exercise } from "../grading/exercise";
import { getLearnerOf } from "./extensions";
import { scoreExercise } from "./gradebook";
import { listWork } from "./list-work";
import { loadSets, type LoadedSet } from "./load-sets";
import { readMessage, viewEvidence } from "./view-evidence";

/** One cell of the gradebook: an entry of the class's list, and an exercise in a set of the class. */
export interface CellPlace {
  learner: string;
  /** The exercise's id in its set. */
  exercise: string;
}

/** @throws AppError "not-found" where the class has no such exercise assigned. */
export async function getSetExercise(
  store: Store,
  classId: string,
  exerciseId: string,
): Promise<{ set: LoadedSet; exercise: SetExercise }> {
  for (const set of await loadSets(store, classId)) {
    const exercise = set.exercises.find(({ id }) => id === exerciseId);
    if (exercise !== undefined) return { set, exercise };
  }
  throw new AppError("not-found", 404, "This exercise is not assigned to the class any more.");
}

/** What was written to a learner about an exercise, in its order. */
export async function listComments(store: Store, place: CellPlace): Promise<CommentView[]> {
  return store
    .selectFrom("score_comments")
    .leftJoin("users", "users.id", "score_comments.user_id")
    .select(["score_comments.id", "text", "users.name as by", "score_comments.created_at as at"])
    .where("learner_id", "=", place.learner)
    .where("set_exercise_id", "=", place.exercise)
    .orderBy("score_comments.created_at")
    .orderBy("score_comments.id")
    .execute();
}

/** The most submissions that are shown of one learner; all of them count. */
const mostShown = 30;

/**
 * All that is behind one cell of the gradebook.
 *
 * @param findExercise - an exercise of the course, for the words in it
 * @throws AppError as `getClass`, or "not-found" for a learner or an exercise of elsewhere.
 */
export async function readEvidence(
  store: Store,
  caller: Caller,
  classId: string,
  place: CellPlace,
  findExercise: (lesson: string, exercise: string) => Exercise | null,
): Promise<Omit<EvidenceReply, "ok">> {
  await getClass(store, caller, classId, "assistant");
  const learner = await getLearnerOf(store, classId, place.learner);
  const { set, exercise } = await getSetExercise(store, classId, place.exercise);
  const work = await listWork(store, classId, { learner: learner.id, set: set.id });
  const score = scoreExercise(work, learner.id, set, exercise);
  const shown = score.credits.toReversed().slice(0, mostShown);
  const rows = await store
    .selectFrom("submissions")
    .leftJoin("grades", "grades.submission_id", "submissions.id")
    .select(["submissions.id", "evidence", "received_at", "report", "graded_at"])
    .where("submissions.id", "in", ["", ...shown.map(({ id }) => id)])
    .execute();
  const best = score.credits.find(
    ({ hundredths }) => hundredths !== null && hundredths === score.computed,
  )?.id;
  const known = findExercise(exercise.lesson, exercise.exercise);
  const submissions = shown.flatMap((credit): SubmissionView[] => {
    const row = rows.find(({ id }) => id === credit.id);
    if (row === undefined) return [];
    const report = row.report === null ? null : (JSON.parse(row.report) as unknown);
    return [
      {
        id: credit.id,
        receivedAt: row.received_at,
        attempt: credit.attempt,
        lateShare: credit.lateShare,
        attemptShare: credit.attemptShare,
        grade: credit.grade,
        hundredths: credit.hundredths,
        isBest: credit.id === best,
        message: readMessage(report),
        gradedAt: row.graded_at,
        evidence: viewEvidence(JSON.parse(row.evidence), report, known),
      },
    ];
  });
  const override = await store
    .selectFrom("score_overrides")
    .leftJoin("users", "users.id", "score_overrides.user_id")
    .select(["hundredths", "reason", "users.name as by", "score_overrides.created_at as at"])
    .where("learner_id", "=", learner.id)
    .where("set_exercise_id", "=", exercise.id)
    .executeTakeFirst();
  const extendedTo = work.findExtension(learner.id, set.id);
  return {
    learner,
    set: {
      id: set.id,
      title: set.title,
      dueAt: set.dueAt,
      extendedTo: extendedTo === null ? null : new Date(extendedTo).toISOString(),
    },
    column: exercise,
    score: score.hundredths,
    computed: score.computed,
    state: score.state,
    override: override ?? null,
    submissions,
    comments: await listComments(store, { learner: learner.id, exercise: exercise.id }),
  };
}
