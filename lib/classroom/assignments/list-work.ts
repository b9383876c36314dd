import type { Store } from "@/lib/store/database";
import type { GradedSubmission } from "./score";

/** Which of a class's work is looked at; all of it without a limit. */
export interface WorkLimit {
  /** Id on the class's list. */
  learner?: string;
  set?: string;
}

/** One handing in of one learner, with the grader that graded it. */
export interface ListedSubmission extends GradedSubmission {
  grader: string | null;
}

/** What the learners of a class have handed in for exercises that are assigned to it. */
export interface ClassWork {
  /** In no order. */
  find: (learner: string, exercise: { lesson: string; exercise: string }) => readonly ListedSubmission[];
  /** The extension of a learner, milliseconds since 1970. */
  findExtension: (learner: string, set: string) => number | null;
  /** Hundredths of a point. */
  findOverride: (learner: string, setExercise: string) => number | null;
  countComments: (learner: string, setExercise: string) => number;
}

async function listSubmissions(store: Store, classId: string, { learner, set }: WorkLimit) {
  return store
    .selectFrom("submissions")
    .innerJoin("learners", "learners.reader_id", "submissions.reader_id")
    .leftJoin("grades", "grades.submission_id", "submissions.id")
    .select([
      "submissions.id",
      "learners.id as learner",
      "lesson",
      "exercise",
      "received_at",
      "grades.submission_id as graded",
      "score",
      "grader",
    ])
    .where("learners.class_id", "=", classId)
    .$if(learner !== undefined, (query) => query.where("learners.id", "=", learner ?? ""))
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom("set_exercises")
          .innerJoin("exercise_sets", "exercise_sets.id", "set_exercises.set_id")
          .select("set_exercises.id")
          .where("exercise_sets.class_id", "=", classId)
          .$if(set !== undefined, (query) => query.where("exercise_sets.id", "=", set ?? ""))
          .whereRef("set_exercises.lesson", "=", "submissions.lesson")
          .whereRef("set_exercises.exercise", "=", "submissions.exercise"),
      ),
    )
    .execute();
}

/** Reads what a class has handed in, without the evidence, and what those who teach it have added. */
export async function listWork(store: Store, classId: string, limit: WorkLimit = {}): Promise<ClassWork> {
  const byCell = new Map<string, ListedSubmission[]>();
  for (const row of await listSubmissions(store, classId, limit)) {
    const key = `${row.learner} ${row.lesson}/${row.exercise}`;
    const own = byCell.get(key) ?? [];
    own.push({
      id: row.id,
      receivedAt: Date.parse(row.received_at),
      grade: row.graded === null ? "waiting" : row.score,
      grader: row.grader,
    });
    byCell.set(key, own);
  }
  const extensions = await store
    .selectFrom("set_extensions")
    .innerJoin("learners", "learners.id", "set_extensions.learner_id")
    .select(["set_id", "learner_id", "due_at"])
    .where("class_id", "=", classId)
    .execute();
  const overrides = await store
    .selectFrom("score_overrides")
    .innerJoin("learners", "learners.id", "score_overrides.learner_id")
    .select(["set_exercise_id", "learner_id", "hundredths"])
    .where("class_id", "=", classId)
    .execute();
  const comments = await store
    .selectFrom("score_comments")
    .innerJoin("learners", "learners.id", "score_comments.learner_id")
    .select(["set_exercise_id", "learner_id"])
    .select(({ fn }) => fn.countAll<string | number>().as("count"))
    .where("class_id", "=", classId)
    .groupBy(["set_exercise_id", "learner_id"])
    .execute();
  const extended = new Map(
    extensions.map((row) => [`${row.learner_id} ${row.set_id}`, Date.parse(row.due_at)]),
  );
  const overridden = new Map(
    overrides.map((row) => [`${row.learner_id} ${row.set_exercise_id}`, row.hundredths]),
  );
  const commented = new Map(
    comments.map((row) => [`${row.learner_id} ${row.set_exercise_id}`, Number(row.count)]),
  );
  return {
    find: (learner, { lesson, exercise }) => byCell.get(`${learner} ${lesson}/${exercise}`) ?? [],
    findExtension: (learner, set) => extended.get(`${learner} ${set}`) ?? null,
    findOverride: (learner, setExercise) => overridden.get(`${learner} ${setExercise}`) ?? null,
    countComments: (learner, setExercise) => commented.get(`${learner} ${setExercise}`) ?? 0,
  };
}

/** How many learners of a class have handed in something for each set since its release; sets with none are left out. */
export async function countHandedIn(store: Store, classId: string): Promise<Map<string, number>> {
  const rows = await store
    .selectFrom("exercise_sets")
    .innerJoin("set_exercises", "set_exercises.set_id", "exercise_sets.id")
    .innerJoin("submissions", (join) =>
      join
        .onRef("submissions.lesson", "=", "set_exercises.lesson")
        .onRef("submissions.exercise", "=", "set_exercises.exercise")
        .onRef("submissions.received_at", ">=", "exercise_sets.release_at"),
    )
    .innerJoin("learners", (join) =>
      join
        .onRef("learners.reader_id", "=", "submissions.reader_id")
        .onRef("learners.class_id", "=", "exercise_sets.class_id"),
    )
    .select("exercise_sets.id")
    .select(({ fn }) => fn.count<string | number>("learners.id").distinct().as("count"))
    .where("exercise_sets.class_id", "=", classId)
    .groupBy("exercise_sets.id")
    .execute();
  return new Map(rows.map(({ id, count }) => [id, Number(count)]));
}
