import type { GradebookCell, GradebookReply, GradebookRow, GradebookSet } from "@/lib/contract/gradebook";
import type { SetExercise } from "@/lib/contract/assignment";
import type { Store } from "@/lib/store/database";
import type { Caller } from "../accounts/caller";
import { getClass } from "../classes/class-access";
import { compareNames } from "../classes/read-class";
import { listWork, type ClassWork } from "./list-work";
import { loadSets, type LoadedSet } from "./load-sets";
import { scoreOf, type ExerciseScore } from "./score";

/** Fingerprints of the graders as they are now, by "lesson/exercise"; see `GradeTable.grader`. */
export type GraderVersions = ReadonlyMap<string, string>;

/** What a learner has for one exercise of a set, from work that was read before. */
export function scoreExercise(
  work: ClassWork,
  learner: string,
  set: LoadedSet,
  exercise: SetExercise,
): ExerciseScore {
  return scoreOf(work.find(learner, exercise), set.rules, {
    points: exercise.points,
    extendedTo: work.findExtension(learner, set.id),
    override: work.findOverride(learner, exercise.id),
  });
}

/** Hundredths of a point: what there is no score for adds nothing. */
export function sumScores(scores: readonly (number | null)[]): number {
  return scores.reduce<number>((sum, score) => sum + (score ?? 0), 0);
}

function countChanged(
  work: ClassWork,
  learners: readonly { id: string }[],
  sets: readonly LoadedSet[],
  versions: GraderVersions,
): GradebookReply["changed"] {
  const exercises = new Map(
    sets.flatMap((set) => set.exercises.map((entry) => [`${entry.lesson}/${entry.exercise}`, entry])),
  );
  return [...exercises].flatMap(([key, { lesson, exercise }]) => {
    const version = versions.get(key);
    const graded = learners.flatMap(({ id }) => work.find(id, { lesson, exercise }));
    const old = graded.filter(({ grader }) => grader !== null && version !== undefined && grader !== version);
    return old.length === 0 ? [] : [{ lesson, exercise, grades: old.length }];
  });
}

/** All scores of a class; asked for by who has been let in. */
export async function gatherGrades(
  store: Store,
  classId: string,
  versions: GraderVersions,
): Promise<Omit<GradebookReply, "ok">> {
  const sets = await loadSets(store, classId);
  const work = await listWork(store, classId);
  const learners = await store
    .selectFrom("learners")
    .select(["id", "name", "joined_at"])
    .where("class_id", "=", classId)
    .execute();
  const rows = learners.sort(compareNames).map(({ id, name, joined_at }): GradebookRow => {
    const bySet = sets.map((set) =>
      set.exercises.map((exercise): GradebookCell => {
        const score = scoreExercise(work, id, set, exercise);
        return {
          state: score.state,
          score: score.hundredths,
          isLate: score.isLate,
          isOverridden: work.findOverride(id, exercise.id) !== null,
          attempts: score.attempts,
          comments: work.countComments(id, exercise.id),
        };
      }),
    );
    const totals = bySet.map((cells) => sumScores(cells.map(({ score }) => score)));
    return {
      id,
      name,
      hasJoined: joined_at !== null,
      cells: bySet.flat(),
      totals,
      total: sumScores(totals),
    };
  });
  return {
    sets: sets.map(({ id, title, releaseAt, dueAt, showsScores, exercises }): GradebookSet => ({
      id,
      title,
      releaseAt,
      dueAt,
      showsScores,
      columns: exercises,
    })),
    rows,
    changed: countChanged(work, learners, sets, versions),
  };
}

/**
 * The gradebook of a class: learners by exercises.
 *
 * @param versions - of the graders as they are now
 * @throws AppError as `getClass`.
 */
export async function readGradebook(
  store: Store,
  caller: Caller,
  classId: string,
  versions: GraderVersions,
): Promise<Omit<GradebookReply, "ok">> {
  await getClass(store, caller, classId, "assistant");
  return gatherGrades(store, classId, versions);
}
