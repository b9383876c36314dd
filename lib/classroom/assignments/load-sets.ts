import type { AttemptRule, LateRule, SetExercise, ShowsScores } from "@/lib/contract/assignment";
import type { Store } from "@/lib/store/database";
import type { ExerciseSetTable } from "@/lib/store/assignment-tables";
import type { SetRules } from "./score";

/** A set as it is kept, for who has been let in. */
export interface LoadedSet {
  id: string;
  title: string;
  releaseAt: string;
  dueAt: string;
  late: LateRule[];
  attempts: AttemptRule;
  showsScores: ShowsScores;
  hasBoard: boolean;
  exercises: SetExercise[];
  rules: SetRules;
}

function readRow(row: ExerciseSetTable, exercises: SetExercise[]): LoadedSet {
  // Written by `writeRow` alone, after the same schema.
  const late = JSON.parse(row.late_rules) as LateRule[];
  const attempts = JSON.parse(row.attempt_rule) as AttemptRule;
  return {
    id: row.id,
    title: row.title,
    releaseAt: row.release_at,
    dueAt: row.due_at,
    late,
    attempts,
    showsScores: row.shows_scores as ShowsScores,
    hasBoard: row.has_board === 1,
    exercises,
    rules: { releaseAt: Date.parse(row.release_at), dueAt: Date.parse(row.due_at), late, attempts },
  };
}

/** The sets of a class, the one that is due first at first, each with its exercises in their order. */
export async function loadSets(store: Store, classId: string): Promise<LoadedSet[]> {
  const sets = await store
    .selectFrom("exercise_sets")
    .selectAll()
    .where("class_id", "=", classId)
    .orderBy("due_at")
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  const rows = await store
    .selectFrom("set_exercises")
    .innerJoin("exercise_sets", "exercise_sets.id", "set_exercises.set_id")
    .select(["set_exercises.id", "set_id", "lesson", "exercise", "points"])
    .where("class_id", "=", classId)
    .orderBy("position")
    .execute();
  const bySet = new Map<string, SetExercise[]>();
  for (const { set_id, ...exercise } of rows) {
    const own = bySet.get(set_id) ?? [];
    own.push(exercise);
    bySet.set(set_id, own);
  }
  return sets.map((row) => readRow(row, bySet.get(row.id) ?? []));
}
