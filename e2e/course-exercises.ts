import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { AnswerExercise, Given } from "@/lib/classroom/grading/answer-exercise";
import { loadGraders, type CourseGrader } from "@/lib/classroom/grading/load-graders";

const lessons = join(import.meta.dirname, "..", "content", "lessons");

/** A graded exercise of the course, with what the server alone knows of it. */
export async function getGrader(lesson: string, exercise: string): Promise<CourseGrader> {
  const grader = (await loadGraders()).get(`${lesson}/${exercise}`);
  if (grader === undefined) throw new Error(`The course has no graded exercise ${lesson}/${exercise}`);
  return grader;
}

/** A file of an exercise's folder. */
export function readExerciseFile(lesson: string, exercise: string, file: string): string {
  return readFileSync(join(lessons, lesson, "exercises", exercise, file), "utf8");
}

/** The right answers for these numbers, as they are typed. */
export function solveAnswers({ questions }: AnswerExercise, given: Given): Record<string, string> {
  return Object.fromEntries(
    questions.map((question) => {
      const answer = question.answer(given);
      return [question.id, Array.isArray(answer) ? answer.join(" x ") : String(answer)];
    }),
  );
}
