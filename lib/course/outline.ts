import { readFile } from "node:fs/promises";
import path from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { listLessons, type Lesson } from "./lessons";
import { CONTENT_ROOT } from "./paths";

const outlineSchema = z.array(
  z.strictObject({
    session: z.int().min(1).max(4),
    title: z.string(),
    summary: z.string(),
    lessons: z.array(z.strictObject({ slug: z.string(), title: z.string() })),
  }),
);

/** One session of the course: its lessons in order; a planned one has no `lesson` yet. */
export interface Session {
  session: number;
  title: string;
  summary: string;
  entries: { slug: string; title: string; lesson: Lesson | null }[];
}

/** The whole course: the plan in `course.yaml`, joined with the lessons that are written. */
export async function getOutline(root = CONTENT_ROOT): Promise<Session[]> {
  const plan = outlineSchema.parse(parse(await readFile(path.join(root, "course.yaml"), "utf8")));
  const lessons = await listLessons(root);
  return plan.map(({ session, title, summary, lessons: planned }) => ({
    session,
    title,
    summary,
    entries: planned.map(({ slug, title: plannedTitle }) => {
      const lesson = lessons.find((candidate) => candidate.slug === slug) ?? null;
      return { slug, title: lesson?.title ?? plannedTitle, lesson };
    }),
  }));
}

/** The written lessons before and after this one. */
export function findNeighbours(
  lessons: readonly Lesson[],
  slug: string,
): { previous?: Lesson; next?: Lesson } {
  const index = lessons.findIndex((lesson) => lesson.slug === slug);
  if (index < 0) return {};
  return { previous: lessons[index - 1], next: lessons[index + 1] };
}
