import type { Store } from "@/lib/store/database";
import { noteScore } from "../lti/queue-grade";
import { scoreExercise } from "./gradebook";
import { listWork, type ClassWork } from "./list-work";
import { loadSets, type LoadedSet } from "./load-sets";
import { findDue } from "./score";

/** A learner's place in a column of a platform's gradebook. */
interface Column {
  placement: string;
  subject: string;
  reader: string;
  /** On the class's list. */
  learner: string;
  lesson: string;
  exercise: string;
  /** As it was last noted. */
  score: number | null;
}

async function listColumns(store: Store): Promise<Map<string, Column[]>> {
  const rows = await store
    .selectFrom("lti_grades")
    .innerJoin("lti_placements", "lti_placements.id", "lti_grades.placement_id")
    .innerJoin("lti_contexts", "lti_contexts.id", "lti_placements.context_id")
    .innerJoin("learners", (join) =>
      join
        .onRef("learners.reader_id", "=", "lti_grades.reader_id")
        .onRef("learners.class_id", "=", "lti_contexts.class_id"),
    )
    .select([
      "learners.class_id as class",
      "placement_id as placement",
      "subject",
      "lti_grades.reader_id as reader",
      "learners.id as learner",
      "lesson",
      "item as exercise",
      "score",
    ])
    .where("kind", "=", "exercise")
    .where("lineitem", "is not", null)
    .execute();
  const byClass = new Map<string, Column[]>();
  for (const { class: classId, ...column } of rows)
    byClass.set(classId, [...(byClass.get(classId) ?? []), column]);
  return byClass;
}

/** The best grade of what a reader has handed in, from 0 to 1; null without one. */
async function findBestGrade(store: Store, { reader, lesson, exercise }: Column): Promise<number | null> {
  const { best } = await store
    .selectFrom("submissions")
    .innerJoin("grades", "grades.submission_id", "submissions.id")
    .select(({ fn }) => fn.max("score").as("best"))
    .where("submissions.reader_id", "=", reader)
    .where("lesson", "=", lesson)
    .where("exercise", "=", exercise)
    .executeTakeFirstOrThrow();
  return best;
}

/**
 * What a learner has for an assigned exercise, as a share of its points: the best of the sets it is in. Null where there is
 * nothing yet, or the set keeps its scores until it is due.
 */
function findShare(work: ClassWork, sets: readonly LoadedSet[], column: Column, now: number): number | null {
  const shares = sets.flatMap((set) => {
    const extended = work.findExtension(column.learner, set.id);
    const isHeldBack = set.showsScores === "after-due" && now <= findDue(set.rules, extended);
    return set.exercises
      .filter(({ lesson, exercise }) => lesson === column.lesson && exercise === column.exercise)
      .flatMap((exercise) => {
        const { hundredths } = scoreExercise(work, column.learner, set, exercise);
        // A score by hand may be more than the points; a platform takes no more than all of them.
        return hundredths === null || isHeldBack ? [] : [Math.min(1, hundredths / (100 * exercise.points))];
      });
  });
  return shares.length === 0 ? null : Math.max(...shares);
}

async function note(store: Store, { placement, subject }: Column, score: number, now: number): Promise<void> {
  await store
    .updateTable("lti_grades")
    .set(noteScore(score, new Date(now).toISOString()))
    .where("placement_id", "=", placement)
    .where("subject", "=", subject)
    .execute();
}

/**
 * Notes what learners have for exercises to which a learning platform links, where that has changed; `sendDueGrades` sends it. It
 * is computed anew from all that decides it, so that a grade, a score by hand, a regrade, an extension and the due time need
 * not each think of it.
 *
 * An assigned exercise counts as its set says; one that is not assigned, or not yet, by its best grade.
 *
 * @param now - milliseconds since 1970
 */
export async function notePlatformScores(store: Store, now = Date.now()): Promise<void> {
  for (const [classId, columns] of await listColumns(store)) {
    const released = (await loadSets(store, classId)).filter(({ rules }) => rules.releaseAt <= now);
    const work = await listWork(store, classId);
    for (const column of columns) {
      const sets = released.filter(({ exercises }) =>
        exercises.some(({ lesson, exercise }) => lesson === column.lesson && exercise === column.exercise),
      );
      const score =
        sets.length === 0 ? await findBestGrade(store, column) : findShare(work, sets, column, now);
      if (score !== null && score !== column.score) await note(store, column, score, now);
    }
  }
}
