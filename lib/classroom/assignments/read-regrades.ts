import type { RegradeEffect, RegradeView } from "@/lib/contract/gradebook";
import type { Store } from "@/lib/store/database";
import type { Caller } from "../accounts/caller";
import { getClass } from "../classes/class-access";
import { compareNames } from "../classes/read-class";
import { listWork, type ClassWork } from "./list-work";
import { loadSets, type LoadedSet } from "./load-sets";
import { scoreOf, type GradedSubmission } from "./score";

/** How many are shown; older ones are in the audit log alone. */
const mostShown = 20;

interface Result {
  oldScore: number | null;
  score: number | null;
  isDone: boolean;
}

/** Work with the grades of a regrade: as they were before it, or as they are after it. */
function replaceGrades(
  submissions: readonly GradedSubmission[],
  results: ReadonlyMap<string, Result>,
  when: "before" | "after",
): GradedSubmission[] {
  return submissions.map((submission) => {
    const result = results.get(submission.id);
    if (result === undefined) return submission;
    // Where the graders could not tell any more, the old grade stays.
    const after = result.isDone ? (result.score ?? result.oldScore) : result.oldScore;
    return { ...submission, grade: when === "before" ? result.oldScore : after };
  });
}

function listEffects(
  { lesson, exercise }: { lesson: string; exercise: string },
  results: ReadonlyMap<string, Result>,
  sets: readonly LoadedSet[],
  work: ClassWork,
  learners: readonly { id: string; name: string }[],
): RegradeEffect[] {
  return learners.flatMap(({ id, name }) =>
    sets.flatMap((set) => {
      const entry = set.exercises.find((each) => each.lesson === lesson && each.exercise === exercise);
      if (entry === undefined) return [];
      const rules = {
        points: entry.points,
        extendedTo: work.findExtension(id, set.id),
        override: work.findOverride(id, entry.id),
      };
      const [before, after] = (["before", "after"] as const).map(
        (when) => scoreOf(replaceGrades(work.find(id, entry), results, when), set.rules, rules).hundredths,
      );
      return before === after
        ? []
        : [{ learner: id, name, set: set.title, before: before ?? null, after: after ?? null }];
    }),
  );
}

/**
 * The regrades of a class, the newest first, with what they do to whose score.
 *
 * @throws AppError as `getClass`.
 */
export async function readRegrades(store: Store, caller: Caller, classId: string): Promise<RegradeView[]> {
  await getClass(store, caller, classId, "assistant");
  const rows = await store
    .selectFrom("regrades")
    .selectAll()
    .where("class_id", "=", classId)
    .orderBy("created_at", "desc")
    .limit(mostShown)
    .execute();
  if (rows.length === 0) return [];
  const sets = await loadSets(store, classId);
  const work = await listWork(store, classId);
  const learners = (
    await store.selectFrom("learners").select(["id", "name"]).where("class_id", "=", classId).execute()
  ).sort(compareNames);
  return Promise.all(
    rows.map(async (row): Promise<RegradeView> => {
      const found = await store
        .selectFrom("regrade_results")
        .select(["submission_id", "old_score as oldScore", "score", "due_at"])
        .where("regrade_id", "=", row.id)
        .execute();
      const results = new Map(
        found.map(({ submission_id, due_at, ...result }) => [
          submission_id,
          { ...result, isDone: due_at === null },
        ]),
      );
      const done = [...results.values()].filter(({ isDone }) => isDone);
      return {
        id: row.id,
        lesson: row.lesson,
        exercise: row.exercise,
        startedAt: row.created_at,
        committedAt: row.committed_at,
        total: results.size,
        done: done.length,
        changed: done.filter(({ score, oldScore }) => score !== null && score !== oldScore).length,
        failed: done.filter(({ score }) => score === null).length,
        effects: listEffects(row, results, sets, work, learners),
      };
    }),
  );
}
