import type { OwnClass, OwnExercise, OwnSet } from "@/lib/contract/assignment";
import type { Store } from "@/lib/store/database";
import { findReader } from "../readers";
import { describeBoard, type BoardLearner } from "./class-board";
import { scoreExercise, sumScores } from "./gradebook";
import { listWork, type ClassWork } from "./list-work";
import { loadSets, type LoadedSet } from "./load-sets";
import { listComments } from "./read-evidence";
import { attemptShare, creditShare, findDue } from "./score";

/** Until when a set keeps a learner's scores back; null where it shows them. */
export function findHeldBack(set: LoadedSet, extendedTo: number | null, now: number): number | null {
  const due = findDue(set.rules, extendedTo);
  return set.showsScores === "after-due" && now <= due ? due : null;
}

async function readOwnSet(
  store: Store,
  set: LoadedSet,
  work: ClassWork,
  learners: readonly BoardLearner[],
  learner: string,
  now: number,
): Promise<OwnSet> {
  const extendedTo = work.findExtension(learner, set.id);
  const heldBack = findHeldBack(set, extendedTo, now);
  const { attempts: rule } = set;
  const exercises = await Promise.all(
    set.exercises.map(async (exercise): Promise<OwnExercise> => {
      const score = scoreExercise(work, learner, set, exercise);
      const next = attemptShare(rule, score.attempts + 1);
      const comments = await listComments(store, { learner, exercise: exercise.id });
      return {
        ...exercise,
        state: score.state,
        score: heldBack === null ? score.hundredths : null,
        isOverridden: heldBack === null && work.findOverride(learner, exercise.id) !== null,
        attempts: score.attempts,
        attemptsLeft: rule.most === null ? null : Math.max(0, rule.most - score.attempts),
        nextShare: (creditShare(set.rules, extendedTo, now) * next) / 100,
        comments: comments.map(({ text, by, at }) => ({ text, by, at })),
      };
    }),
  );
  return {
    id: set.id,
    title: set.title,
    releaseAt: set.releaseAt,
    dueAt: new Date(findDue(set.rules, extendedTo)).toISOString(),
    isExtended: extendedTo !== null && extendedTo > set.rules.dueAt,
    late: set.late,
    attempts: rule,
    scoresFrom: heldBack === null ? null : new Date(heldBack).toISOString(),
    exercises,
    score: heldBack === null ? sumScores(exercises.map(({ score }) => score)) : null,
    points: set.exercises.reduce((sum, { points }) => sum + points, 0),
    board: set.hasBoard ? describeBoard(set, work, learners, learner, now) : null,
  };
}

/**
 * What a browser's reader has to solve, class by class. Of a set that is not released yet there is nothing, not even that
 * there is one.
 *
 * @param token - the reader's cookie
 * @param now - milliseconds since 1970
 */
export async function readOwnSets(store: Store, token: string | null, now = Date.now()): Promise<OwnClass[]> {
  const readerId = await findReader(store, token);
  if (readerId === null) return [];
  const entries = await store
    .selectFrom("learners")
    .innerJoin("classes", "classes.id", "learners.class_id")
    .select(["learners.id as learner", "classes.id", "classes.name"])
    .where("reader_id", "=", readerId)
    .where("archived_at", "is", null)
    .orderBy("joined_at", "desc")
    .execute();
  return Promise.all(
    entries.map(async ({ learner, id, name }) => {
      const released = (await loadSets(store, id)).filter(({ rules }) => rules.releaseAt <= now);
      const learners = await listBoardLearners(store, id);
      // A board needs everybody's work, all else only one's own.
      const hasBoard = released.some((set) => set.hasBoard);
      const work = await listWork(store, id, hasBoard ? {} : { learner });
      return {
        id,
        name,
        isNamed: learners.some((entry) => entry.id === learner && entry.isNamed),
        sets: await Promise.all(released.map((set) => readOwnSet(store, set, work, learners, learner, now))),
      };
    }),
  );
}

async function listBoardLearners(store: Store, classId: string): Promise<BoardLearner[]> {
  const rows = await store
    .selectFrom("learners")
    .leftJoin("board_names", "board_names.learner_id", "learners.id")
    .select(["learners.id", "name", "board_names.learner_id as named"])
    .where("class_id", "=", classId)
    .execute();
  return rows.map(({ id, name, named }) => ({ id, name, isNamed: named !== null }));
}

/** Puts a browser's reader on the boards of a class by name, or takes the name off. Nothing for who is not in it. */
export async function setBoardName(
  store: Store,
  token: string | null,
  classId: string,
  isShown: boolean,
): Promise<void> {
  const readerId = await findReader(store, token);
  if (readerId === null) return;
  await store.transaction().execute(async (transaction) => {
    const entry = await transaction
      .selectFrom("learners")
      .select("id")
      .where("class_id", "=", classId)
      .where("reader_id", "=", readerId)
      .executeTakeFirst();
    if (entry === undefined) return;
    await transaction.deleteFrom("board_names").where("learner_id", "=", entry.id).execute();
    if (!isShown) return;
    await transaction
      .insertInto("board_names")
      .values({ learner_id: entry.id, created_at: new Date().toISOString() })
      .execute();
  });
}
