import { AppError } from "@/lib/contract/app-error";
import type { GradeReport, RivalModel } from "@/lib/contract/exercise";
import { inferExperiment } from "@/lib/experiment/infer";
import { decodeArtefact, encodeArtefact } from "@/lib/experiment/run/artefact";
import { beginLog, type RunLog } from "@/lib/experiment/run/log";
import type { Store } from "@/lib/store/database";
import { listHeldBack } from "../assignments/held-back";
import { evidenceSchemas } from "./evidence";
import { findGrader, loadGraders } from "./load-graders";

/** So many models of classmates are to choose from, the newest ones. */
const mostRivals = 12;

interface Place {
  lesson: string;
  exercise: string;
}

/** The exercises whose models others may attack: those that some attack names. */
export async function listOfferable(): Promise<ReadonlySet<string>> {
  const graders = [...(await loadGraders()).values()];
  return new Set(
    graders.flatMap(({ exercise }) => (exercise.kind === "attack" ? (exercise.rivals ?? []) : [])),
  );
}

/** The run of a handing in; null for one that is none. */
function readRun(evidence: string): RunLog | null {
  const parsed = evidenceSchemas.experiment.safeParse(JSON.parse(evidence));
  const decoded = parsed.success ? decodeArtefact(parsed.data.artefact) : null;
  return decoded?.ok ? decoded.log : null;
}

/**
 * Lets those in a reader's classes attack the reader's newest model of an exercise that has reached its goal; or no longer.
 *
 * @throws AppError "bad-request" where the exercise's models are not attacked, "answer-first" where no model has reached the
 * goal, as far as the reader may know
 */
export async function offerModel(
  store: Store,
  readerId: string | null,
  { lesson, exercise, isOffered }: Place & { isOffered: boolean },
  now = new Date(),
): Promise<void> {
  if (!(await listOfferable()).has(`${lesson}/${exercise}`))
    throw new AppError("bad-request", 400, "Models of this exercise are not attacked by others.");
  const nothing = () => new AppError("answer-first", 409, "First hand in a model that reaches the goal.");
  if (readerId === null) throw nothing();
  const heldSince = (await listHeldBack(store, readerId, lesson, now.getTime())).get(exercise);
  await store.transaction().execute(async (transaction) => {
    const own = transaction
      .selectFrom("submissions")
      .select("submissions.id")
      .where("submissions.reader_id", "=", readerId)
      .where("lesson", "=", lesson)
      .where("exercise", "=", exercise);
    await transaction.deleteFrom("offered_models").where("submission_id", "in", own).execute();
    if (!isOffered) return;
    const reached = await own
      .innerJoin("grades", "grades.submission_id", "submissions.id")
      .where("score", "=", 1)
      .$if(heldSince !== undefined, (query) => query.where("received_at", "<", heldSince ?? ""))
      .orderBy("received_at", "desc")
      .limit(1)
      .executeTakeFirst();
    if (reached === undefined) throw nothing();
    await transaction
      .insertInto("offered_models")
      .values({ submission_id: reached.id, created_at: now.toISOString() })
      .execute();
  });
}

/** Which exercises of a lesson a reader offers a model of. */
export async function listOwnOffers(
  store: Store,
  readerId: string,
  lesson: string,
): Promise<ReadonlySet<string>> {
  const rows = await store
    .selectFrom("offered_models")
    .innerJoin("submissions", "submissions.id", "submission_id")
    .select("exercise")
    .where("reader_id", "=", readerId)
    .where("lesson", "=", lesson)
    .execute();
  return new Set(rows.map(({ exercise }) => exercise));
}

/** What others in a reader's classes offer of these exercises. */
function selectRivals(store: Store, readerId: string, places: readonly string[]) {
  return store
    .selectFrom("offered_models")
    .innerJoin("submissions", "submissions.id", "offered_models.submission_id")
    .where("submissions.reader_id", "!=", readerId)
    .where("submissions.reader_id", "in", (query) =>
      query
        .selectFrom("learners as own")
        .innerJoin("learners as mate", "mate.class_id", "own.class_id")
        .innerJoin("classes", "classes.id", "own.class_id")
        .where("own.reader_id", "=", readerId)
        .where("mate.reader_id", "is not", null)
        .where("archived_at", "is", null)
        .select("mate.reader_id")
        .$narrowType<{ reader_id: string }>(),
    )
    .where((where) =>
      where.or(
        places.map((place) => {
          const [lesson = "", exercise = ""] = place.split("/");
          return where.and({ lesson, exercise });
        }),
      ),
    );
}

async function findRivals({ lesson, exercise }: Place): Promise<readonly string[]> {
  const { exercise: graded } = await findGrader(lesson, exercise);
  return graded.kind === "attack" ? (graded.rivals ?? []) : [];
}

/** The models that a reader may attack in an exercise beside the course's own, the newest first; nobody is named. */
export async function listRivals(store: Store, readerId: string, place: Place): Promise<RivalModel[]> {
  const places = await findRivals(place);
  if (places.length === 0) return [];
  const rows = await selectRivals(store, readerId, places)
    .innerJoin("grades", "grades.submission_id", "submissions.id")
    .select(["submissions.id", "evidence", "report"])
    .orderBy("offered_models.created_at", "desc")
    .orderBy("submissions.id")
    .limit(mostRivals)
    .execute();
  return rows.flatMap(({ id, evidence, report }) => {
    const run = readRun(evidence);
    if (run === null) return [];
    const { figures } = JSON.parse(report) as GradeReport;
    return [
      { id, parameters: inferExperiment(run.experiment).parameters, measured: figures?.measured ?? null },
    ];
  });
}

/**
 * One of these as the file of a run without its history.
 *
 * @throws AppError "not-found" where this model is not offered to this reader, or no more
 */
export async function readRival(
  store: Store,
  readerId: string,
  place: Place,
  id: string,
): Promise<{ artefact: string }> {
  const places = await findRivals(place);
  const row =
    places.length === 0
      ? undefined
      : await selectRivals(store, readerId, places)
          .select("evidence")
          .where("submissions.id", "=", id)
          .executeTakeFirst();
  const run = row === undefined ? null : readRun(row.evidence);
  const last = run?.states.at(-1);
  if (run === null || last === undefined)
    throw new AppError("not-found", 404, "This model is not offered to you any more: choose another one.");
  return {
    artefact: encodeArtefact({ ...beginLog("rival", run.experiment), states: [{ ...last, slots: [] }] }),
  };
}

/** A model that was attacked, whether it is still offered or not; null where its maker has deleted it. */
export async function findAttacked(store: Store, id: string): Promise<RunLog | null> {
  const row = await store
    .selectFrom("submissions")
    .select("evidence")
    .where("id", "=", id)
    .executeTakeFirst();
  return row === undefined ? null : readRun(row.evidence);
}
