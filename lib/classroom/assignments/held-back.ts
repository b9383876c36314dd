import type { Store } from "@/lib/store/database";

/**
 * The exercises of a lesson whose scores are kept from a reader for now, each with the moment since which what was handed
 * in counts: those that are assigned with scores after the due time, while that has not come for this reader.
 *
 * @param now - milliseconds since 1970
 * @returns ISO 8601, UTC, by the exercise's id
 */
export async function listHeldBack(
  store: Store,
  readerId: string,
  lesson: string,
  now = Date.now(),
): Promise<Map<string, string>> {
  const at = new Date(now).toISOString();
  const rows = await store
    .selectFrom("learners")
    .innerJoin("classes", "classes.id", "learners.class_id")
    .innerJoin("exercise_sets", "exercise_sets.class_id", "classes.id")
    .innerJoin("set_exercises", "set_exercises.set_id", "exercise_sets.id")
    .leftJoin("set_extensions", (join) =>
      join
        .onRef("set_extensions.set_id", "=", "exercise_sets.id")
        .onRef("set_extensions.learner_id", "=", "learners.id"),
    )
    .select(["exercise", "release_at"])
    .where("reader_id", "=", readerId)
    .where("lesson", "=", lesson)
    .where("archived_at", "is", null)
    .where("shows_scores", "=", "after-due")
    .where("release_at", "<=", at)
    .where((where) =>
      where.or([where("exercise_sets.due_at", ">=", at), where("set_extensions.due_at", ">=", at)]),
    )
    .orderBy("release_at", "desc")
    .execute();
  // Of two sets with the same exercise the earlier one holds back more.
  return new Map(rows.map(({ exercise, release_at }) => [exercise, release_at]));
}
