import type { ExerciseStatistics } from "@/lib/contract/gradebook";
import type { Store } from "@/lib/store/database";
import type { Caller } from "../accounts/caller";
import { getClass } from "../classes/class-access";
import { compareNames } from "../classes/read-class";
import { scoreExercise } from "./gradebook";
import { listWork } from "./list-work";
import { loadSets } from "./load-sets";
import { listMistakes } from "./list-mistakes";

/** The middle of some numbers: of an even count the mean of the two; null of none. */
export function findMedian(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

const findMean = (values: readonly number[]) =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

/** The most messages that are told of one exercise. */
const mostMessages = 5;

/**
 * How each assigned exercise goes: who has tried it, what it came to, how many attempts it took, and what went wrong most
 * often.
 *
 * @throws AppError as `getClass`.
 */
export async function readStatistics(
  store: Store,
  caller: Caller,
  classId: string,
): Promise<ExerciseStatistics[]> {
  await getClass(store, caller, classId, "assistant");
  const sets = await loadSets(store, classId);
  const work = await listWork(store, classId);
  const mistakes = await listMistakes(store, classId);
  const learners = (
    await store.selectFrom("learners").select(["id", "name"]).where("class_id", "=", classId).execute()
  ).sort(compareNames);
  return sets.flatMap((set) =>
    set.exercises.map((exercise): ExerciseStatistics => {
      const scores = learners.map(({ id }) => scoreExercise(work, id, set, exercise));
      const tried = scores.filter(({ attempts }) => attempts > 0);
      const full = 100 * exercise.points;
      const shares = tried.flatMap(({ computed }) => (computed === null ? [] : [computed / full]));
      return {
        id: exercise.id,
        set: set.title,
        exercise: exercise.exercise,
        lesson: exercise.lesson,
        learners: learners.length,
        tried: tried.length,
        full: tried.filter(({ computed }) => computed === full).length,
        meanShare: findMean(shares),
        medianAttempts: findMedian(tried.map(({ attempts }) => attempts)),
        messages: (mistakes.get(`${exercise.lesson}/${exercise.exercise}`) ?? []).slice(0, mostMessages),
      };
    }),
  );
}
