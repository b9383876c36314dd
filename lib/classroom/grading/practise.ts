import type { z } from "zod";
import { AppError } from "@/lib/contract/app-error";
import type { PracticeReply, practiceSchema } from "@/lib/contract/exercise";
import { renderMarkdown } from "@/lib/course/markdown";
import type { Store } from "@/lib/store/database";
import { getSiteSecret } from "../site-secret";
import { drawGiven, gradeAnswers } from "./answer-exercise";
import { deriveGivenSeed } from "./grade-job";
import { findGrader } from "./load-graders";

/**
 * Other numbers of an exercise, and what answers to them are worth: for practice, so nothing is kept and the way may be seen.
 *
 * @throws AppError "not-found" where the exercise has no numbers to draw
 */
export async function practise(
  store: Store,
  readerId: string,
  { lesson, exercise: id, variant, answers, worked }: z.output<typeof practiceSchema>,
): Promise<Omit<PracticeReply, "ok">> {
  const { exercise } = await findGrader(lesson, id);
  if (exercise.kind !== "answer")
    throw new AppError("not-found", 404, "This exercise has no other numbers to practise with.");
  const secret = await getSiteSecret(store, "grading");
  const seed = deriveGivenSeed(secret, { readerId, lesson, exercise: id }, variant);
  const given = drawGiven(exercise, seed);
  const grade = answers === undefined ? null : gradeAnswers(exercise, answers, seed);
  const isShown = worked || grade?.score === 1;
  return { given, grade, workedHtml: isShown ? await renderMarkdown(exercise.worked(given)) : null };
}
