import { AppError } from "@/lib/contract/app-error";
import { listLessons } from "@/lib/course/lessons";
import { CONTENT_ROOT } from "@/lib/course/paths";
import type { CompiledPoll } from "@/lib/course/polls";
import { getPolls } from "../find-poll";

/** A question and its place in its lesson, from 1. */
export interface CourseQuestion {
  lesson: string;
  number: number;
  poll: CompiledPoll;
}

/** The questions of a lesson; none where it has none. */
export async function listLessonQuestions(lesson: string, root = CONTENT_ROOT): Promise<CourseQuestion[]> {
  const polls = await getPolls(lesson, root).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not-found") return [];
    throw error;
  });
  return polls.map((poll, index) => ({ lesson, number: index + 1, poll }));
}

/** The questions of some lessons, in the order of the course. */
export async function listQuestionsOf(
  lessons: ReadonlySet<string>,
  root = CONTENT_ROOT,
): Promise<CourseQuestion[]> {
  const inOrder = (await listLessons(root)).filter(({ slug }) => lessons.has(slug));
  return (await Promise.all(inOrder.map(({ slug }) => listLessonQuestions(slug, root)))).flat();
}
