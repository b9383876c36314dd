import type { ExerciseState, GradeReport, SavedHandIn } from "@/lib/contract/exercise";
import { renderMarkdown } from "@/lib/course/markdown";
import type { Store } from "@/lib/store/database";
import { listHeldBack } from "../assignments/held-back";
import { drawGiven } from "./answer-exercise";
import { describeExercise, isPersonal } from "./describe-exercise";
import { deriveGivenSeed } from "./grade-job";
import { loadGraders, type CourseGrader } from "./load-graders";
import { listOfferable, listOwnOffers } from "./offered-models";
import { getSiteSecret } from "../site-secret";

/** So many of a reader's own are shown of an exercise. */
const mostShown = 20;

interface Row {
  id: string;
  key: string;
  received_at: string;
  score: number | null;
  report: string | null;
  graded_at: string | null;
}

function printRow({ id, key, received_at, score, report, graded_at }: Row): SavedHandIn {
  const grade =
    report === null || graded_at === null
      ? null
      : { score, report: JSON.parse(report) as GradeReport, gradedAt: graded_at };
  return { id, key, receivedAt: received_at, grade };
}

/** What a learner is told in place of a grade that is not to be seen yet. */
const heldBack: GradeReport = {
  message: "Graded. The score is shown when the assignment is due.",
};

/** The same rows without the grades of what was handed in since a set was released that keeps its scores back. */
function holdBack(rows: readonly Row[], since: string | undefined): Row[] {
  return rows.map((row) =>
    since === undefined || row.received_at < since || row.report === null
      ? row
      : { ...row, score: null, report: JSON.stringify(heldBack) },
  );
}

/** The newest ones, and the best if it is not among them. */
function chooseShown(rows: readonly Row[]): Row[] {
  const newest = rows.slice(0, mostShown);
  const best = rows.reduce<Row | undefined>(
    (found, row) => ((row.score ?? -1) > (found?.score ?? -1) ? row : found),
    undefined,
  );
  return best === undefined || newest.includes(best) ? newest : [...newest, best];
}

async function describeState(
  grader: CourseGrader,
  rows: readonly Row[],
  seed: number | null,
  isOffered: boolean | null,
): Promise<ExerciseState> {
  const { exercise } = grader;
  const scores = rows.flatMap(({ score }) => (score === null ? [] : [score]));
  const best = scores.length === 0 ? null : Math.max(...scores);
  const isStrange = seed === null && isPersonal(exercise);
  const given = seed === null || exercise.kind !== "answer" ? {} : drawGiven(exercise, seed);
  const isSolved = exercise.kind === "answer" && best === 1;
  return {
    form: describeExercise(grader, seed),
    given: isStrange ? null : given,
    handIns: chooseShown(rows).map(printRow),
    count: rows.length,
    best,
    workedHtml: isSolved ? await renderMarkdown(exercise.worked(given)) : null,
    isOffered,
  };
}

/**
 * The graded exercises of a lesson by id, each with what this reader has handed in.
 *
 * @param readerId - null for a stranger, who has handed in nothing
 */
export async function readExercises(
  store: Store,
  lesson: string,
  readerId: string | null,
): Promise<Record<string, ExerciseState>> {
  const graders = [...(await loadGraders())].flatMap(([place, grader]) => {
    const [slug, id = ""] = place.split("/");
    return slug === lesson ? [{ id, grader }] : [];
  });
  const rows =
    readerId === null
      ? []
      : await store
          .selectFrom("submissions")
          .leftJoin("grades", "grades.submission_id", "submissions.id")
          .select(["id", "exercise", "key", "received_at", "score", "report", "graded_at"])
          .where("submissions.reader_id", "=", readerId)
          .where("lesson", "=", lesson)
          .orderBy("received_at", "desc")
          .orderBy("id")
          .execute();
  const secret = await getSiteSecret(store, "grading");
  const held = readerId === null ? null : await listHeldBack(store, readerId, lesson);
  const offerable = await listOfferable();
  const offers = readerId === null ? null : await listOwnOffers(store, readerId, lesson);
  const states = await Promise.all(
    graders.map(async ({ id, grader }) => {
      const all = rows.filter(({ exercise }) => exercise === id);
      const own = holdBack(all, held?.get(id));
      const seed = readerId === null ? null : deriveGivenSeed(secret, { readerId, lesson, exercise: id });
      const isOffered = offerable.has(`${lesson}/${id}`) ? (offers?.has(id) ?? false) : null;
      return [id, await describeState(grader, own, seed, isOffered)] as const;
    }),
  );
  return Object.fromEntries(states);
}
