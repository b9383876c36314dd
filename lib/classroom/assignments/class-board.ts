import type { ClassBoard } from "@/lib/contract/assignment";
import { compareNames } from "../classes/read-class";
import { scoreExercise, sumScores } from "./gradebook";
import type { ClassWork } from "./list-work";
import type { LoadedSet } from "./load-sets";
import { findEnd } from "./score";

/** A learner of a class, and whether boards may name the learner. */
export interface BoardLearner {
  id: string;
  name: string;
  isNamed: boolean;
}

/**
 * How a class stands with a set: live, how many exercises each has solved; points once nobody can earn any more. While
 * scores are held back it is how many were handed in, which tells nobody what is right. Who does not want to be named is
 * counted, not listed.
 *
 * @param self - the learner who looks
 * @param now - milliseconds since 1970
 */
export function describeBoard(
  set: LoadedSet,
  work: ClassWork,
  learners: readonly BoardLearner[],
  self: string,
  now: number,
): ClassBoard {
  const end = Math.max(...learners.map(({ id }) => findEnd(set.rules, work.findExtension(id, set.id))));
  const isOver = now > end;
  const isHeldBack = set.showsScores === "after-due" && !isOver;
  const entries = learners.map(({ id, name, isNamed }) => {
    const scores = set.exercises.map((exercise) => ({
      ...scoreExercise(work, id, set, exercise),
      full: 100 * exercise.points,
    }));
    const done = scores.filter(({ computed, attempts, full }) =>
      isHeldBack ? attempts > 0 : computed !== null && computed >= full,
    );
    return {
      id,
      name,
      isNamed,
      exercises: done.length,
      points: isOver ? sumScores(scores.map(({ hundredths }) => hundredths)) : null,
      hasBegun: scores.some(({ attempts }) => attempts > 0),
    };
  });
  const begun = entries.filter(({ hasBegun }) => hasBegun);
  const listed = begun
    .filter(({ id, isNamed }) => isNamed || id === self)
    .sort((a, b) => (b.points ?? 0) - (a.points ?? 0) || b.exercises - a.exercises || compareNames(a, b));
  return {
    counts: isHeldBack ? "handed-in" : "solved",
    learners: learners.length,
    begun: begun.length,
    entries: listed.map(({ id, name, isNamed, exercises, points }) => ({
      name,
      isNamed,
      isSelf: id === self,
      exercises,
      points,
    })),
  };
}
